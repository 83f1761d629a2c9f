import { describe, expect, test } from "vitest";
import { type Duration, durationCurve, meanDuration, squaredVariation } from "../../../sim/staffing/durations.ts";
import { type Patience, patienceCurve } from "../../../sim/staffing/patience.ts";

/** Law, its mean in ms and variance ÷ mean², by hand. */
const LAWS: readonly (readonly [duration: Duration, mean: number, variation: number])[] = [
  [{ kind: "exponential", meanMs: 100 }, 100, 1],
  [{ kind: "deterministic", valueMs: 70 }, 70, 0],
  [{ kind: "lognormal", meanMs: 100, cv: 0.5 }, 100, 0.25],
  [{ kind: "uniform", maximumMs: 60 }, 30, 1 / 3],
  [{ kind: "erlang-2", meanMs: 80 }, 80, 0.5],
  // 0.25 · 40 + 0.75 · 120 = 100; 2 (0.25 · 1,600 + 0.75 · 14,400) ÷ 10,000 − 1 = 1.24.
  [{ kind: "hyperexponential", firstShare: 0.25, firstMs: 40, secondMs: 120 }, 100, 1.24],
  // Two pieces of one half: uniform on [10, 30], on [30, 90]. Means 20, 60; second moments 433⅓, 3,900.
  [{ kind: "empirical", quantilesMs: [10, 30, 90] }, 40, (1_300 / 3 + 3_900) / 2 / 1_600 - 1],
  // 20 with one half, 60 with one half.
  [
    {
      kind: "survival-steps",
      steps: [
        { atMs: 20, survival: 0.5 },
        { atMs: 60, survival: 0 },
      ],
    },
    40,
    0.25,
  ],
];

describe("durations", () => {
  test.each(LAWS)("[ST18] mean and variation of %o", (duration, mean, variation) => {
    expect(meanDuration(duration)).toBeCloseTo(mean, 10);
    expect(squaredVariation(duration)).toBeCloseTo(variation, 10);
    expect(durationCurve(duration).integral(1e7)).toBeCloseTo(mean, 6);
  });

  test.each(LAWS)("[ST18] the integral of %o grows by its survival, from 0", (duration) => {
    const curve = durationCurve(duration);
    expect(curve.survival(0)).toBe(1);
    expect(curve.integral(0)).toBe(0);
    for (const t of [1.3, 9.7, 25.1, 55.3, 130.9, 611.7]) {
      const slope = (curve.integral(t + 1e-3) - curve.integral(t - 1e-3)) / 2e-3;
      expect(slope).toBeCloseTo(curve.survival(t), 5);
      expect(curve.survivalBefore(t)).toBe(curve.survival(t));
    }
  });

  test("[ST18] a step falls at its instant: X > t excludes it, X ≥ t includes it", () => {
    const curve = durationCurve({
      kind: "survival-steps",
      steps: [
        { atMs: 0, survival: 0.9 },
        { atMs: 20, survival: 0.4 },
      ],
    });
    expect([curve.survivalBefore(0), curve.survival(0)]).toEqual([1, 0.9]);
    expect([curve.survivalBefore(20), curve.survival(20)]).toEqual([0.9, 0.4]);
    expect(curve.integral(30)).toBeCloseTo(18 + 4, 12);
    expect(curve.forever).toBe(0.4);
    expect(curve.breaks).toEqual([20]);
  });

  test("[ST18] equal quantiles are an atom", () => {
    // One quarter each: [0, 10], at 10, [10, 20], at 20.
    const curve = durationCurve({ kind: "empirical", quantilesMs: [0, 10, 10, 20, 20] });
    expect([curve.survivalBefore(10), curve.survival(10)]).toEqual([0.75, 0.5]);
    expect([curve.survivalBefore(20), curve.survival(20)]).toEqual([0.25, 0]);
    expect(curve.survival(15)).toBeCloseTo(0.375, 12);
    expect(curve.integral(10)).toBeCloseTo(8.75, 12);
    expect(curve.integral(30)).toBeCloseTo(8.75 + 3.75, 12);
    expect(curve.breaks).toEqual([10, 20]);
  });

  test("[ST18] the median of a lognormal is its mean ÷ √(1 + cv²)", () => {
    const curve = durationCurve({ kind: "lognormal", meanMs: 100, cv: 2 });
    expect(curve.survival(100 / Math.sqrt(5))).toBeCloseTo(0.5, 13);
    expect(curve.survival(0)).toBe(1);
  });

  test("[ST18] what may last for ever has no finite mean and no variation", () => {
    const duration: Duration = { kind: "survival-steps", steps: [{ atMs: 5, survival: 0.2 }] };
    expect(meanDuration(duration)).toBe(Number.POSITIVE_INFINITY);
    expect(() => squaredVariation(duration)).toThrow("mean: expected a finite time > 0, got Infinity");
  });

  test("[ST18] baulking takes its share at 0 and leaves the rest as it was", () => {
    const patience: Patience = { kind: "baulking", share: 0.2, others: { kind: "exponential", meanMs: 50 } };
    const curve = patienceCurve(patience);
    expect([curve.survivalBefore(0), curve.survival(0)]).toEqual([1, 0.8]);
    expect(curve.survival(50)).toBeCloseTo(0.8 * Math.exp(-1), 14);
    expect(curve.survivalBefore(50)).toBeCloseTo(0.8 * Math.exp(-1), 14);
    expect(curve.integral(1e6)).toBeCloseTo(40, 10);
    expect(patienceCurve({ kind: "baulking", share: 0.2, others: { kind: "endless" } }).forever).toBe(0.8);
  });

  test.each<readonly [Patience, string]>([
    [{ kind: "exponential", meanMs: 0 }, "meanMs: expected a finite number > 0, got 0"],
    [{ kind: "erlang-2", meanMs: -1 }, "meanMs: expected"],
    [{ kind: "deterministic", valueMs: Number.NaN }, "valueMs: expected"],
    [{ kind: "lognormal", meanMs: 1, cv: 0 }, "cv: expected"],
    [{ kind: "uniform", maximumMs: Number.POSITIVE_INFINITY }, "maximumMs: expected"],
    [{ kind: "hyperexponential", firstShare: 1, firstMs: 1, secondMs: 1 }, "firstShare: expected a fraction in (0, 1)"],
    [{ kind: "empirical", quantilesMs: [1] }, "quantilesMs: expected 2 to 10000 of them, got 1"],
    [{ kind: "empirical", quantilesMs: [2, 1] }, "quantilesMs[1]: expected a finite number ≥ 2, got 1"],
    [{ kind: "survival-steps", steps: [] }, "steps: expected 1 to 10000 of them, got 0"],
    [{ kind: "survival-steps", steps: [{ atMs: -1, survival: 0.5 }] }, "steps[0].atMs: expected"],
    [{ kind: "survival-steps", steps: [{ atMs: 1, survival: 1.5 }] }, "steps[0].survival: expected a fraction"],
    [{ kind: "baulking", share: 1, others: { kind: "endless" } }, "share: expected a fraction below 1, got 1"],
    [{ kind: "baulking", share: -0.1, others: { kind: "endless" } }, "share: expected a fraction in [0, 1]"],
  ])("[ST18] %o is refused by name", (patience, message) => {
    expect(() => patienceCurve(patience)).toThrow(message);
  });

  test("[ST18] steps that go back or rise are refused by name", () => {
    const steps = (second: { atMs: number; survival: number }): Duration => ({
      kind: "survival-steps",
      steps: [{ atMs: 10, survival: 0.5 }, second],
    });
    expect(() => durationCurve(steps({ atMs: 10, survival: 0.4 }))).toThrow("steps[1].atMs: expected more than 10");
    expect(() => durationCurve(steps({ atMs: 11, survival: 0.6 }))).toThrow("steps[1].survival: expected at most 0.5");
  });
});
