import { EventRecorder } from "../engine/eventRecorder.ts";
import { runName } from "../engine/runName.ts";
import { createSimulation } from "../engine/simulation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { FloorEvent, Instant } from "../vocabulary/index.ts";
import type { Feed } from "./feed.ts";
import type { FeedReasons } from "./reasons.ts";

export interface SimulatedFeedOptions {
  /** As parsed: `parseScenario(…)`. */
  readonly scenario: Scenario;
  /** Any text. */
  readonly seed: string;
  /** The floor opens then, with the agents on shift and nobody waiting. */
  readonly startAt: Instant;
  /** Keeps the decisions of the routing and answers why; changes nothing of the events. Absent: nobody asks. */
  readonly reasons?: FeedReasons;
}

/** A simulated centre as a feed without end. Same options, same events with the same ids, however they are taken. */
export function createSimulatedFeed({ scenario, seed, startAt, reasons }: SimulatedFeedOptions): Feed {
  let ready: FloorEvent[] = [];
  const emit = (event: FloorEvent) => ready.push(event);
  const run = runName(seed, startAt);
  const observer = reasons === undefined ? new EventRecorder(run, emit) : reasons.recorder(run, emit);
  const simulation = createSimulation(scenario, {
    ...{ seed, startAt, observer },
    ...(reasons === undefined ? {} : { trace: reasons.trace }),
  });
  return {
    kind: "simulated",
    label: scenario.name.en,
    startsAt: startAt,
    take(until, limit) {
      // One more than asked for, to know whether more are waiting.
      while (ready.length <= limit && simulation.nextAt <= until) {
        simulation.advanceTo(simulation.nextAt as Instant);
        reasons?.gather();
      }
      const waiting = ready.findIndex((event) => event.at > until);
      const count = Math.min(limit, waiting < 0 ? ready.length : waiting);
      const events = ready.slice(0, count);
      ready = ready.slice(count);
      const nextAt = ready[0]?.at ?? simulation.nextAt;
      return {
        events,
        more: ready.length > 0 && ready[0]!.at <= until,
        ended: false,
        ...(Number.isFinite(nextAt) ? { nextAt: nextAt as Instant } : {}),
      };
    },
  };
}
