import { exp, ln } from "./mathematics.ts";
import type { Shape } from "./shape.ts";

/**
 * A law whose survival curve is straight between points: constants, uniform laws, quantiles, Kaplan–Meier curves. Two
 * points at one instant are a spike there, two of one survival a gap; what is left after the last point is exponential.
 */
export class PiecewiseShape implements Shape {
  readonly corners: readonly number[];
  readonly #atMs: readonly number[];
  /** P(X > x) just after each point; never rising, 1 at the first. */
  readonly #left: readonly number[];
  readonly #tailMeanMs: number;

  constructor(atMs: readonly number[], left: readonly number[], tailMeanMs: number) {
    this.#atMs = atMs;
    this.#left = left;
    this.#tailMeanMs = tailMeanMs;
    this.corners = left.map((share) => 1 - share);
  }

  quantile(_below: number, above: number): number {
    const [at, left] = [this.#atMs, this.#left];
    const last = at.length - 1;
    if (above < left[last]!) return at[last]! - this.#tailMeanMs * ln(above / left[last]!);
    // The first point at which no more than `above` are left; the one before has more.
    let [low, high] = [0, last];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (left[middle]! <= above) high = middle;
      else low = middle + 1;
    }
    if (low === 0) return at[0]!;
    const share = (left[low - 1]! - above) / (left[low - 1]! - left[low]!);
    return at[low - 1]! + (at[low]! - at[low - 1]!) * share;
  }

  next(_ms: number, _from: number, to: number): number {
    return this.quantile(1 - to, to);
  }

  survival(ms: number): number {
    const [at, left] = [this.#atMs, this.#left];
    const last = at.length - 1;
    if (ms < at[0]!) return 1;
    if (ms >= at[last]!) {
      const x = (ms - at[last]!) / this.#tailMeanMs;
      return left[last]! === 0 || x > 700 ? 0 : left[last]! * exp(-x);
    }
    // The last point not after `ms`; the next one is.
    let [low, high] = [0, last];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at[middle]! <= ms) low = middle;
      else high = middle - 1;
    }
    const share = (ms - at[low]!) / (at[low + 1]! - at[low]!);
    return left[low]! + (left[low + 1]! - left[low]!) * share;
  }
}
