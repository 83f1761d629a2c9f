import type { RoutingFloor } from "../compiled.ts";
import type { CompiledCondition } from "./conditions.ts";
import { conditionsHold } from "./conditions.ts";
import { type CompiledFilter, contactMatches } from "./filters.ts";

/** A step of a plan for one queue. */
export interface PlanStep {
  readonly line: number;
  readonly when: readonly CompiledCondition[];
  readonly ofLastAgent: boolean;
  /** By group number, 1: agents of the group may be asked. */
  readonly groups: Uint8Array;
}

/** A plan for the contacts of one queue. */
export interface PlanChoice {
  readonly filter: CompiledFilter;
  /** At least one; the last has no conditions. */
  readonly steps: readonly PlanStep[];
}

/** The line a contact begins in: the first plan that matches it, its first step that applies. */
export function firstLineOf(plans: readonly PlanChoice[], floor: RoutingFloor, contact: number, queue: number): number {
  for (let i = 0; i < plans.length; i++) {
    const plan = plans[i]!;
    if (contactMatches(plan.filter, floor, contact)) return lineFrom(plan, 0, floor, contact, queue);
  }
  throw new RangeError(`plans: expected one that matches every contact of queue ${queue}, got ${plans.length}`);
}

/**
 * The line of the first step from number `from` on that applies; −1: none is left. A step for the last agent applies
 * only to customers who have one who may be asked: waiting for nobody would only cost time.
 */
export function lineFrom(plan: PlanChoice, from: number, floor: RoutingFloor, contact: number, queue: number): number {
  for (let i = from; i < plan.steps.length; i++) {
    const step = plan.steps[i]!;
    if (step.ofLastAgent) {
      const last = floor.lastAgent[contact]!;
      if (last < 0 || step.groups[floor.groupOf[last]!] === 0) continue;
    }
    if (conditionsHold(step.when, floor, queue)) return step.line;
  }
  return -1;
}
