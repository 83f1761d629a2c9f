import { expect, test } from "vitest";
import { compileCentre } from "../../sim/engine/centre.ts";
import { Kernel } from "../../sim/engine/kernel/kernel.ts";
import { Sources } from "../../sim/engine/kernel/sources.ts";
import type { EngineObserver } from "../../sim/engine/observer.ts";
import { createSimulation, resumeSimulation } from "../../sim/engine/simulation.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { hours, later, minutes, seconds } from "../../sim/vocabulary/index.ts";
import { centre, exponential, firstCome, group, MONDAY, voiceQueue } from "../fixtures/centres.ts";
import fc from "../fixtures/fastCheck.ts";
import { modelA } from "../fixtures/speedModels.ts";
import { talliesOf } from "../fixtures/tallied.ts";

const UNTIL = later(MONDAY, hours(6));
const TARGET = { withinMs: seconds(20), share: 0.8 };

/** A policy that looks at what contacts and agents are like, not only at who is in front. */
const WEIGHS = firstCome({
  itemScore: [
    { feature: "known-work-s", weight: -0.1, transform: "linear" },
    { feature: "wait-s", weight: 1, transform: "linear" },
  ],
  agentScore: [{ feature: "since-same-channel-s", weight: 1, transform: "linear" }],
});

/** Two queues and three groups, one contact at a time; people come and go by the hour; some work is wrapped up. */
const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    perHour: fc.tuple(fc.integer({ min: 20, max: 300 }), fc.integer({ min: 20, max: 300 })),
    wrapUp: fc.constantFrom([false, false], [true, false], [true, true]),
    patient: fc.boolean(),
    policy: fc.constantFrom("fifo-li", WEIGHS),
    agents: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 24, maxLength: 24 }),
  })
  .map(({ perHour, wrapUp, patient, policy, agents }) => {
    const queues = perHour.map((rate, k) =>
      voiceQueue(rate, exponential(minutes(3)), {
        id: `q${k}`,
        target: TARGET,
        ...(k === 0 && patient ? {} : { patienceMs: exponential(minutes(1)) }),
        ...(wrapUp[k] ? { wrapUpMs: exponential(seconds(20)) } : {}),
      }),
    );
    const [first, second] = [queues[0]!, queues[1]!];
    return centre(
      queues,
      [
        group(4, [first], { id: "first" }),
        group(3, [second], { id: "second" }),
        group(0, [first, second], { id: "both", headcount: { profile: "daily", intervalMinutes: 60, agents } }),
      ],
      { policy },
    );
  });

/** What may lie in store for a contact of a queue of voice, beyond waiting, conversation and wrap-up; any part may be absent. */
const stores = fc.record(
  {
    resolution: fc.record({ share: fc.constantFrom(0.5, 0.85) }),
    transfer: fc.constant({ share: 0.2, toQueueId: "second", contextKeptShare: 0.5 }),
    backOffice: fc.constant({ share: 0.1, toQueueId: "second" }),
    rating: fc.constant({ scale: "csat" as const, share: 0.5, weights: [{ score: 5, weight: 1 }] }),
    identificationMs: fc.constant(seconds(15)),
    customers: fc.record(
      {
        redial: fc.constant({ share: 0.5, delayMs: exponential(minutes(2)) }),
        onAbandon: fc.constant({
          switchShare: 0.5,
          toQueueId: "chat",
          delayMs: exponential(minutes(1)),
          contextKeptShare: 0.5,
        }),
        repeat: fc.constant({ share: 0.7, delayMs: exponential(minutes(20)), contextKeptShare: 0.6 }),
        lostContext: fc.constant({ clarifyMs: seconds(20), resolvedFactor: 0.8 }),
        statusQuestion: fc.constant({ share: 0.3, afterMs: exponential(minutes(1)), toQueueId: "second" }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

/** Voice with much in store, callbacks, somebody who holds several chats and slows down; breaks and shifts that end. */
const journeys: fc.Arbitrary<Scenario> = fc
  .record({
    store: stores,
    perHour: fc.integer({ min: 20, max: 250 }),
    chats: fc.integer({ min: 0, max: 120 }),
    afterMs: fc.constantFrom(0, seconds(10), seconds(45)),
    slows: fc.boolean(),
    blended: fc.boolean(),
    resolvedFactor: fc.constantFrom(0.7, 1),
    policy: fc.constantFrom(firstCome(), WEIGHS),
  })
  .map(({ store, perHour, chats, afterMs, slows, blended, resolvedFactor, policy }) => {
    const patienceMs = exponential(minutes(1));
    const wrapUpMs = exponential(seconds(20));
    const voice = { ...voiceQueue(perHour, exponential(minutes(3)), { id: "voice", patienceMs, wrapUpMs }), ...store };
    const second = voiceQueue(10, exponential(minutes(4)), { id: "second", patienceMs });
    const chat = voiceQueue(chats, exponential(minutes(5)), {
      id: "chat",
      channel: "chat",
      patienceMs,
      wrapUpMs,
      resolution: { share: 0.8, byConcurrency: [1, 3].map((concurrency) => ({ concurrency, share: 1 / concurrency })) },
    });
    const { arrivals: _, ...back } = voiceQueue(0, exponential(minutes(3)), { id: "back", channel: "callback" });
    const dialling = {
      answerShare: 0.6,
      noAnswerMs: exponential(seconds(20)),
      redials: 1,
      redialDelayMs: exponential(minutes(5)),
    };
    const phones = group(8, [voice, second, { ...back, dialling }], { id: "phones" });
    return centre(
      [{ ...voice, target: TARGET }, second, chat, { ...back, dialling }],
      [
        { ...phones, skills: phones.skills.map((skill) => ({ ...skill, resolvedFactor })) },
        // Blended: whoever holds several chats may be given a contact of voice, and nothing beside it.
        group(3, blended ? [chat, second] : [chat], {
          id: "chats",
          slots: {
            total: 3,
            byChannel: { chat: 3, ...(blended ? { voice: 1 } : {}) },
            ...(slows ? { slowDown: { chat: [1, 1.3, 1.7] } } : {}),
          },
        }),
      ],
      {
        exclusiveChannels: ["voice", "callback"],
        policy: {
          ...policy,
          admission: [
            {
              kind: "offer-callback",
              for: { queueIds: ["voice"] },
              when: [],
              afterMs,
              toQueueId: "back",
              acceptedShare: 0.4,
            },
          ],
        },
      },
    );
  });

/** Runs the scenario; `long`: nothing goes the short way, for the centre is said to be one where things happen. */
function run(scenario: Scenario, seed: string, long: boolean, observer: EngineObserver): boolean {
  const compiled = compileCentre(scenario);
  const used = long ? { ...compiled, eventful: true } : compiled;
  const options = { seed, replication: 0, startAt: MONDAY, observer, lazy: true };
  const kernel = new Kernel(used, new Sources(used), options);
  kernel.begins();
  kernel.advance(UNTIL, Number.POSITIVE_INFINITY);
  kernel.departures.purge();
  return kernel.express.lineOf.some((line) => line >= 0);
}

test("[E40] the short way of plain contacts gives the sums of the long way, bit for bit", () => {
  fc.assert(
    fc.property(scenarios, fc.string(), (scenario, seed) => {
      const [short, long] = [false, true].map((isLong) => {
        const observer = talliesOf(scenario, MONDAY, UNTIL);
        expect(run(scenario, seed, isLong, observer)).toBe(!isLong);
        observer.finish();
        return observer.sums;
      });
      expect(short).toEqual(long);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test("[E40] what lies in store for a contact is the same whichever way it comes", () => {
  fc.assert(
    fc.property(journeys, fc.string(), (scenario, seed) => {
      const [short, long] = [false, true].map((isLong) => {
        const observer = talliesOf(scenario, MONDAY, UNTIL);
        expect(run(scenario, seed, isLong, observer)).toBe(!isLong);
        observer.finish();
        return observer.sums;
      });
      expect(short).toEqual(long);
    }),
    { numRuns: 24, endOnFailure: true },
  );
});

test("[E24] contacts on the short way are resumed from a snapshot where they stood", () => {
  fc.assert(
    fc.property(
      fc.oneof(scenarios, journeys),
      fc.string(),
      fc.integer({ min: 0, max: hours(6) }),
      (scenario, seed, afterMs) => {
        const begun = talliesOf(scenario, MONDAY, UNTIL);
        const run = createSimulation(scenario, { seed, startAt: MONDAY, observer: begun });
        run.advanceTo(later(MONDAY, afterMs));
        const snapshot = structuredClone(run.snapshot());
        const observer = talliesOf(scenario, MONDAY, UNTIL);
        const resumed = resumeSimulation(scenario, snapshot, { observer });
        expect([resumed.contactsOpen, resumed.held(0)]).toEqual([run.contactsOpen, run.held(0)]);
        for (const one of [run, resumed]) one.advanceTo(UNTIL);
        for (const one of [run, resumed]) one.purge();
        for (const one of [begun, observer]) one.finish();
        expect(observer.sums).toEqual(begun.sums);
        expect(resumed.contactsOpen).toBe(run.contactsOpen);
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
});

test("[E40] whoever is at work on the short way is open like all others", () => {
  const scenario = modelA(2);
  const open = [false, true].map((long) => {
    const observer = talliesOf(scenario, MONDAY, UNTIL);
    const centre = { ...compileCentre(scenario), eventful: long };
    const run = createSimulation(centre, { seed: "open", startAt: MONDAY, observer });
    run.advanceTo(later(MONDAY, hours(1)));
    return [run.contactsOpen, run.held(0), run.waiting(0)];
  });
  expect(open[0]![1]).toBeGreaterThan(80);
  expect(open[0]).toEqual(open[1]);
});
