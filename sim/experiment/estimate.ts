import { ratioOf, type Series, total } from "./series.ts";
import { studentPoint } from "./student.ts";

export const CONFIDENCE = 0.95;

/** A figure and how precisely it is known. More replications narrow it; they change nothing of what one day may bring. */
export interface Estimate {
  /** Ratio of sums over all replications; `undefined` when nobody was counted. */
  readonly value: number | undefined;
  /** Replications it is of. */
  readonly replications: number;
  /** Sum of denominators: how many contacts, ms, runs it is a ratio of. */
  readonly basis: number;
  /** By the jackknife; `undefined` with fewer than two replications, or when all that counted came from one of them. */
  readonly standardError: number | undefined;
  /** By the delta method, to compare: the two agree where there are enough replications. */
  readonly deltaError: number | undefined;
  /** Half the width of the interval at `confidence`: Student's t × the jackknife's standard error. */
  readonly halfWidth: number | undefined;
  readonly confidence: number;
}

/** A figure from its replications. Nobody counted: every number but `replications` and `basis` is `undefined`. */
export function estimate(series: Series, confidence = CONFIDENCE): Estimate {
  const replications = series.over.length;
  const standardError = errorOfMean(leftOut(series));
  return {
    value: ratioOf(series),
    replications,
    basis: total(series.under),
    standardError,
    deltaError: deltaError(series),
    halfWidth: standardError === undefined ? undefined : standardError * studentPoint(confidence, replications - 1),
    confidence,
  };
}

/**
 * The ratio without each replication in turn (Quenouille 1949; Tukey 1958). `undefined` with fewer than two
 * replications, and when without one of them nobody is counted.
 */
export function leftOut({ over, under }: Series): Float64Array | undefined {
  const count = over.length;
  if (count < 2) return undefined;
  const wholeOver = total(over);
  const wholeUnder = total(under);
  const ratios = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const rest = wholeUnder - under[i]!;
    if (!(rest > 0)) return undefined;
    ratios[i] = (wholeOver - over[i]!) / rest;
  }
  return ratios;
}

/** Standard error from the values without each replication: √((n − 1)/n · Σ (vᵢ − v̄)²). */
export function errorOfMean(values: Float64Array | undefined): number | undefined {
  if (values === undefined) return undefined;
  const count = values.length;
  const mean = total(values) / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i]! - mean) ** 2;
  return Math.sqrt((squares * (count - 1)) / count);
}

/**
 * Standard error of a ratio of sums by the delta method: √(Σ (xᵢ − R yᵢ)² ÷ (n (n − 1))) ÷ ȳ (Cochran 1977, 6.3;
 * Σ (xᵢ − R yᵢ) is 0). `undefined` with fewer than two replications or nobody counted.
 */
export function deltaError(series: Series): number | undefined {
  const ratio = ratioOf(series);
  const count = series.over.length;
  if (ratio === undefined || count < 2) return undefined;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (series.over[i]! - ratio * series.under[i]!) ** 2;
  return Math.sqrt((squares * count) / (count - 1)) / total(series.under);
}
