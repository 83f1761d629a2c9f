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
 * Plans with the same steps as one. A queue belongs to its first plan of a kind: where two of the vendor's queues are one
 * queue of the scenario, the second is noted and left out.
 */
function mergedPlans(importing: Importing, plans: readonly PlanSpec[]): readonly PlanSpec[] {
  const taken = new Set<string>();
  const merged = new Map<string, PlanSpec>();
  for (const plan of plans) {
    const { queueIds, ...others } = plan.for;
    const kind = JSON.stringify(others);
    const left = queueIds?.filter((id) => !taken.has(`${kind} ${id}`));
    for (const id of queueIds ?? []) {
      if (left?.includes(id) !== true) importing.note("", "queue-twice", id);
      taken.add(`${kind} ${id}`);
    }
    if (queueIds !== undefined && left?.length === 0) continue;
    const key = JSON.stringify([kind, queueIds === undefined, plan.steps]);
    const known = merged.get(key);
    const ids = [...(known?.for.queueIds ?? []), ...(left ?? [])];
    merged.set(key, { for: { ...others, ...(queueIds === undefined ? {} : { queueIds: ids }) }, steps: plan.steps });
  }
  return [...merged.values()].sort((a, b) => generality(a) - generality(b));
}

/** Whom a plan is for: customers of a queue with a last agent come before all of the queue, and those before everybody. */
function generality({ for: { queueIds, hasLastAgent } }: PlanSpec): number {
  return (queueIds === undefined ? 2 : 0) + (hasLastAgent === undefined ? 1 : 0);
}
