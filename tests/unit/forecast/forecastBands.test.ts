import { describe, expect, test } from "vitest";
import { bandOf, momentsOf, totalOf } from "../../../sim/forecast/bands.ts";
import { calibrationOf, type Outcome } from "../../../sim/forecast/calibrate.ts";
import { dayOf, forecastOf } from "../../../sim/forecast/forecast.ts";
import type { DayLaw } from "../../../sim/forecast/model.ts";
import { updateDay } from "../../../sim/forecast/updateDay.ts";
import { normals, worldOf } from "../../fixtures/forecastWorlds.ts";

const lawOf = (mean: readonly number[], covariance: readonly number[]): DayLaw => ({
  ...{ date: "2025-01-06", weekday: 1, step: 1, special: [], closed: new Uint8Array(mean.length) },
  mean: Float64Array.from(mean),
  covariance: Float64Array.from(covariance),
});

describe("bands", () => {
  test("[FC9] small counts are read off a negative binomial law: mean 4 and variance 8 by hand", () => {
    // Size 4, p = ½: P(0…) = .0625 .125 .15625 .15625 .13671875 .109375 .08203 .05859 .04028 .02686 …
    expect(bandOf(4, 8)).toEqual({ mean: 4, median: 4, low50: 2, high50: 6, low90: 0, high90: 9 });
    // No more variance than Poisson's: P(N ≤ 0, 1, 2, …) of mean 2 = .135 .406 .677 .857 .947 .983.
    expect(bandOf(2, 2)).toEqual({ mean: 2, median: 2, low50: 1, high50: 3, low90: 0, high90: 5 });
    expect(bandOf(7, 0)).toEqual({ mean: 7, median: 7, low50: 7, high50: 7, low90: 7, high90: 7 });
  });

  test("[FC9] large counts are read off the normal law of their root", () => {
    const { low90, high90, median } = bandOf(10_000, 40_000);
    // Root near 99.995 with a deviation of 1: ± 1.645.
    expect(low90).toBeCloseTo((Math.sqrt(10_000.25 - 0.99997) - 1.6448) ** 2, -1);
    expect(high90).toBeCloseTo((Math.sqrt(10_000.25 - 0.99997) + 1.6448) ** 2, -1);
    expect(median).toBeCloseTo(9_999, 0);
  });

  test("[FC9] a count's moments are a Poisson count's plus the doubt about its rate; a total has the shared doubt too", () => {
    expect(momentsOf(10, 0.25)).toEqual({ mean: 100, variance: 100 });
    const { mean, variance } = momentsOf(10, 0.5);
    expect(mean).toBe(100.25);
    expect(variance).toBeCloseTo(100.25 + 4 * 100.5 * 0.25 + 2 * 0.25 ** 2, 9);
    const total = totalOf(lawOf([10, 20], [0.25, 0.1, 0.1, 0.25]));
    expect(total.mean).toBe(500);
    expect(total.variance).toBeCloseTo(500 + 2 * (4 * 10 * 20 * 0.1 + 2 * 0.01), 9);
  });

  test("[FC10] a stretch is where past forecasts would have covered what they say, and needs twelve days", () => {
    const normal = normals(8);
    // Counts twice as far off as the forecasts say: variance 4 × that of Poisson.
    const outcomes = Array.from({ length: 60 }, (_, d): Outcome => {
      const actual = Float64Array.from({ length: 20 }, () => Math.max(0, Math.round(400 + 40 * normal())));
      return {
        ...{ madeAfter: `day ${d}`, date: `day ${d}`, step: 1, actual },
        mean: new Float64Array(20).fill(400),
        variance: new Float64Array(20).fill(400),
        ...{ totalMean: 8_000, totalVariance: 8_000, totalActual: actual.reduce((a, b) => a + b, 0) },
      };
    });
    const { steps } = calibrationOf("mixed", outcomes);
    expect(steps[0]!.interval.half).toBeCloseTo(2, 0);
    expect(steps[0]!.interval.ninety).toBeCloseTo(2, 0);
    const band = bandOf(400, 400, steps[0]!.interval);
    const inside = outcomes.flatMap(({ actual }) => [...actual]).filter((n) => n >= band.low90 && n <= band.high90);
    expect(inside.length / 1_200).toBeGreaterThan(0.89);
    expect(inside.length / 1_200).toBeLessThan(0.92);
    expect(steps[1]!.interval).toEqual({ half: 1, ninety: 1 });
    expect(calibrationOf("mixed", outcomes.slice(0, 11)).steps[0]!.interval).toEqual({ half: 1, ninety: 1 });
  });
});

describe("growth", () => {
  test("[FC11] growth and drift multiply what the model expects by the year, and leave Poisson noise Poisson's", () => {
    const { series } = worldOf({ days: 40, seed: 2 });
    const options = { method: "mean-8", horizonDays: 14 } as const;
    const plain = forecastOf(series, options).days.at(-1)!;
    const grown = forecastOf(series, { ...options, growthPerYear: 1, driftPerYear: 0.5 }).days.at(-1)!;
    const ahead = 14 / 365.2425;
    expect(grown.total.mean / plain.total.mean).toBeCloseTo(3 ** ahead, 3);
    expect(plain.date).toBe(grown.date);
    expect(() => forecastOf(series, { ...options, growthPerYear: -1 })).toThrow("growthPerYear: expected a fraction");
  });
});

describe("the rest of a day", () => {
  // Roots 10 and 20, day effect of 5 %, noise of Poisson counts.
  const shared = (a: number, b: number) => 0.0025 * a * b;
  const day = dayOf(lawOf([10, 20], [0.25 + shared(10, 10), shared(10, 20), shared(20, 10), 0.25 + shared(20, 20)]));

  test("[FC12] it is conditioned on the roots of what came: 121 for 100 expected, by hand", () => {
    const { law, counts } = updateDay(day, Float64Array.of(121, Number.NaN));
    const surprise = Math.sqrt(121.25) - 10;
    const weight = shared(10, 20) / (0.25 + shared(10, 10));
    expect(law.mean[1]).toBeCloseTo(20 + weight * surprise, 12);
    expect(law.covariance[3]).toBeCloseTo(0.25 + shared(20, 20) - weight * shared(10, 20), 12);
    expect([counts.mean[0], counts.low90[0], counts.high90[0]]).toEqual([121, 121, 121]);
    // The ratio of counts would say 21 % more; the day's part in a surprise of one interval is half of that.
    expect(counts.mean[1]! / day.counts.mean[1]!).toBeLessThan(1.12);
    expect(counts.mean[1]! / day.counts.mean[1]!).toBeGreaterThan(1.08);
  });

  test("[FC12] nothing known changes nothing; all known is itself; a list that does not fit is refused", () => {
    expect(updateDay(day, Float64Array.of(Number.NaN, Number.NaN))).toBe(day);
    const all = updateDay(day, Float64Array.of(90, 410));
    expect(all.total).toEqual({ mean: 500, median: 500, low50: 500, high50: 500, low90: 500, high90: 500 });
    expect(() => updateDay(day, Float64Array.of(1))).toThrow("countsSoFar: expected 2 counts, got 1");
    expect(() => updateDay(day, Float64Array.of(-1, 2))).toThrow("countsSoFar: expected counts of at least 0, got -1");
  });

  test("[FC12] a closed interval tells nothing of the rest", () => {
    const closed = dayOf({ ...lawOf([0.5, 20], [0, 0, 0, 1]), closed: Uint8Array.of(1, 0) });
    expect(updateDay(closed, Float64Array.of(0, Number.NaN)).law.mean[1]).toBe(20);
  });
});
