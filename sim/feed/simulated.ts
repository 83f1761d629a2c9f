import { EventRecorder } from "../engine/eventRecorder.ts";
import { runName } from "../engine/runName.ts";
import { createSimulation } from "../engine/simulation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { FloorEvent, Instant } from "../vocabulary/index.ts";
import type { Feed } from "./feed.ts";

export interface SimulatedFeedOptions {
  /** As parsed: `parseScenario(…)`. */
  readonly scenario: Scenario;
  /** Any text. */
  readonly seed: string;
  /** The floor opens then, with the agents on shift and nobody waiting. */
  readonly startAt: Instant;
}

/** A simulated centre as a feed without end. Same options, same events with the same ids, however they are taken. */
export function createSimulatedFeed({ scenario, seed, startAt }: SimulatedFeedOptions): Feed {
  let ready: FloorEvent[] = [];
  const observer = new EventRecorder(runName(seed, startAt), (event) => ready.push(event));
  const simulation = createSimulation(scenario, { seed, startAt, observer });
  return {
    kind: "simulated",
    label: scenario.name.en,
    startsAt: startAt,
    take(until, limit) {
      // One more than asked for, to know whether more are waiting.
      while (ready.length <= limit && simulation.nextAt <= until) simulation.advanceTo(simulation.nextAt as Instant);
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
