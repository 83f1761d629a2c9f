import type { PolicyNeeds } from "../compiled.ts";
import type { CompiledGuard, GuardSet } from "../model/guards.ts";
import type { RoutingModel } from "../model/model.ts";
import type { Condition, PolicySpec } from "../spec.ts";

/** What the engine must keep up to date for the policy; whatever is not needed costs nothing. */
export function needsOf(model: RoutingModel, guards: GuardSet, particulars: boolean): PolicyNeeds {
  const { spec } = model;
  const figures = new Set(conditionsOf(spec).map(({ figure }) => figure));
  const announces = spec.admission.some((rule) => rule.kind === "announce-wait");
  const estimates = announces || figures.has("estimated-wait-ms");
  return {
    lengths:
      estimates ||
      figures.has("waiting") ||
      figures.has("longest-wait-ms") ||
      spec.itemScore.some((term) => term.feature === "waiting" && term.weight !== 0),
    sweep: spec.combine === "agent-then-item" || guards.guards.some((guard) => opensForOthers(guard, model, guards)),
    particulars,
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
 * Whether a change elsewhere may open the guard for an agent who was idle all along; guards that look at the agent alone
 * may open by time passing or by offers to it, without anything becoming free.
 */
function opensForOthers(guard: CompiledGuard, model: RoutingModel, guards: GuardSet): boolean {
  switch (guard.kind) {
    case "reserve":
      return guard.releaseAbove > guard.limit || !isForAllAlike(guard, model, guards);
    case "open-at-most":
      // Opens when the agent finishes something, and is asked then.
      return false;
    case "rate":
    case "occupancy":
    case "lend":
      return true;
  }
}

/**
 * Whether all groups a reserve counts may be asked for the same contacts under the same guards. Then whoever has just
 * become idle, who is asked anyway, may take what the reserve has let go, and there is nothing left for the others.
 */
function isForAllAlike({ filter, counted }: CompiledGuard, model: RoutingModel, guards: GuardSet): boolean {
  const [first] = counted;
  if (first === undefined) return true;
  const width = model.groups.length;
  return model.lines.every(({ queue, ofLastAgent }, line) => {
    if (filter.queues[queue] === 0) return true;
    if (ofLastAgent) return false;
    const asked = model.mayAsk[line * width + first];
    const under = guards.between(queue, first);
    return counted.every((group) => {
      const its = guards.between(queue, group);
      return (
        model.mayAsk[line * width + group] === asked &&
        its.length === under.length &&
        its.every((one, i) => one === under[i])
      );
    });
  });
}
