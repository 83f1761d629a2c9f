import { describe, expect, test } from "vitest";
import { WAIT_BOUNDS_MS, WAIT_BUCKETS } from "../../../sim/engine/tallyLayout.ts";
import { difference, verdictOf } from "../../../sim/experiment/difference.ts";
import { Digest } from "../../../sim/experiment/digest.ts";
import { estimate } from "../../../sim/experiment/estimate.ts";
import type { Series } from "../../../sim/experiment/series.ts";
import { quantile, shareReaching, spread } from "../../../sim/experiment/spread.ts";
import { studentPoint } from "../../../sim/experiment/student.ts";
import { waitQuantile } from "../../../sim/experiment/waits.ts";

function series(over: readonly number[], under: readonly number[]): Series {
  return { over: Float64Array.from(over), under: Float64Array.from(under) };
}

describe("an estimate", () => {
  test("[X1] is a ratio of sums over all replications, never a mean of ratios", () => {
    const { value, replications, basis } = estimate(series([90, 10], [100, 900]));
    expect({ value, replications, basis }).toEqual({ value: 0.1, replications: 2, basis: 1_000 });
  });

  test("[X1] has no value where nobody was counted, and no width from one replication", () => {
    expect(estimate(series([0, 0], [0, 0]))).toMatchObject({ value: undefined, standardError: undefined, basis: 0 });
    expect(estimate(series([8], [10]))).toMatchObject({ value: 0.8, halfWidth: undefined, deltaError: undefined });
    expect(estimate(series([8, 0], [10, 0]))).toMatchObject({ value: 0.8, standardError: undefined });
  });

  test("[X2] has the standard errors of jackknife and delta method, as computed by hand", () => {
    // Means are ratios over 1: both errors are s/√n. 2, 4, 6: s = 2, n = 3.
    const means = estimate(series([2, 4, 6], [1, 1, 1]));
    expect(means.standardError).toBeCloseTo(2 / Math.sqrt(3), 12);
    expect(means.deltaError).toBeCloseTo(2 / Math.sqrt(3), 12);
    // 1/2 and 3/4: R = 4/6. Without one: 3/4, 1/2: jackknife error √(½ · 2 · 0.125²) = 0.125.
    // Residuals 1 − 4/3 and 3 − 8/3: delta √(2 · (2/9)) / 6 = 1/9.
    const ratios = estimate(series([1, 3], [2, 4]));
    expect(ratios.standardError).toBeCloseTo(0.125, 12);
    expect(ratios.deltaError).toBeCloseTo(1 / 9, 12);
  });

  test("[X3] is as wide as Student's t says", () => {
    const { halfWidth, standardError } = estimate(series([2, 4, 6], [1, 1, 1]));
    expect(halfWidth).toBeCloseTo(standardError! * 4.302652729749462, 9);
  });

  // Independently computed: the inverse of the incomplete beta function.
  test.each([
    [0.95, 1, 12.706204736174694],
    [0.95, 2, 4.302652729749462],
    [0.95, 5, 2.5705818356363146],
    [0.95, 19, 2.093024054408263],
    [0.95, 40, 2.021075390306273],
    [0.99, 10, 3.169272672616951],
    [0.9, 29, 1.6991270265334977],
    [0.5, 3, 0.7648923284043453],
    [0.95, 999, 1.962341461133449],
  ])("[X3] Student's point of %f with %i degrees of freedom is %f", (confidence, df, point) => {
    expect(studentPoint(confidence, df)).toBeCloseTo(point, 9);
  });

  test("[X3] Student's point goes over into the normal one, and refuses what is out of range", () => {
    expect(studentPoint(0.95, 5_000)).toBeCloseTo(1.96043855, 4);
    expect(studentPoint(0.95, 1_000_000)).toBeCloseTo(1.95996636, 4);
    expect(() => studentPoint(1, 5)).toThrow("confidence: expected a number in (0, 1), got 1");
    expect(() => studentPoint(0.95, 0)).toThrow("df: expected a whole number ≥ 1, got 0");
  });
});

describe("a difference", () => {
  test("[X4] leaves pairs out together: what both have in common cancels", () => {
    const base = series([80, 60, 90], [100, 100, 100]);
    const better = series([82, 62, 92], [100, 100, 100]);
    const { value, standardError, halfWidth, varianceRatio } = difference(base, better);
    expect(value).toBeCloseTo(0.02, 12);
    expect(standardError).toBeCloseTo(0, 12);
    expect(halfWidth).toBeCloseTo(0, 11);
    expect(varianceRatio).toBeGreaterThan(1e12);
  });

  test("[X4] reports how much the pairing brought", () => {
    // Differences 0, 2, 4 with variance 4; the two sides have variances 1 and 9 of the sums: 10 ÷ 4.
    const { value, varianceRatio } = difference(series([1, 2, 3], [1, 1, 1]), series([1, 4, 7], [1, 1, 1]));
    expect(value).toBe(2);
    expect(varianceRatio).toBeCloseTo(2.5, 12);
  });

  test("[X4] has no value where a side counted nobody, and takes only pairs", () => {
    expect(difference(series([0, 0], [0, 0]), series([1, 1], [2, 2]))).toMatchObject({
      value: undefined,
      halfWidth: undefined,
      varianceRatio: undefined,
    });
    expect(() => difference(series([1], [1]), series([1, 1], [1, 1]))).toThrow("expected 1 replications");
  });

  test.each([
    [0.03, 0.01, "higher", "better"],
    [-0.03, 0.01, "higher", "worse"],
    [-0.03, 0.01, "lower", "better"],
    [0.03, 0.01, "neither", "higher"],
    [-0.03, 0.01, "neither", "lower"],
    [0.03, 0.03, "higher", "unclear"],
    [0.004, 0.001, "higher", "small"],
    [0, 0, "higher", "same"],
    [0, 0.01, "higher", "unclear"],
    [undefined, undefined, "higher", "unclear"],
  ] as const)("[X5] %d ± %d of a figure with the good side %s is %s", (value, halfWidth, better, verdict) => {
    expect(verdictOf({ value, halfWidth }, better, 0.005)).toBe(verdict);
  });
});

describe("what one run may bring", () => {
  test("[X6] is the spread of the runs and is not narrowed by more of them", () => {
    const over = Array.from({ length: 100 }, (_, i) => i % 10);
    const few = spread(series(over.slice(0, 10), Array(10).fill(10)));
    const many = spread(series(over, Array(100).fill(10)));
    expect([few.runs, many.runs]).toEqual([10, 100]);
    for (const { median, low, high } of [few, many]) {
      expect(median).toBeCloseTo(0.45, 12);
      expect(low).toBeCloseTo(0.09, 12);
      expect(high).toBeCloseTo(0.81, 12);
    }
    expect(many.twenty).toHaveLength(20);
    const widthOf = (n: number) => estimate(series(over.slice(0, n), Array(n).fill(10))).halfWidth!;
    expect(widthOf(100)).toBeLessThan(widthOf(10) / 3);
  });

  test("[X6] leaves out runs in which nobody was counted", () => {
    expect(spread(series([5, 0, 10], [10, 0, 10]))).toMatchObject({ runs: 2, median: 0.75 });
    expect(spread(series([0], [0]))).toEqual({
      runs: 0,
      median: undefined,
      low: undefined,
      high: undefined,
      twenty: [],
    });
    expect(shareReaching(series([8, 7, 9], [10, 10, 10]), 0.8)).toBeCloseTo(2 / 3, 12);
    expect(shareReaching(series([0], [0]), 0.8)).toBeUndefined();
  });

  test("[X6] quantiles are straight between neighbours (R-7)", () => {
    const values = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.25, 0.5, 1].map((p) => quantile(values, p))).toEqual([1, 1.75, 3, 8]);
    expect(() => quantile(values, 1.1)).toThrow("p: expected a number in [0, 1], got 1.1");
  });
});

describe("a wait that a share did not exceed", () => {
  function counts(byBucket: Readonly<Record<number, number>>): Float64Array {
    const buckets = new Float64Array(WAIT_BUCKETS);
    for (const [bucket, count] of Object.entries(byBucket)) buckets[Number(bucket)] = count;
    return buckets;
  }

  test("[X7] is the bound of its bucket, with an interval from the runs", () => {
    const runs = [counts({ 0: 80, 10: 15, 40: 5 }), counts({ 0: 60, 10: 30, 40: 10 })];
    const p90 = waitQuantile(runs, 0.9);
    expect(p90.waitMs).toBe(WAIT_BOUNDS_MS[10]);
    expect(waitQuantile(runs, 0.5).waitMs).toBe(0);
    expect(p90.lowMs).toBeLessThanOrEqual(p90.waitMs!);
    expect(p90.highMs).toBe(WAIT_BOUNDS_MS[40]);
    // Both runs answered 95 % within the bound of P90: nothing is uncertain there, whatever happens below.
    const apart = waitQuantile([counts({ 0: 50, 10: 45, 40: 5 }), counts({ 0: 90, 10: 5, 40: 5 })], 0.9);
    expect([apart.lowMs, apart.highMs]).toEqual([WAIT_BOUNDS_MS[10], WAIT_BOUNDS_MS[10]]);
  });

  test("[X7] is nothing where nobody was answered", () => {
    expect(waitQuantile([counts({})], 0.9)).toMatchObject({ waitMs: undefined, lowMs: undefined });
    expect(() => waitQuantile([], 1)).toThrow("share: expected a number in (0, 1), got 1");
  });
});

test("[X8] a fingerprint is of the numbers in their order, however they were handed over", () => {
  const whole = new Digest();
  whole.add(Float64Array.of(1, 2, 3));
  const parts = new Digest();
  parts.add(Float64Array.of(1));
  parts.add(Float64Array.of(0, 2, 3).subarray(1));
  const other = new Digest();
  other.add(Float64Array.of(1, 3, 2));
  expect(parts.text).toBe(whole.text);
  expect(other.text).not.toBe(whole.text);
  expect(whole.text).toMatch(/^[0-9a-f]{16}$/);
});
