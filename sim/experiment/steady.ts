import { type Estimate, estimate } from "./estimate.ts";
import type { Series } from "./series.ts";

/** Observations averaged before the rule looks at them: the 5 of MSER-5. */
const BATCH = 5;
/** Batches of batch means: enough degrees of freedom for Student's t, few enough to be long (Schmeiser 1982). */
const BATCHES = 20;
/** Fewer intervals than this are no long run. */
export const FEWEST_INTERVALS = BATCH * BATCHES;

/** A long run of a centre that does not change, observed interval by interval. */
export interface SteadyEstimate {
  /** Over what is left after the warm-up. */
  readonly estimate: Estimate;
  /** Intervals left out at the beginning. */
  readonly warmUp: number;
  /** Whether the rule wanted to leave out more than half: the run is too short to say when it became steady. */
  readonly tooShort: boolean;
  /** Intervals in each of the 20 batches. */
  readonly batchLength: number;
  /**
   * Correlation of neighbouring batches, in [−1, 1]; far from 0 the batches are too short and the interval is too narrow.
   * `undefined` where all batches are alike.
   */
  readonly correlation: number | undefined;
}

/**
 * A figure in the long run from one long replication: warm-up by MSER-5, then ratios of batch sums as if each batch were
 * a replication. Throws `RangeError` for fewer than 100 intervals.
 */
export function steadyEstimate(byInterval: Series, confidence?: number): SteadyEstimate {
  const intervals = byInterval.over.length;
  if (intervals < FEWEST_INTERVALS) {
    throw new RangeError(`byInterval: expected at least ${FEWEST_INTERVALS} intervals, got ${intervals}`);
  }
  const values = Float64Array.from(byInterval.over, (over, i) =>
    byInterval.under[i]! > 0 ? over / byInterval.under[i]! : 0,
  );
  const { warmUp, tooShort } = mser5(values);
  const batchLength = Math.floor((intervals - warmUp) / BATCHES);
  // What does not fill a batch is left out at the beginning: there the start is still nearest.
  const first = intervals - batchLength * BATCHES;
  const batches: Series = { over: new Float64Array(BATCHES), under: new Float64Array(BATCHES) };
  for (let i = first; i < intervals; i++) {
    const batch = Math.floor((i - first) / batchLength);
    batches.over[batch]! += byInterval.over[i]!;
    batches.under[batch]! += byInterval.under[i]!;
  }
  return {
    estimate: estimate(batches, confidence),
    warmUp: first,
    tooShort,
    batchLength,
    correlation: correlationOf(batches),
  };
}

/**
 * How many observations to leave out: the cut d among means of five that makes Σ (yᵢ − ȳ)² ÷ (n − d)² of the rest least
 * (White, Cobb & Spratt 2000), looked for in the first half. `tooShort` when the least is beyond it.
 */
export function mser5(values: Float64Array): { readonly warmUp: number; readonly tooShort: boolean } {
  const count = Math.floor(values.length / BATCH);
  const means = new Float64Array(count);
  for (let i = 0; i < count * BATCH; i++) means[Math.floor(i / BATCH)]! += values[i]! / BATCH;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  let squares = 0;
  // From the end: each step takes one more mean into the rest. Of equal cuts the earlier one is kept.
  for (let cut = count - 1; cut >= 0; cut--) {
    sum += means[cut]!;
    squares += means[cut]! ** 2;
    const left = count - cut;
    const statistic = Math.max(0, squares - sum ** 2 / left) / left ** 2;
    if (left < BATCH || statistic > least) continue;
    least = statistic;
    best = cut;
  }
  return { warmUp: Math.min(best, Math.floor(count / 2)) * BATCH, tooShort: best > count / 2 };
}

/** Correlation of each batch ratio with the next. */
function correlationOf({ over, under }: Series): number | undefined {
  const ratios = Float64Array.from(over, (value, i) => (under[i]! > 0 ? value / under[i]! : 0));
  const mean = ratios.reduce((sum, value) => sum + value, 0) / ratios.length;
  let [together, alone] = [0, 0];
  for (const [i, value] of ratios.entries()) {
    alone += (value - mean) ** 2;
    if (i > 0) together += (value - mean) * (ratios[i - 1]! - mean);
  }
  return alone === 0 ? undefined : together / alone;
}
