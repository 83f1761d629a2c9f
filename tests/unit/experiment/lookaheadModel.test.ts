import { describe, expect, test } from "vitest";
import { durationsOf, wrapUpOf } from "../../../sim/experiment/lookahead/estimate/durations.ts";
import { estimatedModel } from "../../../sim/experiment/lookahead/estimate/estimated.ts";
import type { Observed, ObservedQueue } from "../../../sim/experiment/lookahead/estimate/observed.ts";
import { kaplanMeier, patienceOf } from "../../../sim/experiment/lookahead/estimate/patience.ts";
import { ratesOf } from "../../../sim/experiment/lookahead/estimate/rates.ts";
import { parseRoster, rosterShifts } from "../../../sim/experiment/lookahead/estimate/roster.ts";
import { rosterOfText } from "../../../sim/experiment/lookahead/estimate/rosterText.ts";
import { jobOf } from "../../../sim/experiment/lookahead/jobOf.ts";
import { LookAheadRuns } from "../../../sim/experiment/lookahead/runs.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { DAY_MS, hours, type Instant, instant, minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../sim/vocabulary/localTime.ts";
import { ToldFloor } from "../../fixtures/warmFloor.ts";

const MONDAY = Date.UTC(2026, 2, 2);
const NOON = instant(MONDAY + hours(12));
const UTC = new LocalTime("UTC");

function queueOf(over: Partial<ObservedQueue> = {}): ObservedQueue {
  const nothing = { offered: [], answeredMs: [], abandonedMs: [], talkMs: [], wrapUpMs: [] };
  return { queueId: "sales", channel: "voice", ...nothing, ...over };
}

/** `each` contacts in every quarter of the day that begins at `day`, up to `until`. */
function quarters(day: number, each: number, until = day + DAY_MS): [number, number][] {
  const found: [number, number][] = [];
  for (let at = day; at < until; at += minutes(15)) found.push([at, each]);
  return found;
}

describe("patience", () => {
  test("[LA12] is Kaplan and Meier's curve: who was answered counts as there until then", () => {
    // At risk 5, 4 and 2 (one was answered at 3, one at 5 with the second who gave up still counted).
    expect(kaplanMeier([3, 5], [2, 5, 9])).toEqual([
      { atMs: 2, survival: 1 - 1 / 5 },
      { atMs: 5, survival: (1 - 1 / 5) * (1 - 1 / 3) },
      { atMs: 9, survival: 0 },
    ]);
    expect(patienceOf([1_000, 5_000], [2_000])).toEqual({ kind: "exponential", meanMs: 8_000 });
    expect(patienceOf([1_000], [])).toBeUndefined();
  });

  test("[LA12] of many is told by a curve that ends where the last gave up, with a tail of the mean of all", () => {
    const abandonedMs = Array.from({ length: 200 }, (_, i) => (i + 1) * 100);
    const law = patienceOf([50_000], abandonedMs);
    if (law?.kind !== "survival") throw new TypeError(`expected a survival curve, got ${law?.kind}`);
    expect(law.atMs[0]).toBe(0);
    expect(law.atMs.at(-1)).toBe(20_000);
    expect(law.atMs.length).toBeLessThanOrEqual(102);
    expect(law.survival.at(-1)).toBeCloseTo(1 / 201, 10);
    expect(law.tailMeanMs).toBe(Math.round((50_000 + (100 * 200 * 201) / 2) / 200));
  });
});

test("[LA13] handle times are their quantiles where there are many, a lognormal law where there are some, nothing for a few", () => {
  expect(durationsOf([1, 2, 3])).toBeUndefined();
  const some = durationsOf(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? seconds(100) : seconds(400))));
  // Logarithms lie ln 2 above and below their mean: variance (ln 2)² × 40 ÷ 39.
  expect(some).toEqual({
    kind: "lognormal",
    meanMs: 250_000,
    cv: expect.closeTo(Math.sqrt(Math.expm1((Math.LN2 ** 2 * 40) / 39)), 12),
  });
  const many = durationsOf(Array.from({ length: 201 }, (_, i) => i * 10 + 10));
  if (many?.kind !== "empirical") throw new TypeError(`expected quantiles, got ${many?.kind}`);
  expect([many.quantilesMs[0], many.quantilesMs[50], many.quantilesMs[100]]).toEqual([10, 1_010, 2_010]);
  expect(wrapUpOf([0, 0, 0, 10])).toBeUndefined();
});

describe("rates of the rest of the day", () => {
  const weekAgo = MONDAY - 7 * DAY_MS;
  const from = (MONDAY - 15 * DAY_MS) as Instant;

  test("[LA11] come from the same weekday, and today so far moves them less than its own quotient", () => {
    const before = [...quarters(weekAgo, 20), ...quarters(weekAgo - 7 * DAY_MS, 20)];
    const doubled = queueOf({ offered: [...before, ...quarters(MONDAY, 40, NOON)] });
    const { arrivals, source, days } = ratesOf(doubled, NOON, from, UTC, undefined);
    expect([source, days]).toEqual(["same-weekdays", 2]);
    const rate = arrivals!.perHour[60]!;
    expect(rate).toBeGreaterThan(80);
    expect(rate).toBeLessThan(160);
    const alike = ratesOf(queueOf({ offered: [...before, ...quarters(MONDAY, 20, NOON)] }), NOON, from, UTC, undefined);
    expect(alike.arrivals!.perHour[60]).toBe(80);
    // An hour says less than twelve.
    const early = (MONDAY + hours(1)) as Instant;
    const hour = ratesOf(
      queueOf({ offered: [...before, ...quarters(MONDAY, 40, early)] }),
      early,
      from,
      UTC,
      undefined,
    );
    expect(hour.arrivals!.perHour[60]!).toBeLessThan(rate);
  });

  test("[LA11] come from a forecast where one is stored, in its own intervals", () => {
    const forecast = { intervalMinutes: 30, fromMinute: 480, counts: Array(20).fill(30) };
    const { arrivals, source } = ratesOf(queueOf(), (MONDAY + hours(8)) as Instant, from, UTC, forecast);
    expect(source).toBe("forecast");
    expect([arrivals!.perHour[31], arrivals!.perHour[32], arrivals!.perHour[71], arrivals!.perHour[72]]).toEqual([
      0, 60, 60, 0,
    ]);
  });

  test("[LA11] are those of the last hour, drawn to the day's mean, where there is no day to compare with; none is none", () => {
    const young = (NOON - hours(3)) as Instant;
    // 48 in the last hour, 24 in each of the two before: (48 + ½ × 32) ÷ 1½ an hour.
    const offered = [...quarters(young, 6, NOON - hours(1)), ...quarters(NOON - hours(1), 12, NOON)];
    const { arrivals, source } = ratesOf(queueOf({ offered }), NOON, young, UTC, undefined);
    expect([source, arrivals!.perHour]).toEqual(["today", [42.667]]);
    expect(ratesOf(queueOf(), NOON, young, UTC, undefined)).toEqual({ source: "none", days: 0 });
  });
});

describe("a roster", () => {
  test("[LA14] is read from JSON or CSV; dates count before weekdays, and nights reach into the next day", () => {
    const csv = `agent;weekday;date;start;end;breaks
anna;1;;09:00;17:30;"12:00-12:30 lunch; 15:00-15:15"
anna;;2026-03-02;10:00;18:00;
boris;7;;22:00;06:00;
`;
    const parsed = rosterOfText(csv);
    if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.problems));
    const monday = rosterShifts(parsed.entries, "2026-03-02", 1);
    expect(monday.get("anna")).toEqual([{ weekdays: [1], startMinute: 600, endMinute: 1_080, breaks: [] }]);
    expect(monday.get("boris")).toEqual([{ weekdays: [7], startMinute: 1_320, endMinute: 1_800, breaks: [] }]);
    expect(rosterShifts(parsed.entries, "2026-03-09", 1).get("anna")).toEqual([
      {
        ...{ weekdays: [1], startMinute: 540, endMinute: 1_050 },
        breaks: [
          { afterMinutes: 180, durationMinutes: 30, reason: "lunch" },
          { afterMinutes: 360, durationMinutes: 15, reason: "break" },
        ],
      },
    ]);
    expect(rosterShifts(parsed.entries, "2026-03-04", 3).size).toBe(0);
  });

  test("[LA14] that is none is refused with every problem and its place", () => {
    const parsed = parseRoster([
      { agent: "anna", weekday: 8, start: "09:00", end: "17:00" },
      { agent: "", date: "2026-02-30x", start: "9", end: "17:00" },
      { agent: "boris", start: "09:00", end: "17:00" },
    ]);
    expect(parsed.ok ? [] : parsed.problems.map(({ path, code }) => [path, code])).toEqual([
      ["0.weekday", "out-of-range"],
      ["1.agent", "bad-length"],
      ["1.date", "bad-format"],
      ["1.start", "bad-format"],
      ["2.date", "inconsistent"],
    ]);
  });
});

test("[LA11] the operating model of a live floor is a scenario by itself, and says where each of its numbers comes from", () => {
  const told = new ToldFloor()
    .agent((NOON - hours(2)) as Instant, "anna", "sales")
    .agent(NOON, "boris", "sales", "chat");
  told.waits(NOON, "c1", "sales").waits(NOON, "c2", "chat", "chat");
  const offered = quarters(NOON - hours(3), 6, NOON);
  const talkMs = Array.from({ length: 50 }, (_, i) => seconds(100 + i));
  const observed: Observed = {
    ...{ fromAt: (NOON - hours(3)) as Instant, toAt: NOON, days: [] },
    queues: [queueOf({ offered, talkMs, wrapUpMs: talkMs.map(() => 0), abandonedMs: [9_000], answeredMs: [1_000] })],
    skills: [{ agentId: "anna", queueId: "chat", channel: "chat", contacts: 1 }],
  };
  const config = defaultBoardConfig({ timeZone: "UTC" });
  const input = { observed, floor: told.floor, config, at: NOON, forecasts: new Map() };
  const model = estimatedModel(input)!;
  expect(model.source).toEqual({ arrivals: "today", handleTimes: "log", patience: "usual", staffing: "presence" });
  const board = new Board(config);
  const past = board.levelPasts(NOON, "decision");
  const job = jobOf({ floor: told.floor, past, config, model, seed: "ahead", runs: 20, dayRuns: 1 });
  expect(new LookAheadRuns(job).batch(0, 2).length).toBeGreaterThan(0);
  expect([job.notPlaced, job.initial.waiting.length]).toEqual([0, 2]);
  // Both were seen at both queues: one group of two.
  expect(
    model.scenario.groups.map(({ people, skills }) => [people.length, skills.map(({ queueId }) => queueId)]),
  ).toEqual([[2, ["chat/chat", "sales/voice"]]]);
  const roster = new Map([["anna", [{ weekdays: [1], startMinute: 540, endMinute: 1_020, breaks: [] }]]]);
  expect(estimatedModel({ ...input, roster })!.source.staffing).toBe("roster");
  expect(estimatedModel({ ...input, floor: new ToldFloor().floor })).toBeUndefined();
});
