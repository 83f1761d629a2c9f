import { WAIT_BOUNDS_MS, WAIT_BUCKETS } from "../engine/tallyLayout.ts";
import { CONFIDENCE, estimate } from "./estimate.ts";
import type { Series } from "./series.ts";

/** A wait that a share of the answered did not exceed, over all replications. */
export interface WaitQuantile {
  /** In (0, 1): 0.9 is P90. */
  readonly share: number;
  /** Upper bound of the bucket it falls in, ms: at most 7 % too high. Infinity beyond the last; `undefined` for nobody. */
  readonly waitMs: number | undefined;
  /** The interval of the same confidence, ms, from that of the share answered by then (Woodruff 1952). */
  readonly lowMs: number | undefined;
  readonly highMs: number | undefined;
  readonly confidence: number;
}

/**
 * A quantile of the waits of answered contacts. `buckets[r]` counts those of replication r by `WAIT_BOUNDS_MS`. Throws
 * `RangeError` for a share outside (0, 1).
 */
export function waitQuantile(buckets: readonly Float64Array[], share: number, confidence = CONFIDENCE): WaitQuantile {
  if (!(share > 0 && share < 1)) throw new RangeError(`share: expected a number in (0, 1), got ${share}`);
  const sums = new Float64Array(WAIT_BUCKETS);
  for (const counts of buckets) for (let b = 0; b < WAIT_BUCKETS; b++) sums[b]! += counts[b]!;
  const bucket = bucketOf(sums, share);
  if (bucket < 0) return { share, waitMs: undefined, lowMs: undefined, highMs: undefined, confidence };
  const { halfWidth } = estimate(answeredBy(buckets, bucket), confidence);
  const at = (p: number) => WAIT_BOUNDS_MS[bucketOf(sums, Math.min(1, Math.max(0, p)))];
  return {
    share,
    waitMs: WAIT_BOUNDS_MS[bucket],
    lowMs: halfWidth === undefined ? undefined : at(share - halfWidth),
    highMs: halfWidth === undefined ? undefined : at(share + halfWidth),
    confidence,
  };
}

/** First bucket up to which at least `share` of all are counted; −1 when there are none. */
function bucketOf(sums: Float64Array, share: number): number {
  let all = 0;
  for (let b = 0; b < WAIT_BUCKETS; b++) all += sums[b]!;
  if (all === 0) return -1;
  let counted = 0;
  for (let b = 0; b < WAIT_BUCKETS; b++) {
    counted += sums[b]!;
    if (counted > 0 && counted >= share * all) return b;
  }
  return WAIT_BUCKETS - 1;
}

/**
 * Quantile of the waits of one run, ms, straight within the bucket it falls in: off by at most the 7 % of that bucket, and
 * changing with every contact. The open last bucket gives its lower bound; `undefined` for nobody. Throws `RangeError` for
 * a share outside (0, 1).
 */
export function waitWithin(counts: Float64Array, share: number): number | undefined {
  if (!(share > 0 && share < 1)) throw new RangeError(`share: expected a number in (0, 1), got ${share}`);
  const bucket = bucketOf(counts, share);
  if (bucket <= 0) return bucket < 0 ? undefined : 0;
  let all = 0;
  let before = 0;
  for (let b = 0; b < WAIT_BUCKETS; b++) {
    all += counts[b]!;
    if (b < bucket) before += counts[b]!;
  }
  const from = WAIT_BOUNDS_MS[bucket - 1]!;
  const to = WAIT_BOUNDS_MS[bucket]!;
  return Number.isFinite(to) ? from + ((share * all - before) / counts[bucket]!) * (to - from) : from;
}

/** Last bucket whose waits are all at most `waitMs`; −1: even the first may be longer. */
export function bucketUpTo(waitMs: number): number {
  let bucket = -1;
  while (bucket + 1 < WAIT_BUCKETS && WAIT_BOUNDS_MS[bucket + 1]! <= waitMs) bucket += 1;
  return bucket;
}

/** Of each replication: how many were answered within the bound of `bucket`, and how many in all. */
export function answeredBy(buckets: readonly Float64Array[], bucket: number): Series {
  const over = new Float64Array(buckets.length);
  const under = new Float64Array(buckets.length);
  for (const [r, counts] of buckets.entries()) {
    for (let b = 0; b < WAIT_BUCKETS; b++) {
      under[r]! += counts[b]!;
      if (b <= bucket) over[r]! += counts[b]!;
    }
  }
  return { over, under };
}
