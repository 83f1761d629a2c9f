import type { Scenario } from "../../scenario/scenario.ts";
import { unreachable } from "../../vocabulary/index.ts";
import type { RoutingFloor } from "../compiled.ts";
import type { Condition, Conditions } from "../spec.ts";
import { groupNumber, queueNumber } from "./numbers.ts";

/** One condition in numbers. */
export interface CompiledCondition {
  readonly figure: Condition["figure"];
  /** −1: the contact's own. */
  readonly queue: number;
  /** Groups whose idle agents are counted; for `idle-agents` of a queue: those with its skill. By queue asked. */
  readonly groups: readonly Int32Array[];
  readonly above: number;
  readonly below: number;
}

/** Throws `RangeError` for an unknown queue or group. */
export function compileConditions(scenario: Scenario, conditions: Conditions): readonly CompiledCondition[] {
  return conditions.map((condition) => ({
    figure: condition.figure,
    queue: condition.queueId === undefined ? -1 : queueNumber(scenario, condition.queueId),
    groups: scenario.queues.map((queue) =>
      condition.groupId === undefined
        ? Int32Array.from(skilledFor(scenario, queue.id))
        : Int32Array.of(groupNumber(scenario, condition.groupId)),
    ),
    above: condition.above ?? Number.NEGATIVE_INFINITY,
    below: condition.below ?? Number.POSITIVE_INFINITY,
  }));
}

/** Numbers of the groups with the skill for a queue, in the scenario's order. */
export function skilledFor(scenario: Scenario, queueId: string): number[] {
  return scenario.groups.flatMap((group, g) => (group.skills.some((row) => row.queueId === queueId) ? [g] : []));
}

/** Whether all conditions hold for a contact of `queue` now; both bounds are exclusive. None: true. */
export function conditionsHold(conditions: readonly CompiledCondition[], floor: RoutingFloor, queue: number): boolean {
  for (let i = 0; i < conditions.length; i++) {
    const condition = conditions[i]!;
    const value = figureOf(condition, floor, queue);
    if (!(value > condition.above && value < condition.below)) return false;
  }
  return true;
}

/** The figure a condition looks at, in the unit its name says, for a contact of `queue` now. */
export function figureOf(condition: CompiledCondition, floor: RoutingFloor, queue: number): number {
  const of = condition.queue < 0 ? queue : condition.queue;
  switch (condition.figure) {
    case "estimated-wait-ms":
      return floor.estimatedWaitMs(of);
    case "waiting":
      return floor.waiting(of);
    case "longest-wait-ms":
      return floor.longestWaitMs(of);
    case "idle-agents":
      return idleIn(condition.groups[of]!, floor);
    case "free-slots":
      return floor.freeSlots(of);
    case "service-level":
      return floor.serviceLevel(of);
    default:
      return unreachable(condition.figure);
  }
}

/** Agents of the groups who hold nothing and could take something. */
export function idleIn(groups: Int32Array, floor: RoutingFloor): number {
  let idle = 0;
  for (let i = 0; i < groups.length; i++) idle += floor.idle(groups[i]!);
  return idle;
}
