import { describe, expect, test } from "vitest";
import { tallyLayout } from "../../../sim/engine/tallyLayout.ts";
import { actualDay, realisedOf } from "../../../sim/experiment/bridge/actualDay.ts";
import { type BridgeSpec, varianceBridge } from "../../../sim/experiment/bridge/bridge.ts";
import { dayOfIntervals } from "../../../sim/experiment/bridge/dayOfIntervals.ts";
import { bridgeProblems, mixed } from "../../../sim/experiment/bridge/factors.ts";
import { planOfForecasts } from "../../../sim/experiment/bridge/planOfForecasts.ts";
import { settled } from "../../../sim/experiment/bridge/settled.ts";
import { shapleyWeights } from "../../../sim/experiment/bridge/shapley.ts";
import { runExperiment } from "../../../sim/experiment/runExperiment.ts";
import { runPlace } from "../../../sim/experiment/runPlace.ts";
import { TOTAL } from "../../../sim/experiment/scopes.ts";
import type { RunExperiment } from "../../../sim/experiment/tuning/tuning.ts";
import type { ForecastSnapshot } from "../../../sim/forecast/accuracy.ts";
import type { ContactRow, IntervalRow } from "../../../sim/history/rows.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { instant } from "../../../sim/vocabulary/index.ts";
import { centre, exponential, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";
import { fakeRunner, setQueue } from "../../fixtures/runs.ts";
import { tuneHere } from "../../fixtures/tunings.ts";

const target = { withinMs: 20_000, share: 0.8, formula: "offered", shortAbandonMs: 0 } as const;
const line = (perHour: number, talkMs: number) => voiceQueue(perHour, exponential(talkMs), { target });
const day = { lengthMinutes: 1_440, intervalMinutes: 60 };
function world(perHour: number, talkMs: number, agents: number): Scenario {
  const queue = line(perHour, talkMs);
  return centre([queue], [group(agents, [queue])], { run: day });
}
const PLAN = world(60, 60_000, 3);
const ACTUAL = world(90, 120_000, 4);
const SPEC: BridgeSpec = {
  ...{ plan: PLAN, actual: ACTUAL, realised: { serviceLevel: 0.55 }, scope: TOTAL, seed: "1", replications: 20 },
};

/**
 * Service levels without an engine: 90 %; more contacts −20 points, longer work −10, both together another −20, an agent
 * more +10.
 */
const madeUp: RunExperiment = (spec, signal) => {
  const layout = tallyLayout(24, 3_600_000, 1, 1);
  const vectorOf = (s: number) => {
    const { queues, groups } = spec.scenarios[s]!;
    const [busy, long] = [queues[0]!.arrivals!.perHour[0] === 90, JSON.stringify(queues[0]!.talkMs).includes("120000")];
    const level =
      90 - (busy ? 20 : 0) - (long ? 10 : 0) - (busy && long ? 20 : 0) + (groups[0]!.people.length === 4 ? 10 : 0);
    const vector = new Float64Array(layout.size);
    setQueue(vector, layout, 0, 0, { queued: 100, answered: 100, answeredWithin: level });
    return vector;
  };
  const layouts = spec.scenarios.map(() => layout);
  return runExperiment(spec, { runner: fakeRunner(vectorOf), layouts, ...(signal === undefined ? {} : { signal }) });
};

async function bridged(spec: BridgeSpec, run: RunExperiment) {
  const result = await varianceBridge(spec, run);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.bridge;
}

describe("a bridge", () => {
  test("[LO17] shares what happens together between those who did it: hand-computed over all orders", async () => {
    const { forecast, expected, actual, bars, same } = await bridged(SPEC, madeUp);
    const rounded = bars.map(({ factor, value, least, most }) => [
      factor,
      ...[value, least, most].map((x) => Math.round(x * 1e6) / 1e6),
    ]);
    expect(rounded).toEqual([
      ["volume", -0.3, -0.4, -0.2],
      ["handle-time", -0.2, -0.3, -0.1],
      ["staffing", 0.1, 0.1, 0.1],
      ["routing", 0, 0, 0],
      ["luck", 0.05, 0.05, 0.05],
    ]);
    expect([forecast, expected, actual]).toEqual([0.9, 0.5, 0.55]);
    expect(same).toEqual(["routing"]);
  });

  test("[LO17] of the engine: bars sum to what happened, each has an interval, and the same is 0 exactly", async () => {
    const bridge = await bridged({ ...SPEC, actual: world(66, 60_000, 3), replications: 40 }, tuneHere());
    const { forecast, bars, actual, days } = bridge;
    expect(bars.reduce((sum, { value }) => sum + value, forecast)).toBeCloseTo(actual, 12);
    expect(bars.slice(1, 4).map(({ value, halfWidth }) => [value, halfWidth])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(bars[0]!.value + bars[0]!.halfWidth!).toBeLessThan(0);
    expect(bars[4]!.halfWidth).toBeGreaterThan(0);
    expect(days.twenty).toHaveLength(20);
    expect(await bridged({ ...SPEC, actual: world(66, 60_000, 3), replications: 40 }, tuneHere(2))).toEqual(bridge);
  });

  test("[LO17] weights of a share sum to 0, and all shares are the whole less nothing", () => {
    for (const count of [1, 2, 4]) {
      const weights = shapleyWeights(count);
      for (const row of weights) expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0, 12);
      const sums = Array.from({ length: 1 << count }, (_, set) => weights.reduce((sum, row) => sum + row[set]!, 0));
      for (const [set, sum] of sums.entries()) {
        expect(sum).toBeCloseTo(set === 0 ? -1 : set === (1 << count) - 1 ? 1 : 0, 12);
      }
    }
  });

  test("[LO18] takes each part from its side alone", () => {
    const other = { ...ACTUAL, policy: "spt" } as Scenario;
    const routed = mixed(PLAN, other, new Set(["routing"]));
    expect([routed.policy, routed.queues[0]!.arrivals, routed.groups[0]!.people.length]).toEqual([
      "spt",
      PLAN.queues[0]!.arrivals,
      3,
    ]);
    const staffed = mixed(PLAN, other, new Set(["staffing"]));
    expect([staffed.policy, staffed.queues[0]!.talkMs, staffed.groups[0]!.people.length]).toEqual([
      PLAN.policy,
      PLAN.queues[0]!.talkMs,
      4,
    ]);
    expect(mixed(PLAN, other, new Set(["volume", "handle-time"])).queues[0]).toMatchObject({
      arrivals: ACTUAL.queues[0]!.arrivals,
      talkMs: ACTUAL.queues[0]!.talkMs,
    });
  });

  test("[LO18] between other queues, groups, windows or targets is refused, with what differs", () => {
    expect(bridgeProblems(PLAN, ACTUAL)).toEqual([]);
    const queue = { ...line(60, 60_000), id: "other", target: { ...target, share: 0.9 } };
    const other = centre([queue], [group(3, [queue], { id: "night" })], { run: { ...day, startMinute: 60 } });
    expect(bridgeProblems(PLAN, other).map(({ code }) => code)).toEqual([
      "other-queues",
      "other-groups",
      "other-window",
    ]);
    expect(() => bridgeProblems(PLAN, PLAN)).not.toThrow();
    return expect(varianceBridge({ ...SPEC, actual: other }, madeUp)).rejects.toThrow(RangeError);
  });

  test("[LO17] called off says so", async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await varianceBridge(SPEC, madeUp, undefined, stop.signal)).toMatchObject({
      ok: false,
      reason: "cancelled",
    });
  });
});

describe("a day told by its contacts", () => {
  const at = (minute: number, over: Partial<ContactRow> = {}): ContactRow => ({
    ...{ queue: "Line", channel: "voice", arrivedAt: instant(MONDAY + 7 * 86_400_000 + minute * 60_000) },
    ...{ outcome: "answered", waitMs: 5_000, talkMs: 60_000, ...over },
  });

  test("[LO19] has as many contacts by interval, their handle times, and what the target came to", () => {
    const rows = [
      ...Array.from({ length: 20 }, (_, i) => at(60 + i, { talkMs: 100_000, wrapUpMs: 20_000 })),
      at(130, { waitMs: 30_000 }),
      at(131, { outcome: "abandoned", waitMs: 1_000 }),
      at(-1),
      at(140, { queue: "Sales" }),
    ];
    const found = actualDay(PLAN, rows, { date: "2026-03-09", agents: { team: new Array<number>(24).fill(2) } });
    if (!found.actual.ok) throw new Error(JSON.stringify(found.actual.problems));
    const { queues, groups } = found.actual.scenario;
    expect(queues[0]!.arrivals!.perHour.slice(0, 4)).toEqual([0, 20, 2, 0]);
    expect(queues[0]!.talkMs).toMatchObject({ kind: "empirical" });
    expect(groups[0]!.headcount!.agents).toEqual(new Array<number>(24).fill(2));
    expect(found.realised.total).toEqual({ kept: 20, counted: 22 });
    expect([found.contacts, found.unplaced]).toEqual([22, { Sales: 1 }]);
    expect(found.asPlanned).toEqual({ volume: [], handleTimes: [], staffing: [] });
    const shuffled = actualDay(PLAN, [...rows].reverse(), { date: "2026-03-09" });
    expect(shuffled.actual.ok && shuffled.actual.scenario.queues).toEqual(queues);
    expect(shuffled.asPlanned.staffing).toEqual(["team"]);
  });

  test("[LO19] counts by the formula of the target", () => {
    const rows = [
      at(0),
      at(1, { waitMs: 20_001 }),
      at(2, { outcome: "abandoned", waitMs: 5_000 }),
      at(3, { outcome: "abandoned", waitMs: 5_001 }),
    ];
    const of = (formula: "offered" | "answered" | "excluding-short-abandons") =>
      realisedOf(rows, { ...target, formula, shortAbandonMs: 5_000 });
    expect(of("offered")).toEqual({ kept: 1, counted: 4 });
    expect(of("answered")).toEqual({ kept: 1, counted: 2 });
    expect(of("excluding-short-abandons")).toEqual({ kept: 1, counted: 3 });
  });

  test("[LO19] replayed contact by contact is settled into rates and a law before it is compared", () => {
    const trace = Array.from({ length: 30 }, (_, i) => ({ atMs: i * 60_000, talkMs: 90_000 }));
    const queue = {
      ...line(60, 60_000),
      arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [0], trace } as const,
    };
    const traced = centre([queue], [group(3, [queue])], { run: day });
    const { arrivals, talkMs } = settled(traced).queues[0]!;
    expect([arrivals!.trace, arrivals!.perHour[0], arrivals!.perHour[1]]).toEqual([undefined, 30, 0]);
    expect(talkMs).toEqual({ kind: "empirical", quantilesMs: new Array<number>(101).fill(90_000) });
    expect(settled(PLAN)).toBe(PLAN);
  });
});

describe("a day told by intervals", () => {
  const row = (hour: number, minutes: number, offered: number, more: Partial<IntervalRow> = {}): IntervalRow => ({
    ...{ queue: "line", channel: "voice", startAt: instant(MONDAY + hour * 3_600_000), minutes, offered },
    ...more,
  });
  const place = runPlace(PLAN);

  test("[LO23] spreads a row evenly over the plan's intervals, adds what falls into one, leaves whole days out", () => {
    const found = dayOfIntervals(
      [row(9, 15, 5), row(9.5, 30, 20), row(10, 60, 30), row(0, 1_440, 999)],
      target,
      place,
    )!;
    expect(found.perHour.slice(8, 12)).toEqual([0, 25, 30, 0]);
    expect(found.contacts).toBe(55);
    expect([found.handleMs, found.realised]).toEqual([undefined, undefined]);
    expect(dayOfIntervals([row(0, 1_440, 9)], target, place)).toBeUndefined();
    expect(dayOfIntervals([row(25, 30, 9)], target, place)).toBeUndefined();
  });

  test("[LO23] handle time is a ratio of sums; the service level is by the target's formula, or not told", () => {
    const told = [
      row(9, 30, 10, { answered: 8, handleMs: 800_000, answeredWithin: 6, shortAbandoned: 1 }),
      row(10, 30, 30, { answered: 24, talkMs: 2_400_000, wrapUpMs: 1_200_000, answeredWithin: 18, shortAbandoned: 2 }),
    ];
    const of = (formula: "offered" | "answered" | "excluding-short-abandons") =>
      dayOfIntervals(told, { ...target, formula }, place);
    expect(of("offered")).toMatchObject({ handleMs: 4_400_000 / 32, realised: { kept: 24, counted: 40 } });
    expect(of("answered")?.realised).toEqual({ kept: 24, counted: 32 });
    expect(of("excluding-short-abandons")?.realised).toEqual({ kept: 24, counted: 37 });
    expect(dayOfIntervals([...told, row(11, 30, 1)], target, place)?.realised).toBeUndefined();
  });

  test("[LO23] counts only for queues without contacts of their own; names no queue has are counted", () => {
    const { actual, byIntervals, contacts, unplaced, asPlanned } = actualDay(PLAN, [], {
      date: "2026-03-02",
      intervals: [row(9, 30, 10, { answered: 10, handleMs: 900_000 }), row(9, 30, 7, { queue: "elsewhere" })],
    });
    expect([byIntervals, contacts, unplaced, asPlanned.handleTimes]).toEqual([["line"], 10, { elsewhere: 7 }, []]);
    const queue = actual.ok ? actual.scenario.queues[0]! : undefined;
    expect(queue?.arrivals?.perHour[9]).toBe(10);
    // The plan's exponential work has a deviation as large as its mean: so has the day's.
    expect(queue?.talkMs).toEqual({ kind: "lognormal", meanMs: 90_000, cv: 1 });
    const untold = actualDay(PLAN, [], { date: "2026-03-02", intervals: [row(9, 30, 7, { queue: "elsewhere" })] });
    expect(untold.asPlanned).toEqual({ volume: ["line"], handleTimes: ["line"], staffing: ["team"] });
    expect(untold.actual.ok && untold.actual.scenario.queues).toEqual(PLAN.queues);
    expect(untold.realised.total).toEqual({ kept: 0, counted: 0 });
    const quiet = actualDay(PLAN, [], { date: "2026-03-02", knows: [{ queue: "line", channel: "voice" }] });
    expect(quiet.actual.ok && Math.max(...quiet.actual.scenario.queues[0]!.arrivals!.perHour)).toBe(0);
    const contact: ContactRow = {
      queue: "line",
      channel: "voice",
      arrivedAt: row(9, 30, 0).startAt,
      outcome: "answered",
    };
    const both = actualDay(PLAN, [contact], { date: "2026-03-02", intervals: [row(9, 30, 10)] });
    expect([both.byIntervals, both.contacts]).toEqual([[], 1]);
  });
});

describe("a plan of forecasts as they stood", () => {
  const MADE = 1_772_000_000_000;
  const snapshot = (madeAt: number, mean: number, more: Partial<ForecastSnapshot> = {}): ForecastSnapshot => ({
    ...{ madeAt: instant(MADE + madeAt), of: "model", method: "seasonal-naive", queue: "line", channel: "voice" },
    ...{ timeZone: PLAN.timeZone, intervalMinutes: 30, fromMinute: 540, after: "2026-03-01" },
    days: [
      {
        date: "2026-03-02",
        step: 1,
        intervals: Array(2).fill([mean, 0, 0, 0, 0, 0]),
        total: [2 * mean, 0, 0, 0, 0, 0],
      },
    ],
    ...more,
  });
  const rate = (snapshots: readonly ForecastSnapshot[], at: number, date = "2026-03-02") =>
    planOfForecasts(PLAN, snapshots, date, MADE + at).plan.queues[0]!.arrivals!.perHour;

  test("[LO25] takes the latest made no later, a planner's of two made at once, as rates of its own hours", () => {
    const kept = [snapshot(10, 5), snapshot(20, 8), snapshot(20, 9, { of: "plan" }), snapshot(30, 50)];
    for (const order of [kept, kept.toReversed()]) {
      expect(rate(order, 29).slice(17, 21)).toEqual([0, 18, 18, 0]);
      expect(rate(order, 19)[18]).toBe(10);
    }
    expect(planOfForecasts(PLAN, kept, "2026-03-02", MADE + 29).placed).toEqual([
      { queueId: "line", madeAt: MADE + 20, of: "plan" },
    ]);
  });

  test("[LO25] what no forecast tells of stays as planned: another queue, channel, date, moment, a week", () => {
    const own = PLAN.queues[0]!.arrivals!.perHour;
    expect(rate([snapshot(10, 5)], 9)).toBe(own);
    expect(rate([snapshot(10, 5)], 10, "2026-03-03")).toBe(own);
    expect(rate([snapshot(10, 5, { queue: "other" }), snapshot(10, 5, { channel: "chat" })], 10)).toBe(own);
    const week = { ...PLAN, run: { ...PLAN.run, lengthMinutes: 7 * 1_440 } };
    expect(planOfForecasts(week, [snapshot(10, 5)], "2026-03-02", MADE + 10)).toMatchObject({
      placed: [],
      asPlanned: ["line"],
    });
  });
});
