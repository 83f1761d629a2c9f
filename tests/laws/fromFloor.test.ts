import { describe, expect, test } from "vitest";
import { compileCentre } from "../../sim/engine/centre.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import { parseInitialState } from "../../sim/engine/start/parseInitialState.ts";
import { fromFloor } from "../../sim/experiment/fromFloor.ts";
import { Floor } from "../../sim/floor/floor.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { hours, type Instant, later } from "../../sim/vocabulary/index.ts";
import { firstCome, MONDAY } from "../fixtures/centres.ts";
import fc from "../fixtures/fastCheck.ts";
import { CountingRecorder } from "../fixtures/floorCounts.ts";
import { scenarioArbitrary } from "../fixtures/scenarioArbitrary.ts";
import { wholeScenarioArbitrary } from "../fixtures/wholeScenarioArbitrary.ts";

/** A run of `scenario` up to `at`, folded, and started again from the floor with another seed. */
function startedAgain(scenario: Scenario, seed: string, at: Instant) {
  const before = new CountingRecorder("before");
  createSimulation(scenario, { seed, startAt: MONDAY, observer: before }).advanceTo(at);
  const floor = new Floor();
  for (const event of before.events) floor.apply(event);
  floor.advance(at);
  const { initial, notPlaced } = fromFloor(floor, scenario);
  const after = new CountingRecorder("after");
  const simulation = createSimulation(scenario, {
    seed: `${seed}, again`,
    startAt: at,
    observer: after,
    from: initial,
  });
  return { before, after, simulation, initial, notPlaced };
}

function sameNumbers(scenario: Scenario, seed: string, at: Instant): void {
  const { before, after, simulation, initial, notPlaced } = startedAgain(scenario, seed, at);
  expect(after.counts()).toEqual(before.counts());
  expect(notPlaced.filter(({ what }) => what !== "contact")).toEqual([]);
  expect(parseInitialState(structuredClone(initial), scenario)).toEqual({ ok: true, state: initial });
  // It goes on from there.
  simulation.advanceTo(later(at, hours(6)));
}

const OFFERS = ["auto", "ring", "pull"] as const;
const scenarios = fc
  .tuple(fc.oneof(scenarioArbitrary(), wholeScenarioArbitrary()), fc.constantFrom(...OFFERS), fc.boolean())
  .map(([scenario, mode, preempts]): Scenario => {
    const [first, second] = scenario.queues;
    const preempt =
      preempts && first!.channel !== second!.channel
        ? [{ by: first!.channel, over: second!.channel, resumeCostMs: 1_000, cooldownMs: 0 }]
        : [];
    const offer = { mode, timeoutMs: 200_000, onMiss: "requeue-head" as const, missPauseMs: 60_000, parallel: 2 };
    return { ...scenario, policy: firstCome({ offer, preempt }) };
  });

describe("a run that starts from a floor", () => {
  test("[IS1] has as many in line, ringing, at work and on a break, by queue and group, as the run the floor is of", () => {
    fc.assert(
      fc.property(scenarios, fc.string(), fc.integer({ min: hours(1), max: hours(26) }), (scenario, seed, afterMs) =>
        sameNumbers(scenario, seed, later(MONDAY, afterMs)),
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test("[IS1] does so on the demonstration centre, with every policy's idle clock", () => {
    for (const hour of [3, 10.2, 14.7]) sameNumbers(demonstration, `hour ${hour}`, later(MONDAY, hours(hour)));
  });

  test("[IS2] is the same run, event by event, for the same floor, seed and replication, whatever centre it is compiled from", () => {
    const at = later(MONDAY, hours(11));
    const { initial } = startedAgain(demonstration, "same", at);
    const events = [demonstration, compileCentre(demonstration)].map((centre) => {
      const observer = new CountingRecorder("run");
      createSimulation(centre, { seed: "s", startAt: at, observer, from: initial }).advanceTo(later(at, hours(2)));
      return observer.events;
    });
    expect(events[1]).toEqual(events[0]);
    expect(events[0]!.length).toBeGreaterThan(1_000);
  });
});
