import { describe, expect, test } from "vitest";
import type { InitialState } from "../../../sim/engine/start/initialState.ts";
import { fromFloor } from "../../../sim/experiment/fromFloor.ts";
import { lookAhead } from "../../../sim/experiment/lookahead/lookAhead.ts";
import { knownModel } from "../../../sim/experiment/lookahead/operatingModel.ts";
import { projectionsOf } from "../../../sim/experiment/lookahead/projections.ts";
import { LookAheadRuns, SHOT, SHOTS } from "../../../sim/experiment/lookahead/runs.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { hours, instant, later, minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { jobFrom, PlayedBoard } from "../../fixtures/lookaheadJobs.ts";
import { warmFloor } from "../../fixtures/warmFloor.ts";
import varying from "../../theory/exact/time_varying.json" with { type: "json" };
import { exponential, scenarioOf } from "../../verify/support/models.ts";

const NINE = instant(Date.UTC(2026, 2, 2, 9));

/** Nobody comes any more; every conversation takes five minutes. */
const quiet = scenarioOf({
  queues: [{ id: "voice", talk: { kind: "deterministic", valueMs: minutes(5) } }],
  groups: [{ id: "all", agents: 1, skills: ["voice"] }],
  length: 60,
});

const three: InitialState = {
  at: NINE,
  agents: [{ agentId: "all-1", groupId: "all", state: "ready", sinceMs: 0 }],
  // 100 s of 300 are over: A is answered after 200 s, B after 500, C after 800.
  works: [{ contactId: "now", queueId: "voice", agentId: "all-1", phase: "conversation", elapsedMs: seconds(100) }],
  waiting: [
    { contactId: "a", queueId: "voice", waitedMs: seconds(15) },
    { contactId: "b", queueId: "voice", waitedMs: seconds(5) },
    { contactId: "c", queueId: "voice", waitedMs: 0 },
  ],
  ...{ selfService: [], away: [], due: [] },
};

describe("a look-ahead from a floor to which nobody comes any more", () => {
  const made = lookAhead(jobFrom(quiet, three));
  const points = made.channels[0]!.points;

  test("[LA3] empties exactly as worked out by hand: waits, line, load and service level", () => {
    expect(
      made.waits.map(({ contactId, p50Ms, p90Ms, answeredShare }) => [contactId, p50Ms, p90Ms, answeredShare]),
    ).toEqual([
      ["a", 200_000, 200_000, 1],
      ["b", 500_000, 500_000, 1],
      ["c", 800_000, 800_000, 1],
    ]);
    // 09:05: A answered, late; 09:10: B as well; 09:15: C. All three were late by then, by decision.
    expect(points.slice(0, 5).map(({ waiting, load }) => [waiting.p50, load.p50])).toEqual([
      [2, 1],
      [1, 1],
      [0, 1],
      // The last conversation ends at 1,100 s: 200 s of the five minutes.
      [0, 0.6667],
      [0, 0],
    ]);
    expect(points[0]!.serviceLevel).toEqual({ p5: 0, p10: 0, p25: 0, p50: 0, p75: 0, p90: 0, p95: 0, n: 20 });
    expect(points[0]!.keeps).toMatchObject({ value: 0, n: 20 });
  });

  test("[LA4] says of no service level where nobody counts: it has no value and no chance, whatever the target", () => {
    // 35 minutes on, the three promises broken in the first minute have left the window of half an hour.
    expect(points[6]).toMatchObject({ at: later(NINE, minutes(35)), minutes: 5 });
    expect(points[6]!.serviceLevel).toBeUndefined();
    expect(points[6]!.keeps).toBeUndefined();
    expect(projectionsOf(made).channels.get("voice")).toBeUndefined();
    expect(made.channels[0]!.day).toMatchObject({ value: 0, n: 5 });
  });

  test("[LA5] speaks every five minutes for two hours, then of every half hour to the end of the day", () => {
    expect(points.slice(0, 24).map(({ at }) => at - NINE)).toEqual(
      Array.from({ length: 24 }, (_, i) => minutes(5) * (i + 1)),
    );
    expect(points.slice(24).map(({ minutes: length }) => length)).toEqual(Array(26).fill(30));
    expect(points.at(-1)!.at - NINE).toBe(hours(15));
    const at = later(NINE, 77_000);
    const [first, second] = lookAhead(jobFrom(quiet, { ...three, at })).channels[0]!.points;
    expect([first!.at - NINE, second!.at - NINE]).toEqual([minutes(5), minutes(10)]);
    expect(first!.minutes).toBeCloseTo(5 - 77 / 60, 6);
  });
});

test("[LA6] the service level ahead goes on from the board's own: a millisecond ahead it is the one that is shown", () => {
  const config = defaultBoardConfig({ timeZone: demonstration.timeZone });
  const at = later(NINE, -1);
  const played = new PlayedBoard(demonstration, "past", later(NINE, -hours(3)), config).to(at);
  const job = played.job(at, 1, 0);
  const runs = new LookAheadRuns(job);
  const vector = runs.batch(0, 1);
  const frame = played.board.frame(at, { kind: "simulated", label: "", state: "running", speed: 1 });
  const shown = job.channels.map((channel) => {
    const { serviceLevel, waiting } = frame.channels.find((row) => row.channel === channel)!;
    return [channel, serviceLevel.value, serviceLevel.n, waiting];
  });
  const ahead = job.channels.map((channel, c) => {
    const cell = c * runs.layout.planned.points.length * SHOTS;
    const [met, counted] = [vector[cell + SHOT.met]!, vector[cell + SHOT.counted]!];
    return [channel, counted === 0 ? undefined : met / counted, counted, vector[cell + SHOT.waiting]];
  });
  expect(ahead).toEqual(shown);
  expect(shown.filter(([, , n]) => Number(n) > 0).length).toBeGreaterThan(5);
});

test("[LA7] from a known number in the system the number in line follows the exact equations", () => {
  const row = varying.warm_start[1]!;
  const exact = row.rows.find(({ t_s }) => t_s === 300)!;
  const scenario = scenarioOf({
    queues: [
      {
        ...{ id: "voice", perUnit: row.lambda_per_h / 60, talk: exponential(row.aht_s / 60) },
        patience: exponential(row.patience_s / 60),
      },
    ],
    groups: [{ id: "agents", agents: row.n, skills: ["voice"] }],
    length: 60,
  });
  const { initial } = fromFloor(warmFloor(NINE, row.n, row.initial_in_system), scenario);
  const runs = 600;
  const made = new LookAheadRuns(jobFrom(scenario, initial, { runs, dayRuns: 0 }));
  const vectors = made.batch(0, runs);
  const lengths = Array.from({ length: runs }, (_, i) => vectors[i * made.layout.size + SHOT.waiting]!);
  const mean = lengths.reduce((sum, one) => sum + one, 0) / runs;
  expect(Math.abs(mean - Number(exact.mean_queue))).toBeLessThan(3.5 * Math.sqrt(Number(exact.var_queue) / runs));
});

test("[LA8] the operating model of a simulated floor knows its ordinary day and none of its surprises", () => {
  const [first, ...rest] = demonstration.queues;
  const known = knownModel({
    ...demonstration,
    events: [{ id: "storm", day: 0, minute: 600, durationMinutes: 60, kind: "spike", queueIds: ["sales"], factor: 3 }],
    queues: [{ ...first!, arrivals: { ...first!.arrivals!, trace: [{ atMs: 5 }] } }, ...rest],
  });
  expect(known.scenario).toEqual(demonstration);
  expect(known.source.arrivals).toBe("scenario");
});
