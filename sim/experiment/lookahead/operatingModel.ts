import type { Scenario } from "../../scenario/scenario.ts";
import type { FloorMapping } from "../fromFloor.ts";
import type { LookAheadSource } from "./result.ts";

/** What a look-ahead believes of a centre: a scenario, what the floor calls differently, and where its numbers come from. */
export interface OperatingModel {
  readonly scenario: Scenario;
  readonly mapping?: FloorMapping;
  readonly source: LookAheadSource;
  /** Days of the log it was estimated from; absent where it is a scenario somebody wrote. */
  readonly days?: number;
}

/**
 * The scenario a simulated floor is played from, as the centre itself would know it: its ordinary demand, not the surprises
 * of the day, and no trace of who will really come.
 */
export function knownModel({ events: _, ...scenario }: Scenario): OperatingModel {
  const queues = scenario.queues.map((queue) => {
    if (queue.arrivals?.trace === undefined) return queue;
    const { trace: __, ...arrivals } = queue.arrivals;
    return { ...queue, arrivals };
  });
  return {
    scenario: { ...scenario, queues },
    source: { arrivals: "scenario", handleTimes: "scenario", patience: "scenario", staffing: "scenario" },
  };
}
