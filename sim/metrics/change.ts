import type { Ratio } from "./frame.ts";

/**
 * Change of a share from `before` to `now`, two samples without a common member: the difference, or `undefined` when
 * either n is below `minimumN` or its 95 % interval holds 0 (Newcombe 1998, Statistics in Medicine 17:873, method 10: made
 * of both Wilson intervals).
 */
export function significantDifference(now: Ratio, before: Ratio, minimumN: number): number | undefined {
  if (now.n < minimumN || before.n < minimumN) return undefined;
  if (now.value === undefined || before.value === undefined) return undefined;
  const difference = now.value - before.value;
  if (difference === 0) return undefined;
  const low = difference - Math.hypot(now.value - now.low!, before.high! - before.value);
  const high = difference + Math.hypot(now.high! - now.value, before.value - before.low!);
  return low > 0 || high < 0 ? difference : undefined;
}

/**
 * `promoters` − `detractors` of `n` scores in points, [−100, 100], with a 95 % interval (the difference of two shares of
 * one sample: Agresti & Min 2005, Statistics in Medicine 24:729, half a score added to each cell). Only n = 0 when nobody
 * scored.
 */
export function netScore(
  promoters: number,
  detractors: number,
  n: number,
): { value?: number; n: number; low?: number; high?: number } {
  if (n <= 0) return { n: 0 };
  const adjustedN = n + 2;
  const middle = (promoters - detractors) / adjustedN;
  const variance = ((promoters + detractors + 1) / adjustedN - middle * middle) / adjustedN;
  const spread = 1.959963984540054 * Math.sqrt(Math.max(0, variance));
  return {
    value: (100 * (promoters - detractors)) / n,
    n,
    low: 100 * Math.max(-1, middle - spread),
    high: 100 * Math.min(1, middle + spread),
  };
}
