import type { PolicyNeeds } from "../compiled.ts";
import type { GuardSet } from "../model/guards.ts";
import type { Condition, PolicySpec } from "../spec.ts";

/** What the engine must keep up to date for the policy; whatever is not needed costs nothing. */
export function needsOf(spec: PolicySpec, guards: GuardSet): PolicyNeeds {
  const figures = new Set(conditionsOf(spec).map(({ figure }) => figure));
  const announces = spec.admission.some((rule) => rule.kind === "announce-wait");
  const estimates = announces || figures.has("estimated-wait-ms");
  return {
    lengths:
      estimates ||
      figures.has("waiting") ||
      figures.has("longest-wait-ms") ||
      spec.itemScore.some((term) => term.feature === "waiting" && term.weight !== 0),
    sweep: spec.combine === "agent-then-item" || guards.guards.some(opensForOthers),
    estimates,
    serviceLevel: figures.has("service-level"),
    occupancy:
      spec.guards.some((guard) => guard.kind === "occupancy") ||
      spec.agentScore.some((term) => term.feature === "occupancy" && term.weight !== 0),
    offers:
      spec.guards.some((guard) => guard.kind === "rate") ||
      spec.agentScore.some((term) => term.feature === "offers-in-window" && term.weight !== 0),
  };
}

/** All conditions anywhere in a policy. */
export function conditionsOf(spec: PolicySpec): readonly Condition[] {
  return [
    ...spec.admission.flatMap((rule) => rule.when),
    ...spec.plans.flatMap((plan) => plan.steps.flatMap((step) => step.when)),
    ...spec.guards.flatMap((guard) => (guard.kind === "lend" ? [...guard.when, ...(guard.returnWhen ?? [])] : [])),
  ];
}

/**
 * Whether a change elsewhere may open the guard for an agent who was idle all along. A reserve over one group without
 * hysteresis opens only for the agent who has just become free, who is asked anyway; guards that look at the agent
 * alone may open by time passing or by offers to it, without anything becoming free.
 */
function opensForOthers(guard: GuardSet["guards"][number]): boolean {
  switch (guard.kind) {
    case "reserve":
      return guard.counted.length > 1 || guard.releaseAbove > guard.limit;
    case "open-at-most":
      // Opens when the agent finishes something, and is asked then.
      return false;
    case "rate":
    case "occupancy":
    case "lend":
      return true;
  }
}
