import type { Scenario } from "../../scenario/scenario.ts";

/** Number of the queue in the scenario. Throws `RangeError` where there is none: parsing has let no such id in. */
export function queueNumber(scenario: Scenario, id: string): number {
  return numberOf("queueId", scenario.queues, id);
}

/** Number of the group in the scenario. Throws `RangeError` where there is none. */
export function groupNumber(scenario: Scenario, id: string): number {
  return numberOf("groupId", scenario.groups, id);
}

function numberOf(name: string, list: readonly { readonly id: string }[], id: string): number {
  const number = list.findIndex((row) => row.id === id);
  if (number < 0) throw new RangeError(`${name}: expected one of ${list.map((row) => row.id).join(", ")}, got ${id}`);
  return number;
}
