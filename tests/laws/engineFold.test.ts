import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import { totals } from "../../sim/metrics/totals.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { type FloorEvent, hours, later, minutes } from "../../sim/vocabulary/index.ts";
import { centre, exponential, firstCome, group, MONDAY, voiceQueue } from "../fixtures/centres.ts";
import fc from "../fixtures/fastCheck.ts";
import { scenarioArbitrary } from "../fixtures/scenarioArbitrary.ts";
import { queueSums, talliesOf } from "../fixtures/tallied.ts";
import { wholeScenarioArbitrary } from "../fixtures/wholeScenarioArbitrary.ts";

const UNTIL = later(MONDAY, hours(27));

/** The same run twice: counted by the engine, and folded from its events by the floor of the wall. */
function compare(scenario: Scenario, seed: string): void {
  const tallies = talliesOf(scenario, MONDAY, UNTIL);
  const counting = createSimulation(scenario, { seed, startAt: MONDAY, observer: tallies });
  counting.advanceTo(UNTIL);
  counting.purge();
  const events: FloorEvent[] = [];
  const observer = new EventRecorder("fold", (event) => events.push(event));
  createSimulation(scenario, { seed, startAt: MONDAY, observer }).advanceTo(UNTIL);
  const rows = new Map(totals(events, { by: "queue" }).map((row) => [row.key, row]));
  scenario.queues.forEach((queue, k) => {
    const tally = queueSums(tallies, k);
    const row = rows.get(queue.id);
    if (row === undefined) {
      expect(tally.queued).toBe(0);
      return;
    }
    expect({
      queued: row.offered,
      answered: row.answered,
      abandoned: row.left.abandoned,
      callbacks: row.left.callback,
      overflowed: row.left.overflow,
      withdrawn: row.left.withdrawn,
      waitMsOfAnswered: row.waitMsOfAnswered,
      waitMsOfAbandoned: row.waitMsOfAbandoned,
      unmatched: row.unmatched,
      lost: row.left.system_lost,
    }).toEqual({
      queued: tally.queued,
      answered: tally.answered,
      abandoned: tally.abandoned,
      callbacks: tally.callbacks,
      overflowed: tally.overflowed,
      withdrawn: tally.steered + tally.turnedAway,
      waitMsOfAnswered: tally.waitMsAnswered,
      waitMsOfAbandoned: tally.waitMsAbandoned,
      unmatched: 0,
      lost: 0,
    });
    const { queued, answered, abandoned, callbacks, overflowed, steered, turnedAway } = tally;
    const gone = answered + abandoned + callbacks + overflowed + steered + turnedAway;
    expect(row.stillWaiting).toBe(queued - gone);
  });
}

describe("the floor of the wall and the counters of the engine", () => {
  test("[E3] agree on any scenario: folding the events gives the tallies", () => {
    fc.assert(
      fc.property(fc.oneof(scenarioArbitrary(), wholeScenarioArbitrary()), fc.string(), (scenario, seed) =>
        compare(scenario, seed),
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });

  test("[E3] agree where customers give up in another queue than they came to, and try again", () => {
    const quiet = voiceQueue(0, exponential(minutes(5)), { id: "other" });
    const { arrivals: _, ...other } = quiet;
    const line = voiceQueue(60, exponential(minutes(5)), {
      patienceMs: exponential(minutes(2)),
      customers: { redial: { share: 0.8, delayMs: exponential(minutes(10)) } },
    });
    const misrouted = {
      ...line,
      selfService: {
        by: "ivr" as const,
        durationMs: exponential(minutes(1)),
        containedShare: 0,
        misroute: { share: 0.9, toQueueId: "other", wrongAgentMs: exponential(minutes(1)) },
      },
    };
    const step = { when: [], agents: {} };
    const overflows = firstCome({
      plans: [
        {
          for: { queueIds: ["line"] },
          steps: [{ ...step, expiresAfterMs: minutes(1), onExpiry: { kind: "overflow", toQueueId: "other" } }],
        },
      ],
    });
    // Nobody looks at the other queue, as nobody serves it.
    for (const scenario of [
      centre([misrouted, other], [group(1, [line])]),
      centre([line, other], [group(1, [line])], { policy: overflows }),
    ]) {
      compare(scenario, "elsewhere");
    }
  });

  test("[E3] agree where who gives up decides what the policy does with others", () => {
    const line = voiceQueue(60, exponential(minutes(5)), {
      patienceMs: exponential(minutes(2)),
      target: { withinMs: 20_000, share: 0.8, formula: "offered", shortAbandonMs: 0 },
    });
    const policy = firstCome({
      admission: [{ kind: "refuse", for: {}, when: [{ figure: "service-level", below: 0.5 }] }],
    });
    compare(centre([line], [group(3, [line])], { policy }), "level");
  });

  test("[E3] agree on a day of the demonstration centre", () => {
    compare(demonstration, "demonstration");
  });
});
