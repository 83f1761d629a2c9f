import type { DurationCurve } from "./durations.ts";
import { normalTail } from "./normal.ts";

/**
 * Lognormal of mean `meanMs` and standard deviation ÷ mean `cv`: ln X is normal with σ² = ln(1 + cv²) and
 * m = ln mean − σ²/2. E[min(X, t)] = t P(X > t) + mean P(Z ≤ (ln t − m)/σ − σ).
 */
export function lognormalCurve(meanMs: number, cv: number): DurationCurve {
  const deviation = Math.sqrt(Math.log1p(cv * cv));
  const centre = Math.log(meanMs) - (deviation * deviation) / 2;
  const survival = (t: number) => (t <= 0 ? 1 : normalTail((Math.log(t) - centre) / deviation));
  return {
    survival,
    survivalBefore: survival,
    integral(t) {
      if (t <= 0) return 0;
      const z = (Math.log(t) - centre) / deviation;
      return t * normalTail(z) + meanMs * normalTail(deviation - z);
    },
    breaks: [],
    forever: 0,
    stepwise: false,
  };
}

/** Exponential of mean `firstMs` with probability `firstShare`, else of mean `secondMs`. */
export function hyperexponentialCurve(firstShare: number, firstMs: number, secondMs: number): DurationCurve {
  const survival = (t: number) => firstShare * Math.exp(-t / firstMs) + (1 - firstShare) * Math.exp(-t / secondMs);
  return {
    survival,
    survivalBefore: survival,
    integral: (t) =>
      -firstShare * firstMs * Math.expm1(-t / firstMs) - (1 - firstShare) * secondMs * Math.expm1(-t / secondMs),
    breaks: [],
    forever: 0,
    stepwise: false,
  };
}
