import { CONFIDENCE, errorOfMean, estimate, leftOut } from "./estimate.ts";
import { ratioOf, type Series } from "./series.ts";
import { studentPoint } from "./student.ts";

/** How much a figure of one scenario differs from the base, both run with the same seeds. In the figure's own unit. */
export interface Difference {
  /** Scenario − base; `undefined` when one of them counted nobody. */
  readonly value: number | undefined;
  /** Pairs of replications. */
  readonly replications: number;
  readonly standardError: number | undefined;
  readonly halfWidth: number | undefined;
  readonly confidence: number;
  /**
   * How many times the variance would be without common random numbers: sum of both variances ÷ variance of the
   * difference. 1: the pairing brought nothing. Infinity: every pair differed by the same. `undefined` without errors.
   */
  readonly varianceRatio: number | undefined;
}

/**
 * The difference of two ratios of sums by the jackknife over pairs: replication i of both is left out together, so what
 * common random numbers have in common cancels. Throws `RangeError` for series of different lengths.
 */
export function difference(base: Series, other: Series, confidence = CONFIDENCE): Difference {
  const replications = base.over.length;
  if (other.over.length !== replications) {
    throw new RangeError(`other: expected ${replications} replications as the base has, got ${other.over.length}`);
  }
  const standardError = errorOfMean(differences(leftOut(base), leftOut(other)));
  const [of, from] = [ratioOf(other), ratioOf(base)];
  return {
    value: of === undefined || from === undefined ? undefined : of - from,
    replications,
    standardError,
    halfWidth: standardError === undefined ? undefined : standardError * studentPoint(confidence, replications - 1),
    confidence,
    varianceRatio: standardError === undefined ? undefined : varianceRatio(base, other, standardError),
  };
}

function differences(base: Float64Array | undefined, other: Float64Array | undefined): Float64Array | undefined {
  if (base === undefined || other === undefined) return undefined;
  return other.map((value, i) => value - base[i]!);
}

function varianceRatio(base: Series, other: Series, paired: number): number | undefined {
  const a = estimate(base).standardError;
  const b = estimate(other).standardError;
  if (a === undefined || b === undefined) return undefined;
  const apart = a * a + b * b;
  return apart === 0 ? undefined : apart / (paired * paired);
}

/**
 * The words of a comparison. `same`: no pair differs. `unclear`: the interval holds zero. `small`: certain, but too small
 * to matter.
 */
export type Verdict = "better" | "worse" | "higher" | "lower" | "small" | "same" | "unclear";

/**
 * What a difference says: `better` or `worse` where the figure has a good side, `higher` or `lower` where it has none,
 * and only when its interval leaves zero out and it is at least `smallBelow`. `unclear` without an interval.
 */
export function verdictOf(
  { value, halfWidth }: Pick<Difference, "value" | "halfWidth">,
  better: "higher" | "lower" | "neither",
  smallBelow: number,
): Verdict {
  if (value === 0 && halfWidth === 0) return "same";
  if (value === undefined || halfWidth === undefined || !(Math.abs(value) > halfWidth)) return "unclear";
  if (Math.abs(value) < smallBelow) return "small";
  const way = value > 0 ? "higher" : "lower";
  if (better === "neither") return way;
  return way === better ? "better" : "worse";
}
