import { AS_IT_IS, POINT_50, POINT_90, type Stretch } from "./bands.ts";
import type { Calibration } from "./forecast.ts";
import type { MethodId } from "./model.ts";

/** One forecast of a backtest against what came. */
export interface Outcome {
  /** Local date the forecast was made after, and the one it is of. */
  readonly madeAfter: string;
  readonly date: string;
  readonly step: number;
  /** By interval: expected count, its variance, and what came; NaN where not known. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly actual: Float64Array;
  readonly totalMean: number;
  readonly totalVariance: number;
  /** NaN where an interval is not known. */
  readonly totalActual: number;
}

/** Steps that share a stretch: the next day, the rest of a week, what is farther. */
const BUCKETS = [1, 7, Number.MAX_SAFE_INTEGER] as const;
/** Fewer forecast days than this say nothing of a tail. */
const LEAST_DAYS = 12;
/** A stretch beyond these is a model that does not fit, not a band to be mended. */
const NARROWEST = 0.5;
const WIDEST = 3;

/**
 * Stretches by which bands of a method cover what they say, from how far past forecasts were off in units of their own
 * standard deviation (split conformal prediction with normalised residuals: Lei, G'Sell, Rinaldo, Tibshirani & Wasserman
 * 2018, JASA 113: 1094–1111). Buckets with too few days keep the model's own bands.
 */
export function calibrationOf(method: MethodId, outcomes: readonly Outcome[]): Calibration {
  const steps = BUCKETS.map((upToStep, b) => {
    const from = BUCKETS[b - 1] ?? 0;
    const own = outcomes.filter(({ step }) => step > from && step <= upToStep);
    if (own.length < LEAST_DAYS) return { upToStep, interval: AS_IT_IS, total: AS_IT_IS };
    const byInterval: number[] = [];
    const byTotal: number[] = [];
    for (const { mean, variance, actual, totalMean, totalVariance, totalActual } of own) {
      for (const [i, came] of actual.entries()) addSurprise(byInterval, mean[i]!, variance[i]!, came);
      addSurprise(byTotal, totalMean, totalVariance, totalActual);
    }
    return { upToStep, interval: stretchOf(byInterval), total: stretchOf(byTotal) };
  });
  return { method, steps };
}

/** How far a count was off on the scale of roots, in standard deviations. */
function addSurprise(to: number[], mean: number, variance: number, actual: number): void {
  if (Number.isNaN(actual) || variance <= 0) return;
  const spread = variance / (4 * (mean + 0.25));
  const centre = Math.sqrt(Math.max(0.25, mean + 0.25 - spread));
  to.push(Math.abs(Math.sqrt(actual + 0.25) - centre) / Math.sqrt(spread));
}

function stretchOf(surprises: number[]): Stretch {
  if (surprises.length < LEAST_DAYS) return AS_IT_IS;
  surprises.sort((a, b) => a - b);
  const at = (share: number): number => {
    const rank = Math.ceil((surprises.length + 1) * share);
    return surprises[Math.min(surprises.length, rank) - 1]!;
  };
  const bounded = (value: number) => Math.min(WIDEST, Math.max(NARROWEST, value));
  return { half: bounded(at(0.5) / POINT_50), ninety: bounded(at(0.9) / POINT_90) };
}
