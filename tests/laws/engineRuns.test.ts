import { describe, expect, test } from "vitest";
import { compileCentre } from "../../sim/engine/centre.ts";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import { Kernel } from "../../sim/engine/kernel/kernel.ts";
import { Sources } from "../../sim/engine/kernel/sources.ts";
import { Replicator } from "../../sim/engine/replicator.ts";
import { createSimulation, resumeSimulation } from "../../sim/engine/simulation.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { type FloorEvent, hours, type Instant, later } from "../../sim/vocabulary/index.ts";
import { MONDAY } from "../fixtures/centres.ts";
import fc from "../fixtures/fastCheck.ts";
import { routedScenarios } from "../fixtures/routedScenarios.ts";
import { queueSums, talliesOf } from "../fixtures/tallied.ts";

const START = later(MONDAY, hours(7));
const UNTIL = later(START, hours(14));
const OPTIONS = { numRuns: 15, endOnFailure: true } as const;

function recorder(into: FloorEvent[]): EventRecorder {
  return new EventRecorder("run", (event) => into.push(event));
}

/** The sums of a run whose leavings are booked when somebody looks, or on time. */
function sums(scenario: Scenario, seed: string, lazy: boolean): Float64Array {
  const centre = compileCentre(scenario);
  const observer = talliesOf(scenario, START, UNTIL);
  const options = { seed, replication: 0, startAt: START, observer, lazy };
  const kernel = new Kernel(centre, new Sources(centre), options);
  kernel.begins();
  kernel.advance(UNTIL, Number.POSITIVE_INFINITY);
  kernel.departures.purge();
  observer.finish();
  return observer.sums;
}

describe("laws of runs, for any scenario and several policies", () => {
  test("[E23] giving up booked when somebody looks, or on time: the same sums", () => {
    fc.assert(
      fc.property(routedScenarios(), fc.string(), (scenario, seed) => {
        expect(sums(scenario, seed, true)).toEqual(sums(scenario, seed, false));
      }),
      OPTIONS,
    );
  });

  test("[E24] a run resumed from its snapshot gives the same events, bit for bit, as often as it is resumed", () => {
    fc.assert(
      fc.property(routedScenarios(), fc.string(), fc.nat(hours(14)), (scenario, seed, cut) => {
        const whole: FloorEvent[] = [];
        createSimulation(scenario, { seed, startAt: START, observer: recorder(whole) }).advanceTo(UNTIL);
        const first: FloorEvent[] = [];
        const simulation = createSimulation(scenario, { seed, startAt: START, observer: recorder(first) });
        simulation.advanceTo(later(START, cut));
        const snapshot = structuredClone(simulation.snapshot());
        for (let again = 0; again < 2; again++) {
          const rest: FloorEvent[] = [];
          resumeSimulation(scenario, snapshot, { observer: recorder(rest) }).advanceTo(UNTIL);
          expect([...first, ...rest]).toEqual(whole);
        }
      }),
      OPTIONS,
    );
  });

  test("[E24] tallies resumed from a snapshot between two events end as those of the whole run", () => {
    fc.assert(
      fc.property(routedScenarios(), fc.string(), fc.integer({ min: 1, max: 3_000 }), (scenario, seed, steps) => {
        const whole = talliesOf(scenario, START, UNTIL);
        createSimulation(scenario, { seed, startAt: START, observer: whole }).advanceTo(UNTIL);
        const begun = createSimulation(scenario, { seed, startAt: START, observer: talliesOf(scenario, START, UNTIL) });
        for (let i = 0; i < steps && begun.nextAt <= UNTIL; i++) begun.step();
        const observer = talliesOf(scenario, START, UNTIL);
        const resumed = resumeSimulation(scenario, structuredClone(begun.snapshot()), { observer });
        resumed.advanceTo(UNTIL);
        expect(resumed.contactsOpen).toBe(resumed.contactsOpen);
        expect(observer.sums).toEqual(whole.sums);
      }),
      OPTIONS,
    );
  });

  test("[E25] a replication is the same in any order, on any replicator; others differ", () => {
    fc.assert(
      fc.property(routedScenarios(), fc.string(), (given, seed) => {
        const scenario: Scenario = { ...given, run: { startMinute: 480, lengthMinutes: 240, warmUpMinutes: 30 } };
        const one = new Replicator(scenario);
        const [first, second, again] = [0, 1, 2].map(() => new Float64Array(one.layout.size)) as [
          Float64Array,
          Float64Array,
          Float64Array,
        ];
        expect(one.run(seed, 3, first)).toBe(true);
        expect(one.run(seed, 4, second)).toBe(true);
        expect(new Replicator(scenario).run(seed, 3, again)).toBe(true);
        expect(again).toEqual(first);
        expect(one.run(seed, 3, again)).toBe(true);
        expect(again).toEqual(first);
      }),
      OPTIONS,
    );
  });

  test("[E26] steps of one event, and from decision to decision, are the run", () => {
    fc.assert(
      fc.property(routedScenarios(), fc.string(), (scenario, seed) => {
        const until = later(START, hours(2));
        const whole: FloorEvent[] = [];
        createSimulation(scenario, { seed, startAt: START, observer: recorder(whole) }).advanceTo(until);
        const stepped: FloorEvent[] = [];
        const simulation = createSimulation(scenario, { seed, startAt: START, observer: recorder(stepped) });
        while (simulation.nextAt <= until) if (!simulation.step()) break;
        expect(stepped).toEqual(whole);
        const decided: FloorEvent[] = [];
        const deciding = createSimulation(scenario, { seed, startAt: START, observer: recorder(decided) });
        while (deciding.stepDecision(until as Instant)) {}
        expect(decided).toEqual(whole);
      }),
      OPTIONS,
    );
  });

  test("[E25] a run called off leaves the vector alone", () => {
    fc.assert(
      fc.property(routedScenarios(), (given) => {
        const replicator = new Replicator({ ...given, run: { lengthMinutes: 14_400 } });
        const into = new Float64Array(replicator.layout.size).fill(7);
        const done = replicator.run("", 0, into, () => true);
        if (!done) expect(into.every((value) => value === 7)).toBe(true);
      }),
      OPTIONS,
    );
  });
});

test("[E23] whoever waits is counted without a look at those who have left", () => {
  fc.assert(
    fc.property(routedScenarios(), fc.string(), (scenario, seed) => {
      const observer = talliesOf(scenario, START, UNTIL);
      const simulation = createSimulation(scenario, { seed, startAt: START, observer });
      simulation.advanceTo(UNTIL);
      const waiting = scenario.queues.map((_, k) => simulation.waiting(k));
      simulation.purge();
      scenario.queues.forEach((_, k) => {
        const { queued, answered, abandoned, callbacks, overflowed, turnedAway, steered } = queueSums(observer, k);
        expect(queued - answered - abandoned - callbacks - overflowed - turnedAway - steered).toBe(waiting[k]);
      });
    }),
    OPTIONS,
  );
});
