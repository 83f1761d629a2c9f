import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import type { InitialState } from "../../sim/engine/start/initialState.ts";
import { applyLevers } from "../../sim/experiment/lookahead/applyLevers.ts";
import type { LookAheadJob } from "../../sim/experiment/lookahead/job.ts";
import { readingOf } from "../../sim/experiment/lookahead/jobOf.ts";
import type { LeverSpec } from "../../sim/experiment/lookahead/lever.ts";
import { lookAhead, summary } from "../../sim/experiment/lookahead/lookAhead.ts";
import { LookAheadRuns, SHOT, SHOTS } from "../../sim/experiment/lookahead/runs.ts";
import { Board } from "../../sim/metrics/board.ts";
import { SERVICE_LEVEL_VARIANTS, WINDOWS } from "../../sim/metrics/config.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import { serviceLevelOf } from "../../sim/metrics/figures.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { type FloorEvent, HOUR_MS, hours, type Instant, instant, later } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";
import { jobFrom, PlayedBoard } from "../fixtures/lookaheadJobs.ts";
import { exponential, scenarioOf } from "../verify/support/models.ts";

const TEN = instant(Date.UTC(2026, 2, 2, 10));

/** Two channels, one patient and jammed, one impatient; more come than can be served. */
function jammed(agents: number): Scenario {
  return scenarioOf({
    queues: [
      { id: "calls", perUnit: 1.6, talk: exponential(4), patience: exponential(1.5) },
      { id: "messages", channel: "messenger", perUnit: 0.5, talk: exponential(9), patience: exponential(90) },
    ],
    groups: [{ id: "all", agents, skills: ["calls", "messages"] }],
    length: 60,
  });
}

function readyAgents(agents: number, at: Instant): InitialState {
  return {
    at,
    agents: Array.from({ length: agents }, (_, i) => ({
      ...{ agentId: `all-${i + 1}`, groupId: "all", state: "ready" as const, sinceMs: i },
    })),
    ...{ waiting: [], works: [], selfService: [], away: [], due: [] },
  };
}

describe("a look-ahead", () => {
  test("[LA1] counts in every run what the board would count, by every variant and window, by decision and by offer", () => {
    const readings = fc.record({
      variant: fc.constantFrom(...SERVICE_LEVEL_VARIANTS),
      attribution: fc.constantFrom("decision" as const, "offered" as const),
      headline: fc.constantFrom(...WINDOWS),
      agents: fc.integer({ min: 6, max: 12 }),
      afterMs: fc.integer({ min: hours(10), max: hours(14) - 1 }),
    });
    let late = 0;
    fc.assert(
      fc.property(readings, ({ agents, afterMs, ...reading }) => {
        const at = later(TEN, afterMs);
        const config = defaultBoardConfig({ timeZone: "UTC", ...reading });
        const job = jobFrom(jammed(agents), readyAgents(agents, at), { dayRuns: 1, runs: 2 }, config);
        const runs = new LookAheadRuns(job);
        const { planned, size } = runs.layout;
        const vector = runs.batch(0, 1);
        expect(vector.length).toBe(size);
        const board = new Board(config);
        const events = eventsOf(job, 0, planned.endsAt);
        let next = 0;
        planned.points.forEach(({ at: pointAt }, p) => {
          for (; next < events.length && events[next]!.at < pointAt; next++) board.apply(events[next]!);
          board.advance((pointAt - 1) as Instant);
          job.channels.forEach((channel, c) => {
            const scope = board.scopes.channel(channel);
            const level = serviceLevelOf(scope, config.headline, config);
            const cell = (c * planned.points.length + p) * SHOTS;
            const seen = { met: vector[cell + SHOT.met]!, counted: vector[cell + SHOT.counted]! };
            expect([pointAt - at, channel, seen.counted, vector[cell + SHOT.waiting]]).toEqual([
              ...[pointAt - at, channel, level.n, scope.waiting],
            ]);
            if (level.n > 0) expect(seen.met / seen.counted).toBe(level.value);
            late += scope.waitingLate;
          });
        });
      }),
      { numRuns: 16 },
    );
    // Jams that last longer than a window are what is hard about it.
    expect(late).toBeGreaterThan(100);
  });

  test("[LA2] is the same bits in however many batches and threads it was made, and another with another seed", () => {
    const at = later(TEN, hours(1) + 1_234);
    const played = new PlayedBoard(demonstration, "past", later(TEN, -2 * HOUR_MS), defaultBoardConfig()).to(at);
    const job = played.job(at, 8, 2);
    const one = lookAhead(job);
    const batches = [
      new LookAheadRuns(job).batch(0, 3),
      new LookAheadRuns(job).batch(3, 1),
      new LookAheadRuns(structuredClone(job)).batch(4, 4),
    ];
    expect(summary(job, batches)).toEqual(one);
    // Whatever ran before in the same place.
    const warm = new LookAheadRuns(job);
    warm.batch(5, 2);
    expect(warm.batch(0, 8)).toEqual(new LookAheadRuns(job).batch(0, 8));
    expect(lookAhead({ ...job, seed: "other" }).channels).not.toEqual(one.channels);
    expect(() => summary(job, batches.slice(1))).toThrow("batches: expected 8 runs, got 5");
  });

  test("[LA10] levers of size zero change nothing, in any order and number", () => {
    const at = later(TEN, 77_000);
    const job = new PlayedBoard(demonstration, "past", later(TEN, -HOUR_MS), defaultBoardConfig()).to(at).job(at, 4, 0);
    const nothing = fc.constantFrom<LeverSpec>(
      { kind: "move", agents: 0, fromGroupId: "chat", toGroupId: "voice" },
      { kind: "recall", agents: 0, groupId: "voice" },
      { kind: "add", agents: 0, groupId: "voice" },
      { kind: "announce", queueId: "sales", toQueueId: "messenger", share: 0 },
      { kind: "overflow", queueId: "chat", groupId: "voice", agents: 0 },
      { kind: "limit", queueId: "chat", share: 0 },
    );
    fc.assert(
      fc.property(fc.array(nothing, { maxLength: 8 }), (levers) => {
        expect(applyLevers(job, levers)).toBe(job);
      }),
    );
    // Nobody is on a break in the letters' group: calling three back is calling nobody.
    const recalled = applyLevers(job, [{ kind: "recall", agents: 3, groupId: "nobody" }]);
    expect(new LookAheadRuns(recalled).batch(0, 4)).toEqual(new LookAheadRuns(job).batch(0, 4));
    expect(readingOf(defaultBoardConfig({ attribution: "ended" })).attribution).toBe("decision");
  });
});

function eventsOf({ scenario, seed, initial }: LookAheadJob, run: number, until: Instant): FloorEvent[] {
  const events: FloorEvent[] = [];
  const observer = new EventRecorder("run", (event) => events.push(event));
  createSimulation(scenario, { seed, replication: run, startAt: initial.at, observer, from: initial }).advanceTo(until);
  return events;
}
