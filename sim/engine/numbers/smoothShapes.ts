import type { PhaseSpec } from "../../scenario/distribution.ts";
import { GammaLaw } from "./gamma.ts";
import { exp, ln, normalQuantile } from "./mathematics.ts";
import type { Shape } from "./shape.ts";

/** A series is good if its fourth term is no more than this share of its first. */
const SERIES = 1e-5;
const NO_CORNERS: readonly number[] = [];

/** e^−x for x ≥ 0; 0 where that leaves the doubles. */
function falling(x: number): number {
  return x > 700 ? 0 : exp(-x);
}

export class ExponentialShape implements Shape {
  readonly corners = NO_CORNERS;
  readonly #meanMs: number;

  constructor(meanMs: number) {
    this.#meanMs = meanMs;
  }

  quantile(_below: number, above: number): number {
    return -this.#meanMs * ln(above);
  }

  next(_ms: number, _from: number, to: number): number {
    return this.quantile(1 - to, to);
  }

  survival(ms: number): number {
    return falling(ms / this.#meanMs);
  }
}

/** `cv` = standard deviation ÷ mean. */
export class LognormalShape implements Shape {
  readonly corners = NO_CORNERS;
  readonly #mu: number;
  readonly #sigma: number;

  constructor(meanMs: number, cv: number) {
    // mean = e^(μ + σ²/2) and cv² = e^(σ²) − 1.
    const variance = ln(1 + cv * cv);
    this.#sigma = Math.sqrt(variance);
    this.#mu = ln(meanMs) - variance / 2;
  }

  quantile(below: number, above: number): number {
    const z = below <= above ? normalQuantile(below) : -normalQuantile(above);
    return exp(this.#mu + this.#sigma * z);
  }

  next(_ms: number, _from: number, to: number): number {
    return this.quantile(1 - to, to);
  }

  survival(ms: number): number {
    return ms > 0 ? normalAbove((ln(ms) - this.#mu) / this.#sigma) : 1;
  }
}

const HALF = new GammaLaw(0.5);

/** P(Z > z) of a standard normal: half the tail of a gamma law of shape ½ at z²/2. */
export function normalAbove(z: number): number {
  const tail = HALF.upper((z * z) / 2) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/** Shape 1 ÷ cv². */
export class GammaShape implements Shape {
  readonly corners = NO_CORNERS;
  readonly #law: GammaLaw;
  readonly #scaleMs: number;

  constructor(meanMs: number, cv: number) {
    this.#law = new GammaLaw(1 / (cv * cv));
    this.#scaleMs = meanMs * cv * cv;
  }

  quantile(below: number, above: number): number {
    return this.#scaleMs * this.#law.quantile(below, above);
  }

  next(ms: number, from: number, to: number): number {
    return this.#scaleMs * this.#law.next(ms / this.#scaleMs, from, to);
  }

  survival(ms: number): number {
    return this.#law.upper(ms / this.#scaleMs);
  }
}

/** One of several exponentials, chosen by share. */
export class HyperexponentialShape implements Shape {
  readonly corners = NO_CORNERS;
  readonly #phases: readonly PhaseSpec[];

  constructor(phases: readonly PhaseSpec[]) {
    this.#phases = phases;
  }

  quantile(_below: number, above: number): number {
    return this.#search(0, above);
  }

  /** Newton's method on ln P(X > x), which is convex: wherever it begins, it comes from the left and never goes too far. */
  #search(fromMs: number, above: number): number {
    const target = ln(above);
    let ms = fromMs;
    for (let i = 0; i < 100; i++) {
      let left = 0;
      let density = 0;
      for (const { share, meanMs } of this.#phases) {
        const part = share * falling(ms / meanMs);
        left += part;
        density += part / meanMs;
      }
      const change = ((ln(left) - target) * left) / density;
      ms = Math.max(ms + change, 0);
      if (Math.abs(change) <= 1e-13 * ms) break;
    }
    return ms;
  }

  /** Four terms of Taylor's series of the quantile, from where `ms` really stands, so that errors do not add up. */
  next(ms: number, _from: number, to: number): number {
    let [left, a1, a2, a3, a4] = [0, 0, 0, 0, 0];
    for (const { share, meanMs } of this.#phases) {
      const part = share * falling(ms / meanMs);
      const first = part / meanMs;
      const second = first / meanMs;
      const third = second / meanMs;
      left += part;
      a1 += first;
      a2 += second;
      a3 += third;
      a4 += third / meanMs;
    }
    const h = (left - to) / a1;
    const [r2, r3, r4] = [a2 / a1, a3 / a1, a4 / a1];
    const fourth = ((15 * r2 * r2 * r2 - 10 * r2 * r3 + r4) * h * h * h) / 24;
    // Where one phase gives way to a much longer one the series does not hold.
    if (!(Math.abs(fourth) < SERIES)) return this.#search(ms, to);
    const there = ms + h * (1 + (h / 2) * (r2 + (h / 3) * (3 * r2 * r2 - r3)) + fourth);
    // Close to 0 the series may point beyond it.
    return there > 0 ? there : this.#search(0, to);
  }

  survival(ms: number): number {
    return this.#phases.reduce((sum, { share, meanMs }) => sum + share * falling(ms / meanMs), 0);
  }
}
