import { describe, expect, test } from "vitest";
import { type Backtest, backtest } from "../../../sim/forecast/backtest.ts";
import { addScore, noSums, scoresOf } from "../../../sim/forecast/scores.ts";
import { daysFrom, finished, seriesFrom, worldOf } from "../../fixtures/forecastWorlds.ts";

const FAST = ["seasonal-naive", "mean-4", "level-profile", "factors"] as const;

describe("scores", () => {
  test("[FC13] by hand: 10 and 20 expected, 8 and 25 came", () => {
    const sums = noSums();
    addScore(sums, { mean: 10, quantiles: [6, 9, 10, 11, 14] }, 8);
    addScore(sums, { mean: 20, quantiles: [15, 18, 20, 22, 25] }, 25);
    // Pinball of 8: .05×2, .75×1, .5×2, .25×3, .05×6 → 2.9; of 25: .05×10, .25×7, .5×5, .75×3, 0 → 7.
    expect(scoresOf(sums, 3.5)).toEqual({
      ...{ n: 2, wape: 7 / 33, bias: -3 / 33, mase: 1, coverage50: 0, coverage90: 1 },
      pinball: expect.closeTo((2.9 + 7) / 5 / 2, 12),
    });
    expect(scoresOf(noSums())).toEqual({ n: 0 });
  });
});

describe("rolling origin", () => {
  const { series } = worldOf({ days: 72, seed: 21 });
  const options = { methods: FAST, horizonDays: 9, origins: 14 } as const;
  const found = finished(backtest(series, options));

  test("[FC14] every origin forecasts the days after it, by steps of open days, in the order of the methods", () => {
    expect(found).toMatchObject({
      origins: 14,
      horizonDays: 9,
      from: series.days[58]!.date,
      to: series.days[71]!.date,
    });
    expect(found.methods.map(({ method }) => method)).toEqual(FAST);
    for (const { steps, all } of found.methods) {
      // 9 calendar days hold 7 or 8 open ones; the last origins have fewer known days after them.
      expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(steps[0]!.interval.n).toBe(14 * 12);
      expect(steps[0]!.total.n).toBe(14);
      expect(all.n).toBe(steps.reduce((sum, { interval }) => sum + interval.n, 0));
    }
  });

  test("[FC14] the yardstick is the yardstick: last week's counts, by hand", () => {
    let error = 0;
    let actual = 0;
    for (let d = 58; d < 72; d++) {
      for (let i = 0; i < 12; i++) {
        error += Math.abs(series.days[d]!.counts[i]! - series.days[d - 6]!.counts[i]!);
        actual += series.days[d]!.counts[i]!;
      }
    }
    expect(found.methods[0]!.steps[0]!.interval.wape).toBeCloseTo(error / actual, 9);
  });

  test("[FC14] it reports every fit, can be left at any, and is the same every time", () => {
    const running = backtest(series, options);
    const progress = [running.next().value, running.next().value];
    expect(progress).toEqual([
      { method: "seasonal-naive", done: 1, total: 56 },
      { method: "seasonal-naive", done: 2, total: 56 },
    ]);
    expect(running.return(found)).toEqual({ done: true, value: found });
    expect(finished(backtest(series, options))).toEqual(found);
  });

  test("[FC14] nothing after an origin reaches its forecasts", () => {
    const doubled = series.days.map((day, d) => (d < 71 ? day : { ...day, counts: day.counts.map((n) => 2 * n) }));
    const other = finished(backtest({ ...series, days: doubled }, options));
    const naive = ({ methods }: Backtest) => methods[3]!.steps.map(({ interval }) => interval);
    // Only the last day differs: errors against it do, of the same forecasts. Σ(forecast − actual) moves by what came more.
    const came = (at: Backtest) => (naive(at)[0]!.wape === undefined ? 0 : naive(at)[0]!.bias!);
    const total = series.days.slice(58).reduce((sum, day) => sum + day.counts.reduce((a, b) => a + b, 0), 0);
    const last = series.days[71]!.counts.reduce((a, b) => a + b, 0);
    expect(came(other) * (total + last)).toBeCloseTo(came(found) * total - last, 6);
  });

  test("[FC15] the smallest WAPE over all steps is chosen, a simpler method where it is within 1 %", () => {
    const best = Math.min(...found.methods.map(({ all }) => all.wape!));
    const chosen = found.methods.find(({ method }) => method === found.chosen)!;
    expect(chosen.all.wape! / best).toBeLessThanOrEqual(1.01);
    const constant = seriesFrom(daysFrom(new Array(60).fill([40, 90, 70])));
    expect(finished(backtest(constant, { methods: FAST, origins: 10 })).chosen).toBe("seasonal-naive");
  });

  test("[FC15] a history too short to cut says so by having no methods' scores", () => {
    const short = seriesFrom(daysFrom(new Array(21).fill([4, 5])));
    const nothing = finished(backtest(short, { methods: ["mean-4"] }));
    expect(nothing).toMatchObject({ origins: 0, from: "", methods: [{ method: "mean-4", all: { n: 0 } }] });
    expect(nothing.chosen).toBeUndefined();
    expect(() => backtest(series, { origins: 0 }).next()).toThrow(
      "origins: expected a whole number in [1, 400], got 0",
    );
  });

  test("[FC16] on a world the model is made for, its 90 % bands cover 84 to 96 % and updates get nearer", () => {
    const world = worldOf({ days: 150, seed: 7, dayCv: 0.1 }).series;
    const [mixed] = finished(
      backtest(world, { methods: ["mixed"], horizonDays: 3, origins: 40, refitEvery: 40 }),
    ).methods;
    expect(mixed!.steps[0]!.interval.coverage90).toBeGreaterThan(0.84);
    expect(mixed!.steps[0]!.interval.coverage90).toBeLessThan(0.96);
    expect(mixed!.uncalibrated.coverage90).toBeGreaterThan(0.84);
    const { restBefore, restUpdated } = mixed!.intraday!;
    expect(restUpdated.wape!).toBeLessThan(0.95 * restBefore.wape!);
  });
});
