import { PROBLEM_CODES, type Problem } from "../../vocabulary/problems.ts";
import { POLICY_BOUNDS } from "../bounds.ts";
import { parsePolicy } from "../parse/parsePolicy.ts";
import type { PolicyProblem } from "../parse/problem.ts";
import type { AgentTerm, GuardSpec, ItemTerm, OfferSpec, PlanSpec, PolicySpec, PreemptSpec } from "../spec.ts";
import { POLICY_VERSION } from "../spec.ts";
import type { Imported, ImportedGroup, Importing } from "./importing.ts";

/** What the importers say of a policy; the rest is alike for all of them. */
export interface PolicyParts {
  readonly name: string;
  readonly plans: readonly PlanSpec[];
  readonly itemScore: readonly ItemTerm[];
  readonly agentScore: readonly AgentTerm[];
  readonly idleClock: PolicySpec["idleClock"];
  readonly offer: OfferSpec;
  readonly guards?: readonly GuardSpec[];
  readonly preempt?: readonly PreemptSpec[];
}

/** Longest wait first: the first come is served first. */
export const BY_WAIT: ItemTerm = { feature: "wait-s", weight: 1, transform: "linear" };
/** Strict priority: no wait is long enough to pass a better priority. */
export const BY_PRIORITY: ItemTerm = { feature: "priority", weight: 1, transform: "lexicographic" };
export const LONGEST_IDLE: AgentTerm = { feature: "idle-s", weight: 1, transform: "linear" };

/** The result of an import: the policy with its notes, or every problem. */
export function finished(importing: Importing, parts: PolicyParts, groups: readonly ImportedGroup[] = []): Imported {
  const plans = mergedPlans(importing, parts.plans);
  if (plans.length > POLICY_BOUNDS.plans) {
    importing.problem(
      "",
      "bad-length",
      `at most ${POLICY_BOUNDS.plans} different plans; import fewer queues at once`,
      plans,
    );
  }
  if (importing.problems.length > 0) return { ok: false, problems: importing.problems };
  const policy: PolicySpec = {
    version: POLICY_VERSION,
    name: printable(parts.name),
    admission: [],
    plans,
    itemScore: parts.itemScore,
    agentScore: parts.agentScore,
    combine: "item-then-agent",
    guards: parts.guards ?? [],
    preempt: parts.preempt ?? [],
    offer: parts.offer,
    idleClock: parts.idleClock,
    tieBreak: "in-order",
  };
  const parsed = parsePolicy(policy);
  if (parsed.ok) return { ok: true, policy: parsed.policy, groups, notes: importing.notes };
  return { ok: false, problems: parsed.problems.map(ofResult) };
}

/** A bound of the policy form that no bound of the vendor's form implies: too many ids in a list, too many guards. */
function ofResult({ path, code, expected, got }: PolicyProblem): Problem {
  return {
    path: `policy.${path}`,
    code: PROBLEM_CODES.find((known) => known === code) ?? "inconsistent",
    expected,
    got,
  };
}

/** Within the bounds of a policy's name; a cut may leave half a pair behind, so what is no character goes last. */
function printable(name: string): string {
  return name
    .slice(0, POLICY_BOUNDS.name)
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, " ")
    .trim();
}

/**
 * Plans with the same steps as one, the one for every contact last. A queue belongs to its first plan: where two of the
 * vendor's queues are one queue of the scenario, the second is noted and left out.
 */
function mergedPlans(importing: Importing, plans: readonly PlanSpec[]): readonly PlanSpec[] {
  const taken = new Set<string>();
  const merged = new Map<string, PlanSpec>();
  const everybody = plans.find(({ for: { queueIds } }) => queueIds === undefined);
  for (const { for: contacts, steps } of plans) {
    const ids = (contacts.queueIds ?? []).filter((id) => {
      if (taken.has(id)) importing.note("", "queue-twice", id);
      return !taken.has(id);
    });
    for (const id of ids) taken.add(id);
    const key = JSON.stringify(steps);
    const queueIds = [...(merged.get(key)?.for.queueIds ?? []), ...ids];
    if (ids.length > 0) merged.set(key, { for: { queueIds }, steps });
  }
  return [...merged.values(), ...(everybody === undefined ? [] : [everybody])];
}
