import { describe, expect, test } from "vitest";
import type { Distribution, PlainDistribution } from "../../../sim/scenario/distribution.ts";
import { meanOf, varianceOf } from "../../../sim/scenario/moments.ts";
import { lowerGamma, normalCdf } from "../../../sim/scenario/specialFunctions.ts";

const survival: PlainDistribution = {
  kind: "survival",
  atMs: [1_000, 1_000, 2_000],
  survival: [0.8, 0.5, 0.5],
  tailMeanMs: 4_000,
};

describe("mean and variance", () => {
  test.each<[Distribution, mean: number, variance: number]>([
    [{ kind: "deterministic", valueMs: 7 }, 7, 0],
    [{ kind: "exponential", meanMs: 300 }, 300, 90_000],
    [{ kind: "lognormal", meanMs: 200, cv: 0.5 }, 200, 10_000],
    [{ kind: "gamma", meanMs: 200, cv: 0.5 }, 200, 10_000],
    // ½ · 100 + ½ · 300; E[X²] = ½ · 2 · 100² + ½ · 2 · 300² = 100,000.
    [
      {
        kind: "hyperexponential",
        phases: [
          { share: 0.5, meanMs: 100 },
          { share: 0.5, meanMs: 300 },
        ],
      },
      200,
      60_000,
    ],
    [{ kind: "uniform", fromMs: 100, toMs: 400 }, 250, 7_500],
    [{ kind: "uniform", fromMs: 100, toMs: 100 }, 100, 0],
    [{ kind: "empirical", quantilesMs: [0, 100, 100] }, 75, 10_000 / 6 + 5_000 - 5_625],
    // ∫S: 0.9 · 1,000 + 0.5 · 1,000 + 0.5 · 4,000; half of ∫tS·2 by hand below.
    [survival, 3_400, 2 * (433_333_333.333_333_3 / 1_000 + 750_000 + 0.5 * (2_000 * 4_000 + 16e6)) - 3_400 ** 2],
  ])("[SC18] of %j", (distribution, mean, variance) => {
    expect(meanOf(distribution)).toBeCloseTo(mean, 6);
    expect(varianceOf(distribution)).toBeCloseTo(variance, 4);
  });

  test("[SC18] a spike ends its share of those still there: an exponential cut at 500 keeps half of the rest", () => {
    const of = { kind: "exponential", meanMs: 1_000 } as const;
    const left = Math.exp(-0.5);
    expect(meanOf({ kind: "spiked", of, spikes: [{ atMs: 500, share: 0.5 }] })).toBeCloseTo(
      1_000 * (1 - left) + 500 * left,
      3,
    );
    // A share of 1 leaves min(X, 500): E[X²] = 2m(m − (m + t)e^(−t/m)).
    const whole: Distribution = { kind: "spiked", of, spikes: [{ atMs: 500, share: 1 }] };
    const square = 2_000 * (1_000 - 1_500 * left);
    expect(varianceOf(whole)).toBeCloseTo(square - (1_000 * (1 - left)) ** 2, 4);
  });

  test.each<PlainDistribution>([
    { kind: "deterministic", valueMs: 700 },
    { kind: "exponential", meanMs: 700 },
    { kind: "lognormal", meanMs: 700, cv: 1.5 },
    { kind: "gamma", meanMs: 700, cv: 0.3 },
    { kind: "gamma", meanMs: 700, cv: 3 },
    {
      kind: "hyperexponential",
      phases: [
        { share: 0.3, meanMs: 100 },
        { share: 0.7, meanMs: 900 },
      ],
    },
    { kind: "uniform", fromMs: 100, toMs: 1_300 },
    { kind: "empirical", quantilesMs: [0, 300, 300, 900, 2_000] },
    survival,
  ])("[SC18] cut in two anywhere, %j keeps its moments", (of) => {
    // A spike that takes a vanishing share sums the moments on both sides of it.
    for (const atMs of [1, 250, 700, 1_000, 1_999, 5_000]) {
      const cut: Distribution = { kind: "spiked", of, spikes: [{ atMs, share: 1e-12 }] };
      expect(meanOf(cut) / meanOf(of)).toBeCloseTo(1, 6);
      expect(varianceOf(cut) - varianceOf(of)).toBeLessThan(1e-3 * (1 + varianceOf(of)));
    }
  });

  test("[SC18] a lognormal and a gamma cut at 500 agree with sums over their quantile curves", () => {
    const cutMean = (of: PlainDistribution) => meanOf({ kind: "spiked", of, spikes: [{ atMs: 500, share: 1 }] });
    // Midpoint sums of S(t) = P(X > t) over 0 … 500 ms.
    const area = (beyond: (t: number) => number) => {
      let sum = 0;
      for (let t = 0.25; t < 500; t += 0.5) sum += beyond(t) * 0.5;
      return sum;
    };
    const sigma = Math.sqrt(Math.log(2));
    const lognormal = area((t) => normalCdf(-(Math.log(t / 1_000) + sigma ** 2 / 2) / sigma));
    expect(cutMean({ kind: "lognormal", meanMs: 1_000, cv: 1 })).toBeCloseTo(lognormal, 2);
    const erlang = area((t) => Math.exp(-t / 250) * (1 + t / 250 + (t / 250) ** 2 / 2 + (t / 250) ** 3 / 6));
    expect(cutMean({ kind: "gamma", meanMs: 1_000, cv: 0.5 })).toBeCloseTo(erlang, 2);
  });
});

test("[SC18] the functions behind them agree with tables", () => {
  // Abramowitz & Stegun, table 26.1.
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 13);
  expect(normalCdf(-3)).toBeCloseTo(0.00134989803163, 14);
  expect(normalCdf(6)).toBeCloseTo(1, 8);
  // P(3, x) = 1 − e^(−x)(1 + x + x²/2).
  for (const x of [0.1, 1, 3.9, 4.1, 20]) {
    expect(lowerGamma(3, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x + (x * x) / 2), 13);
  }
  expect([lowerGamma(2, 0), lowerGamma(2, Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
});
