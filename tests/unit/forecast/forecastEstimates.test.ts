import { describe, expect, test } from "vitest";
import { driftOf } from "../../../sim/forecast/drift.ts";
import { jackknife, shareOf, studentPoint975 } from "../../../sim/forecast/estimates/estimate.ts";
import { estimatesOf } from "../../../sim/forecast/estimates/estimates.ts";
import { patienceOfContacts, patienceOfIntervals } from "../../../sim/forecast/estimates/patience.ts";
import { repeatsOf } from "../../../sim/forecast/estimates/repeats.ts";
import { shrinkageOf } from "../../../sim/forecast/estimates/shrinkage.ts";
import { spikesOf } from "../../../sim/forecast/estimates/spikes.ts";
import type { ContactRow, IntervalRow } from "../../../sim/history/rows.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../sim/vocabulary/localTime.ts";
import { normals, seriesFrom, uniforms, worldOf } from "../../fixtures/forecastWorlds.ts";

const NINE = Date.parse("2025-01-06T09:00Z");
const contact = (minute: number, parts: Partial<ContactRow>): ContactRow => ({
  ...{ queue: "Support", channel: "voice", arrivedAt: (NINE + minute * 60_000) as Instant, outcome: "answered" },
  ...parts,
});
const interval = (day: number, parts: Partial<IntervalRow>): IntervalRow => ({
  ...{ queue: "Support", channel: "voice", startAt: (NINE + day * 86_400_000) as Instant, minutes: 30, offered: 10 },
  ...parts,
});
const options = { queue: "Support", channel: "voice", timeZone: "UTC" } as const;

describe("estimates", () => {
  test("[FC18] Student's point, Wilson's interval and the jackknife of a mean are the tables'", () => {
    expect(studentPoint975(4)).toBeCloseTo(2.776, 1);
    expect(studentPoint975(10)).toBeCloseTo(2.228, 2);
    expect(studentPoint975(1_000)).toBeCloseTo(1.962, 3);
    const share = shareOf(3, 10);
    expect([share.low, share.high].map((x) => x.toFixed(4))).toEqual(["0.1078", "0.6032"]);
    // The jackknife of a mean is the mean ± t × s ÷ √n: of 1, 2, 3, 4, 5 s = 1.5811.
    const mean = jackknife(
      [1, 2, 3, 4, 5].map((x) => [x, 1]),
      ([sum, n]) => sum! / n!,
      5,
    );
    expect(mean).toMatchObject({
      value: 3,
      n: 5,
      high: expect.closeTo(3 + (studentPoint975(4) * 1.58114) / Math.sqrt(5), 4),
    });
    expect(jackknife([[1], [2]], ([sum]) => sum!, 2)).toEqual({ absent: "too-few" });
  });

  test("[FC19] handle times of contacts: mean, spread and wrap-up share by hand; too few days tell nothing", () => {
    const rows = [0, 1, 2, 3].flatMap((day) => [
      contact(day * 1_440, { talkMs: 100_000, wrapUpMs: 20_000 }),
      contact(day * 1_440 + 1, { talkMs: 200_000, wrapUpMs: 40_000 }),
      contact(day * 1_440 + 2, { outcome: "abandoned", waitMs: 5_000 }),
    ]);
    const { handleTimes, abandonmentRate } = estimatesOf({ contacts: rows, intervals: [] }, options);
    // 120 s and 240 s: mean 180, deviation 60.
    expect(handleTimes.meanMs).toEqual({ value: 180_000, low: 180_000, high: 180_000, n: 8 });
    expect(handleTimes.cv).toMatchObject({ value: expect.closeTo(1 / 3, 9) });
    expect(handleTimes.wrapUpShare).toMatchObject({ value: expect.closeTo(1 / 6, 9) });
    expect(handleTimes.byHourMs[9]).toEqual({ absent: "too-few" });
    expect(handleTimes.byWeekdayMs).toEqual({ absent: "too-few" });
    expect(abandonmentRate).toMatchObject({ value: expect.closeTo(1 / 3, 9), n: 12 });
    const two = estimatesOf({ contacts: rows.slice(0, 6), intervals: [] }, options).handleTimes;
    expect(two.meanMs).toEqual({ absent: "too-few" });
  });

  test("[FC19] of interval sums the mean is by contacts, and the spread is what interval means scatter by", () => {
    const normal = normals(4);
    const rows = Array.from({ length: 200 }, (_, k) => {
      // 25 contacts of mean 200 s and deviation 100 s: their mean has a deviation of 20 s.
      const mean = 200_000 + 20_000 * normal();
      return interval(Math.floor(k / 4), {
        answered: 25,
        handleMs: Math.round(25 * mean),
        minutes: 30,
        startAt: (NINE + Math.floor(k / 4) * 86_400_000 + (k % 4) * 1_800_000) as Instant,
      });
    });
    const { meanMs, cv } = estimatesOf({ contacts: [], intervals: rows }, options).handleTimes;
    expect(meanMs).toMatchObject({ n: 5_000 });
    if (!("value" in meanMs) || !("value" in cv)) throw new Error("told");
    expect(Math.abs(meanMs.value - 200_000)).toBeLessThan(5_000);
    expect(meanMs.low).toBeLessThan(200_000);
    expect(meanMs.high).toBeGreaterThan(200_000);
    expect(cv.value).toBeCloseTo(0.5, 1);
  });

  test("[FC19] weekdays have handle times of their own only where they differ by more than chance", () => {
    const uniform = uniforms(6);
    const rows = (monday: number) =>
      Array.from({ length: 56 }, (_, day) =>
        Array.from({ length: 12 }, (_, k) =>
          contact(day * 1_440 + k, { talkMs: Math.round((day % 7 === 0 ? monday : 100_000) * (0.5 + uniform())) }),
        ),
      ).flat();
    const of = (monday: number) =>
      estimatesOf({ contacts: rows(monday), intervals: [] }, options).handleTimes.byWeekdayMs;
    expect(of(100_000)).toEqual({ absent: "no-difference" });
    expect(of(200_000)).toMatchObject([{ n: 96 }, { n: 96 }, { n: 96 }, { n: 96 }, { n: 96 }, { n: 96 }, { n: 96 }]);
  });

  test("[FC20] patience by hand: 6 waits, Kaplan–Meier, Greenwood, the median and the exponential mean", () => {
    const waits = [
      [10, "abandoned"],
      [20, "answered"],
      [30, "abandoned"],
      [40, "answered"],
      [50, "abandoned"],
      [60, "abandoned"],
    ] as const;
    const rows = waits.map(([s, outcome], k) => contact(k, { outcome, waitMs: s * 1_000 }));
    const { curve, medianMs, meanMs } = patienceOfContacts(rows);
    if (!("atMs" in curve)) throw new Error("told");
    expect(curve.atMs).toEqual([10_000, 30_000, 50_000, 60_000]);
    // 5/6, × 3/4, × 1/2, × 0.
    expect(curve.survival.map((s) => Number(s.toFixed(6)))).toEqual([0.833333, 0.625, 0.3125, 0]);
    // Log–log band of 5/6: Greenwood 1/(6 × 5), exponent exp(1.96 × √(1/30) ÷ |ln 5/6|) = exp(1.9627).
    expect(curve.low[0]).toBeCloseTo((5 / 6) ** Math.exp(1.9627), 4);
    expect(curve.high[0]).toBeCloseTo((5 / 6) ** Math.exp(-1.9627), 4);
    expect(medianMs).toMatchObject({ value: 50_000, low: 10_000, n: 4 });
    // 210 s of waiting, 4 abandonments; Poisson: ÷ and × exp(1.96 ÷ 2).
    expect(meanMs).toMatchObject({ value: 52_500, n: 4, high: expect.closeTo(52_500 * Math.exp(0.98), -1) });
    expect(patienceOfContacts([contact(0, { waitMs: 4_000 })]).meanMs).toEqual({ absent: "no-abandons" });
    expect(patienceOfContacts([contact(0, {})]).curve).toEqual({ absent: "no-waits" });
  });

  test("[FC20] of interval sums there is the exponential mean and no curve; rows without both waits tell nothing", () => {
    const told = interval(0, { abandoned: 2, waitMsOfAnswered: 100_000, waitMsOfAbandoned: 20_000 });
    const half = interval(1, { abandoned: 5, waitMsOfAnswered: 100_000 });
    const { curve, meanMs } = patienceOfIntervals([told, half]);
    expect(curve).toEqual({ absent: "no-single-contacts" });
    expect(meanMs).toMatchObject({ value: 60_000, n: 2 });
    expect(patienceOfIntervals([half]).meanMs).toEqual({ absent: "no-waits" });
  });

  test("[FC20] an announcement at 60 s that makes a tenth hang up stands out, chance does not", () => {
    const uniform = uniforms(12);
    const waits = Array.from({ length: 20_000 }, () => {
      const patience = -240_000 * Math.log(1 - uniform());
      const hangsUp = patience > 60_000 && uniform() < 0.1;
      const wouldWait = hangsUp ? 60_000 + uniform() * 3_000 : patience;
      const answeredAfter = -120_000 * Math.log(1 - uniform());
      return { ms: Math.min(wouldWait, answeredAfter), gaveUp: wouldWait < answeredAfter };
    });
    const spikes = spikesOf(waits);
    expect(spikes.map(({ atMs }) => atMs)).toEqual([62_500]);
    expect(spikes[0]!.share).toBeGreaterThan(0.07);
    expect(spikes[0]!.share).toBeLessThan(0.13);
    expect(spikesOf([])).toEqual([]);
  });

  test("[FC21] redials and repeats by customer, within their windows, those too late to tell left out", () => {
    const hour = 60;
    const rows = Array.from({ length: 40 }, (_, k) => {
      const customer = `c${k}`;
      const first = contact(k * 10, { outcome: "abandoned", customer });
      // Every fourth comes again after 5 minutes, every other fourth after two hours.
      if (k % 4 === 0) return [first, contact(k * 10 + 5, { customer })];
      return k % 4 === 1 ? [first, contact(k * 10 + 2 * hour, { customer })] : [first];
    }).flat();
    const late = [
      contact(40 * hour, { outcome: "other" }),
      contact(40 * hour - 30, { outcome: "abandoned", customer: "late" }),
    ];
    const found = repeatsOf([...rows, ...late]);
    expect(found.redialShare).toMatchObject({ value: 0.25, n: 40 });
    expect(found.redialMedianMs).toBe(300_000);
    expect(found.repeatShare).toEqual({ absent: "too-few" });
    expect(found.identified).toMatchObject({ n: rows.length + 2 });
    expect(repeatsOf([contact(0, {})]).redialShare).toEqual({ absent: "no-customers" });
    expect(() => repeatsOf([], { redialWindowMs: 0 })).toThrow("redialWindowMs: expected ms above 0, got 0");
  });

  test("[FC21] shrinkage needs agents in the history and paid time beside it", () => {
    const rows = [0, 1, 2].map((day) => interval(day, { agents: 8 }));
    const local = new LocalTime("UTC");
    const paid = ["2025-01-06", "2025-01-07", "2025-01-08"].map((date) => ({ date, paidMs: 10 * 1_800_000 }));
    expect(shrinkageOf(rows, paid, local)).toMatchObject({ value: expect.closeTo(0.2, 9), n: 3 });
    expect(shrinkageOf(rows, [], local)).toEqual({ absent: "no-paid-time" });
    expect(shrinkageOf([interval(0, {})], paid, local)).toEqual({ absent: "no-agents" });
  });

  test("[FC11] a drift of 20 % a year is found inside its interval; under 24 weeks it is not told", () => {
    const { series } = worldOf({ days: 300, seed: 41, dayCv: 0.03 });
    const drifting = series.days.map((day, d) => ({
      ...day,
      counts: day.counts.map((n) => Math.round(n * 1.2 ** (d / 313))),
    }));
    const drift = driftOf(seriesFrom(drifting));
    if (!("value" in drift)) throw new Error("told");
    expect(drift.low).toBeLessThan(0.2);
    expect(drift.high).toBeGreaterThan(0.2);
    expect(drift.high - drift.low).toBeLessThan(0.2);
    expect(driftOf(seriesFrom(drifting.slice(0, 100)))).toEqual({ absent: "too-few" });
  });
});
