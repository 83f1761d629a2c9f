import { unreachable } from "../vocabulary/index.ts";
import { checkInnerShare, checkPositive } from "./checks.ts";
import { hyperexponentialCurve, lognormalCurve } from "./durationCurves.ts";
import { quantileCurve, type SurvivalStep, stepCurve } from "./empiricalCurves.ts";

/** How long something takes or would be waited for, as staffing formulas need to know it. Means and values in ms > 0. */
export type Duration =
  | { readonly kind: "exponential"; readonly meanMs: number }
  | { readonly kind: "deterministic"; readonly valueMs: number }
  /** `cv` = standard deviation ÷ mean, > 0. */
  | { readonly kind: "lognormal"; readonly meanMs: number; readonly cv: number }
  /** Uniform on [0, `maximumMs`]. */
  | { readonly kind: "uniform"; readonly maximumMs: number }
  /** The sum of two exponential stages alike; `meanMs` is the mean of the sum. */
  | { readonly kind: "erlang-2"; readonly meanMs: number }
  /** Exponential of mean `firstMs` with probability `firstShare` in (0, 1), else of mean `secondMs`. */
  | {
      readonly kind: "hyperexponential";
      readonly firstShare: number;
      readonly firstMs: number;
      readonly secondMs: number;
    }
  /** Quantiles at p = 0, 1/(k−1), …, 1, never falling; straight between them. */
  | { readonly kind: "empirical"; readonly quantilesMs: readonly number[] }
  /** A Kaplan–Meier estimate: survival falls at each step and stays; what is left after the last lasts for ever. */
  | { readonly kind: "survival-steps"; readonly steps: readonly SurvivalStep[] };

/** A duration X as the integrals of queueing theory take it. Times in ms ≥ 0. */
export interface DurationCurve {
  /** P(X > t). */
  survival(t: number): number;
  /** P(X ≥ t): differs from `survival` at atoms only. */
  survivalBefore(t: number): number;
  /** ∫₀ᵗ P(X > u) du = E[min(X, t)], ms. */
  integral(t: number): number;
  /** Instants > 0, ascending, where survival jumps, stops falling or bends sharply: integrals are cut there. */
  readonly breaks: readonly number[];
  /** P(X = ∞), in [0, 1]. */
  readonly forever: number;
  /** Whether survival is constant between breaks, so that integrals have closed forms there. */
  readonly stepwise: boolean;
}

/** The curve of `duration`. Throws `RangeError` for parameters out of range. */
export function durationCurve(duration: Duration): DurationCurve {
  switch (duration.kind) {
    case "exponential": {
      const { meanMs } = duration;
      checkPositive("meanMs", meanMs);
      return smooth(
        (t) => Math.exp(-t / meanMs),
        (t) => -meanMs * Math.expm1(-t / meanMs),
      );
    }
    case "deterministic":
      checkPositive("valueMs", duration.valueMs);
      return stepCurve([{ atMs: duration.valueMs, survival: 0 }]);
    case "lognormal":
      checkPositive("meanMs", duration.meanMs);
      checkPositive("cv", duration.cv);
      return lognormalCurve(duration.meanMs, duration.cv);
    case "uniform":
      checkPositive("maximumMs", duration.maximumMs);
      return quantileCurve([0, duration.maximumMs]);
    case "erlang-2": {
      const { meanMs } = duration;
      checkPositive("meanMs", meanMs);
      const rate = 2 / meanMs;
      return smooth(
        (t) => Math.exp(-rate * t) * (1 + rate * t),
        (t) => -meanMs * Math.expm1(-rate * t) - t * Math.exp(-rate * t),
      );
    }
    case "hyperexponential":
      checkInnerShare("firstShare", duration.firstShare);
      checkPositive("firstMs", duration.firstMs);
      checkPositive("secondMs", duration.secondMs);
      return hyperexponentialCurve(duration.firstShare, duration.firstMs, duration.secondMs);
    case "empirical":
      return quantileCurve(duration.quantilesMs);
    case "survival-steps":
      return stepCurve(duration.steps);
    default:
      return unreachable(duration);
  }
}

/** Mean of `duration`, ms: Infinity where some of it lasts for ever. Throws `RangeError` as `durationCurve` does. */
export function meanDuration(duration: Duration): number {
  const curve = durationCurve(duration);
  if (curve.forever > 0) return Number.POSITIVE_INFINITY;
  switch (duration.kind) {
    case "exponential":
    case "lognormal":
    case "erlang-2":
      return duration.meanMs;
    case "hyperexponential":
      return duration.firstShare * duration.firstMs + (1 - duration.firstShare) * duration.secondMs;
    case "uniform":
      return duration.maximumMs / 2;
    case "deterministic":
      return duration.valueMs;
    case "empirical":
      return curve.integral(duration.quantilesMs.at(-1)!);
    case "survival-steps":
      return curve.integral(duration.steps.at(-1)!.atMs);
    default:
      return unreachable(duration);
  }
}

/**
 * Squared coefficient of variation (variance ÷ mean²) of `duration`: 1 when exponential, 0 when deterministic. Throws
 * `RangeError` where some of it lasts for ever or all of it is 0: there is none.
 */
export function squaredVariation(duration: Duration): number {
  const mean = meanDuration(duration);
  if (!(mean > 0 && Number.isFinite(mean))) throw new RangeError(`mean: expected a finite time > 0, got ${mean}`);
  switch (duration.kind) {
    case "exponential":
      return 1;
    case "deterministic":
      return 0;
    case "lognormal":
      return duration.cv * duration.cv;
    case "uniform":
      return 1 / 3;
    case "erlang-2":
      return 0.5;
    case "hyperexponential": {
      const { firstShare, firstMs, secondMs } = duration;
      return (2 * (firstShare * firstMs ** 2 + (1 - firstShare) * secondMs ** 2)) / mean ** 2 - 1;
    }
    case "empirical": {
      // Second moment of a uniform piece [a, b]: (a² + ab + b²) / 3.
      const points = duration.quantilesMs;
      let sum = 0;
      for (let i = 1; i < points.length; i++) {
        const a = points[i - 1]!;
        const b = points[i]!;
        sum += (a * a + a * b + b * b) / 3;
      }
      return sum / (points.length - 1) / mean ** 2 - 1;
    }
    case "survival-steps": {
      let before = 1;
      let sum = 0;
      for (const step of duration.steps) {
        sum += (before - step.survival) * step.atMs ** 2;
        before = step.survival;
      }
      return sum / mean ** 2 - 1;
    }
    default:
      return unreachable(duration);
  }
}

function smooth(survival: (t: number) => number, integral: (t: number) => number): DurationCurve {
  return { survival, survivalBefore: survival, integral, breaks: [], forever: 0, stepwise: false };
}
