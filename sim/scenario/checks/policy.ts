import { parsePolicyChoice } from "../../routing/parse/parsePolicy.ts";
import { type Findings, joined } from "../findings.ts";
import type { Part, Parts } from "../parts.ts";

/**
 * The policy, as routing judges it: against the queues and groups of the scenario where all of them could be read, else
 * by its form alone, so that one mistake is one problem.
 */
export function checkPolicy(parts: Parts, found: Findings): void {
  const queues = specsOf(parts.queues);
  const groups = specsOf(parts.groups);
  const context = queues !== undefined && groups !== undefined ? { queues, groups } : undefined;
  const parsed = parsePolicyChoice(parts.policy, context);
  if (parsed.ok) parts.values.policy = parsed.choice;
  else for (const one of parsed.problems) found.push({ ...one, path: joined("policy", [one.path]) });
}

function specsOf<T>(parts: readonly Part<T>[]): readonly T[] | undefined {
  const specs = parts.flatMap((part) => (part.spec === undefined ? [] : [part.spec]));
  return specs.length === parts.length && specs.length > 0 ? specs : undefined;
}
