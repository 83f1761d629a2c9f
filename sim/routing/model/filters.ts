import type { Scenario } from "../../scenario/scenario.ts";
import type { RoutingFloor } from "../compiled.ts";
import type { ContactFilter } from "../spec.ts";
import { queueNumber } from "./numbers.ts";

/** A contact filter in numbers: what of it hangs on the queue, and what on the contact. */
export interface CompiledFilter {
  /** By queue number, 1: contacts of the queue may match. */
  readonly queues: Uint8Array;
  readonly returning: boolean | undefined;
  readonly hasLastAgent: boolean | undefined;
}

/** Throws `RangeError` for an unknown queue. */
export function compileFilter(scenario: Scenario, filter: ContactFilter): CompiledFilter {
  const named = filter.queueIds && new Set(filter.queueIds.map((id) => queueNumber(scenario, id)));
  const queues = Uint8Array.from(scenario.queues, (queue, k) =>
    (named === undefined || named.has(k)) && (filter.channels === undefined || filter.channels.includes(queue.channel))
      ? 1
      : 0,
  );
  return { queues, returning: filter.returning, hasLastAgent: filter.hasLastAgent };
}

/** Whether a contact of a queue the filter names matches in the rest. */
export function contactMatches(filter: CompiledFilter, floor: RoutingFloor, contact: number): boolean {
  if (filter.returning !== undefined && (floor.returning[contact] === 1) !== filter.returning) return false;
  return filter.hasLastAgent === undefined || floor.lastAgent[contact]! >= 0 === filter.hasLastAgent;
}
