import { describe, expect, test } from "vitest";
import { type EffectLayout, levelLoadings, priorVariances, shapeOf } from "../../../sim/forecast/dayEffects.ts";
import { filterDays, filterPlan } from "../../../sim/forecast/dayFilter.ts";
import { forecastOf } from "../../../sim/forecast/forecast.ts";
import { cholesky, conditioned, logDeterminant, solve } from "../../../sim/forecast/matrix.ts";
import { fitMethod } from "../../../sim/forecast/methods.ts";
import { minimise } from "../../../sim/forecast/minimise.ts";
import { openDays } from "../../../sim/forecast/openDays.ts";
import { countOf, poissonRootMean, poissonRootVariance } from "../../../sim/forecast/rootScale.ts";
import { updateDay } from "../../../sim/forecast/updateDay.ts";
import { WithinDay } from "../../../sim/forecast/withinDay.ts";
import { daysFrom, normals, PROFILE, seriesFrom, uniforms, worldOf } from "../../fixtures/forecastWorlds.ts";

describe("the scale of roots", () => {
  test("[FC3] mean² + variance − ¼ is the rate of Poisson counts of any size", () => {
    for (const rate of [0.05, 0.3, 1, 2.5, 7, 20, 60, 900]) {
      const mean = poissonRootMean(rate);
      expect(countOf(mean, poissonRootVariance(mean)) / rate).toBeCloseTo(1, 2);
    }
    expect(poissonRootVariance(0.5)).toBe(0);
    expect(poissonRootVariance(30)).toBe(0.25);
  });
});

describe("algebra", () => {
  test("[FC4] a factor solves its matrix, and conditioning agrees with the two-variable formula", () => {
    const matrix = Float64Array.of(4, 2, 2, 3);
    const lower = cholesky(matrix, 2);
    expect([...solve(lower, 2, [2, 5])].map((x) => Number(x.toFixed(12)))).toEqual([-0.5, 2]);
    expect(logDeterminant(lower, 2)).toBeCloseTo(Math.log(8), 12);
    // E[X₂ | X₁ = 6] = 1 + 2/4 × (6 − 0), Var = 3 − 2²/4.
    const given = conditioned(Float64Array.of(0, 1), matrix, [0], [6], [1]);
    expect(given.mean[0]).toBeCloseTo(4, 12);
    expect(given.covariance[0]).toBeCloseTo(2, 12);
    expect(() => cholesky(Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
  });

  test("[FC4] the search finds the bottom of a curved valley", () => {
    const valley = ([x, y]: readonly number[]) => (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2;
    const { at } = minimise(valley, [-1.2, 1], { tolerance: 1e-12, most: 2_000 });
    expect(at[0]).toBeCloseTo(1, 3);
    expect(at[1]).toBeCloseTo(1, 3);
  });
});

describe("the filter", () => {
  const layout: EffectLayout = { shapes: 3, month: true, afterClosing: true, year: true };
  const effects = {
    variances: [0.01, 0.004, 0.002],
    correlations: [0.8, 0.4, 0.4],
    month: 0.005,
    afterClosing: 0.02,
    year: 0.003,
  };
  const normal = normals(5);
  const profile = Float64Array.of(3, 6, 8, 7, 4);
  const noise = Float64Array.of(0.2, 0.25, 0.25, 0.3, 0.25);
  const within = new WithinDay(profile, noise, 0.003, 0.6);
  const counts = Array.from({ length: 14 }, () => Array.from(profile, (u) => Math.max(0, (u + normal()) ** 2)));
  counts[3]![2] = Number.NaN;
  counts[3]![4] = Number.NaN;
  const days = openDays(seriesFrom(daysFrom(counts).filter((_, i) => i !== 8)));
  const noiseOf = { withinDay: new Array(8).fill(within), effects };

  test("[FC4] its law of the next day is the dense conditional law of all days together", () => {
    const { state } = filterDays(filterPlan(days, layout, 5), new Array(8).fill(profile), noiseOf);
    const next = { ...days[0]!, date: "2025-01-20", day: days.at(-1)!.day + 1, afterClosing: 1 as const };
    state.advance();
    const law = state.on(levelLoadings(layout, next));
    const dense = denseLaw([...days, next]);
    for (let k = 0; k < 3; k++) {
      expect(law.mean[k]).toBeCloseTo(dense.mean[k]!, 9);
      for (let l = 0; l < 3; l++) expect(law.covariance[k]![l]).toBeCloseTo(dense.covariance[k * 3 + l]!, 9);
    }
  });

  test("[FC4] its deviance is that of the dense normal law", () => {
    const { deviance } = filterDays(filterPlan(days, layout, 5), new Array(8).fill(profile), noiseOf);
    expect(deviance).toBeCloseTo(denseLaw(days).deviance, 7);
  });

  test("[FC4] it stays a law however long it runs and however much a day tells", () => {
    // 96 intervals of up to 200 contacts: a day tells a thousand times what is known before it.
    const long = Float64Array.from(
      { length: 96 },
      (_, i) => 0.5 + 14 * Math.max(0, Math.sin((Math.PI * (i - 20)) / 70)),
    );
    const many = openDays(
      seriesFrom(daysFrom(Array.from({ length: 1_500 }, () => [...long.map((u) => (u + normal() / 2) ** 2)]))),
    );
    const shapes: EffectLayout = { shapes: 3, month: false, afterClosing: false, year: false };
    const strong = {
      variances: [0.0085, 0.0003, 0.0018],
      correlations: [0.94, 0.87, 0.87],
      month: 0,
      afterClosing: 0,
      year: 0,
    };
    const quiet = new WithinDay(
      long,
      long.map(() => 0.25),
      0.00002,
      0.9,
    );
    const { state } = filterDays(filterPlan(many, shapes, 96), new Array(8).fill(long), {
      withinDay: new Array(8).fill(quiet),
      effects: strong,
    });
    for (let k = 0; k < 3; k++) {
      expect(Math.abs(state.mean[k]!)).toBeLessThan(0.1);
      expect(state.covariance[4 * k]!).toBeGreaterThan(0);
      for (let l = 0; l < 3; l++) expect(state.covariance[3 * k + l]).toBe(state.covariance[3 * l + k]);
    }
  });

  /** Everything at once: the covariance of all known roots, and of them with the last day's three shapes. */
  function denseLaw(all: typeof days) {
    const prior = priorVariances(layout, effects);
    const loadings = all.map((day) => levelLoadings(layout, day));
    const shapes = [0, 1, 2].map((k) => shapeOf(k, 5));
    /** Covariance of shape k on day a with shape l on day b. */
    const shared = (a: number, b: number, k: number, l: number): number => {
      let sum = k === l ? effects.variances[k]! * effects.correlations[k]! ** Math.abs(a - b) : 0;
      if (k === 0 && l === 0) {
        for (let j = 3; j < prior.length; j++) sum += loadings[a]![j]! * loadings[b]![j]! * prior[j]!;
      }
      return sum;
    };
    const cells = all.flatMap((day, a) =>
      [0, 1, 2, 3, 4].flatMap((i) =>
        day.roots !== undefined && !Number.isNaN(day.roots[i]!) && a < days.length ? [{ a, i, y: day.roots[i]! }] : [],
      ),
    );
    const last = all.length - 1;
    const n = cells.length;
    const size = n + 3;
    const covariance = new Float64Array(size * size);
    const own = new Float64Array(25);
    within.addTo(own, 1);
    for (let p = 0; p < n; p++) {
      for (let q = 0; q < n; q++) {
        const [x, y] = [cells[p]!, cells[q]!];
        let sum = x.a === y.a ? own[x.i * 5 + y.i]! : 0;
        for (let k = 0; k < 3; k++) {
          for (let l = 0; l < 3; l++) {
            sum += profile[x.i]! * profile[y.i]! * shapes[k]![x.i]! * shapes[l]![y.i]! * shared(x.a, y.a, k, l);
          }
        }
        covariance[p * size + q] = sum;
      }
      for (let l = 0; l < 3; l++) {
        let sum = 0;
        for (let k = 0; k < 3; k++)
          sum += profile[cells[p]!.i]! * shapes[k]![cells[p]!.i]! * shared(cells[p]!.a, last, k, l);
        covariance[p * size + n + l] = sum;
        covariance[(n + l) * size + p] = sum;
      }
    }
    for (let k = 0; k < 3; k++)
      for (let l = 0; l < 3; l++) covariance[(n + k) * size + n + l] = shared(last, last, k, l);
    const mean = new Float64Array(size);
    for (const [p, { i }] of cells.entries()) mean[p] = profile[i]!;
    const known = cells.map((_, p) => p);
    const law = conditioned(
      mean,
      covariance,
      known,
      cells.map(({ y }) => y),
      [n, n + 1, n + 2],
    );
    const block = Float64Array.from(known.flatMap((p) => known.map((q) => covariance[p * size + q]!)));
    const lower = cholesky(block, n);
    const residual = cells.map(({ y, i }) => y - profile[i]!);
    const solved = solve(lower, n, residual);
    const deviance = logDeterminant(lower, n) + residual.reduce((sum, r, p) => sum + r * solved[p]!, 0);
    return { ...law, deviance };
  }
});

describe("methods", () => {
  test("[FC5] the yardsticks are plain means of the last same weekdays", () => {
    const counts = Array.from({ length: 28 }, (_, d) => [d + 1, 2 * (d + 1)]);
    const series = seriesFrom(daysFrom(counts));
    // The next day is a Monday; Mondays were days 1, 8, 15, 22.
    const expected = { "seasonal-naive": 22, "mean-4": 11.5, "mean-8": 11.5 } as const;
    for (const [method, value] of Object.entries(expected)) {
      const law = fitMethod(series, method as keyof typeof expected).laws(2)[0]!;
      expect(law).toMatchObject({ date: "2025-02-03", weekday: 1, step: 1 });
      const means = Array.from(law.mean, (m, i) => countOf(m, law.covariance[i * 2 + i]!));
      expect(means[0]).toBeCloseTo(value, 9);
      expect(means[1]).toBeCloseTo(2 * value, 9);
    }
  });

  test("[FC6] the mixed model is within 15 % of the best anybody could know, and closer than every mean", () => {
    const { series, rates } = worldOf({ days: 200, seed: 11, dayCv: 0.1, dayCorrelation: 0.85 });
    const error = (method: Parameters<typeof fitMethod>[1]) => {
      let sum = 0;
      let parameters: readonly number[] | undefined;
      for (let cut = 176; cut < 200; cut++) {
        const before = { ...series, days: series.days.slice(0, cut) };
        const model = fitMethod(before, method, parameters === undefined ? {} : { parameters });
        parameters = model.parameters;
        const law = model.laws(2)[0]!;
        const next = series.days[cut]!;
        expect(law.date).toBe(next.date);
        for (const [i, count] of next.counts.entries()) {
          sum += Math.abs(countOf(law.mean[i]!, law.covariance[i * PROFILE.length + i]!) - count);
        }
      }
      return sum;
    };
    // Who knows the model, the parameters and yesterday's rate expects the profile × (1 + 0.85 × yesterday's deviation).
    let best = 0;
    for (let cut = 176; cut < 200; cut++) {
      const [before, next] = [series.days[cut - 1]!, series.days[cut]!];
      const yesterday = rates[cut - 1]![0]! / (PROFILE[0] * [1.3, 1.1, 1, 1, 1.15, 0.5][before.weekday - 1]!) - 1;
      const level = (1 + 0.85 * yesterday) * [1.3, 1.1, 1, 1, 1.15, 0.5][next.weekday - 1]!;
      for (const [i, count] of next.counts.entries()) best += Math.abs(PROFILE[i]! * level - count);
    }
    const mixed = error("mixed");
    expect(mixed / best).toBeLessThan(1.15);
    expect(mixed).toBeLessThan(0.9 * error("mean-8"));
    expect(mixed).toBeLessThan(0.9 * error("seasonal-naive"));
  });

  test("[FC4] hours in which nobody ever comes are forecast as 0 and tell nothing of the others", () => {
    const { series } = worldOf({ days: 80, seed: 13, dayCv: 0.2, dayCorrelation: 0.95 });
    const withNight = {
      ...series,
      intervals: 14,
      fromMinute: 420,
      days: series.days.map((day) => ({ ...day, counts: Float64Array.of(0, ...day.counts, 0) })),
    };
    for (const method of ["mixed", "mean-4", "double-seasonal", "factors"] as const) {
      const [plain, night] = [series, withNight].map((from) => forecastOf(from, { method, horizonDays: 2 }).days[0]!);
      expect([night!.counts.mean[0], night!.counts.high90[13]]).toEqual([0, 0]);
      expect(Math.abs(night!.total.mean / plain!.total.mean - 1), method).toBeLessThan(0.03);
      const update = updateDay(
        night!,
        Float64Array.from(night!.law.mean, (_, i) => (i === 0 ? 0 : Number.NaN)),
      );
      expect(update.total.mean).toBeCloseTo(night!.total.mean, 9);
    }
  });

  test("[FC5] counts near 0 by night do not carry a day: two contacts in an hour hardly move the rest", () => {
    const { series } = worldOf({ days: 80, seed: 14 });
    const uniform = uniforms(15);
    const days = series.days.map((day) => ({
      ...day,
      counts: Float64Array.of(...Array.from({ length: 4 }, () => (uniform() < 0.15 ? 1 : 0)), ...day.counts),
    }));
    for (const method of ["mean-8", "mixed"] as const) {
      const day = forecastOf({ ...series, intervals: 16, fromMinute: 240, days }, { method, horizonDays: 2 }).days[0]!;
      expect(day.counts.mean.slice(0, 4).some((mean) => mean > 0)).toBe(true);
      for (let night = 0; night < 4; night++) {
        const came = Float64Array.from(day.law.mean, (_, i) => (i === night ? 2 : Number.NaN));
        expect(updateDay(day, came).total.mean / day.total.mean, `${method} ${night}`).toBeLessThan(1.1);
      }
    }
  });

  test("[FC7] a named day moves neither profile nor day effect, and its factor is learnt, drawn to that of all names", () => {
    const plain = worldOf({ days: 90, seed: 3, dayCv: 0.02 });
    const dates = [20, 44, 68].map((k) => plain.series.days[k]!.date);
    const special = new Map(dates.map((date) => [date, { name: "mailing", factor: 2 }]));
    const { series } = worldOf({ days: 90, seed: 3, dayCv: 0.02, special });
    const base = fitMethod(series, "mixed");
    const usual = base.laws(2)[0]!;
    const total = (law: typeof usual) =>
      law.mean.reduce((sum, m, i) => sum + countOf(m, law.covariance[i * 12 + i]!), 0);
    expect(total(usual) / total(fitMethod(plain.series, "mixed").laws(2)[0]!)).toBeCloseTo(1, 1);
    expect(base.factors).toHaveLength(1);
    const { name, n, factor, low, high } = base.factors[0]!;
    expect([name, n]).toEqual(["mailing", 3]);
    expect(factor).toBeGreaterThan(1.7);
    expect(factor).toBeLessThan(2.05);
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(2);
    const on = (special: readonly string[], closed: boolean) =>
      fitMethod(series, "mixed", {
        parameters: base.parameters,
        calendar: [{ date: usual.date, special, closed }],
      }).laws(2)[0]!;
    expect(total(on(["mailing"], false)) / total(usual)).toBeCloseTo(factor, 1);
    expect(on(["strike"], false).covariance[0]).toBeGreaterThan(5 * usual.covariance[0]!);
    expect(total(on([], true))).toBe(0);
  });

  test("[FC8] under three whole weeks simple means stand in and say so; no history is no forecast", () => {
    const two = seriesFrom(daysFrom(new Array(14).fill([10, 20])));
    const model = fitMethod(two, "mixed-calendar");
    expect(model.method).toBe("mean-4");
    expect(model.instead).toEqual({ reason: "short-history", knownDays: 14, neededDays: 21 });
    const law = model.laws(7)[3]!;
    expect(Array.from(law.mean, (m, i) => Math.round(countOf(m, law.covariance[i * 2 + i]!) * 1e6) / 1e6)).toEqual([
      10, 20,
    ]);
    const three = seriesFrom(
      daysFrom([
        [10, 20],
        [12, 22],
        [8, 18],
      ]),
    );
    expect(
      fitMethod(three, "mixed")
        .laws(7)
        .map(({ date }) => date),
    ).toHaveLength(3);
    const none = fitMethod(seriesFrom([]), "mixed");
    expect(none).toMatchObject({ instead: { reason: "no-history" } });
    expect(none.laws(7)).toEqual([]);
    expect(() => none.laws(0)).toThrow("horizonDays: expected a whole number in [1, 366], got 0");
  });
});
