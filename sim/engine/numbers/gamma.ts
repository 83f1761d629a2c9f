import { exp, ln, normalQuantile } from "./mathematics.ts";

/** Below this exponent a density is taken for 0: it could not be told from it in any sum. */
const NOTHING = -700;
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(a) for a > 0, relative error about 1e-15 (Lanczos 1964 with g = 7). Throws `RangeError` otherwise. */
export function lnGamma(a: number): number {
  if (!(a > 0 && a < Number.POSITIVE_INFINITY)) throw new RangeError(`a: expected a positive number, got ${a}`);
  if (a < 0.5) return lnGamma(a + 1) - ln(a);
  let sum = 0.9999999999998099;
  for (let i = 0; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (a + i);
  const t = a + 6.5;
  return 0.9189385332046728 + (a - 0.5) * ln(t) - t + ln(sum);
}

/** The regularised incomplete gamma functions of one shape `a` > 0, and their inverse. */
export class GammaLaw {
  readonly #a: number;
  readonly #lnGamma: number;

  constructor(a: number) {
    this.#a = a;
    this.#lnGamma = lnGamma(a);
  }

  /** x × density at x > 0 of the gamma law with scale 1. */
  mass(x: number): number {
    const exponent = this.#a * ln(x) - x - this.#lnGamma;
    return exponent < NOTHING ? 0 : exp(exponent);
  }

  /** P(X ≤ x), precise where it is the small one of the two. */
  lower(x: number): number {
    if (!(x > 0)) return 0;
    return x < this.#a + 1 ? this.#series(x) : 1 - this.#fraction(x);
  }

  /** P(X > x), precise where it is the small one of the two. */
  upper(x: number): number {
    if (!(x > 0)) return 1;
    return x < this.#a + 1 ? 1 - this.#series(x) : this.#fraction(x);
  }

  /** x^a e^−x ÷ Γ(a+1) × (1 + x/(a+1) + x²/((a+1)(a+2)) + …). */
  #series(x: number): number {
    let term = 1;
    let sum = 1;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (this.#a + n);
      sum += term;
    }
    return (this.mass(x) / this.#a) * sum;
  }

  /** The continued fraction of the upper tail (Lentz 1976). */
  #fraction(x: number): number {
    const a = this.#a;
    let b = x + 1 - a;
    let c = 1e300;
    let d = 1 / b;
    let product = d;
    for (let n = 1; n <= 10_000; n++) {
      const factor = -n * (n - a);
      b += 2;
      d = factor * d + b;
      if (d < 1e-300 && d > -1e-300) d = 1e-300;
      c = b + factor / c;
      if (c < 1e-300 && c > -1e-300) c = 1e-300;
      d = 1 / d;
      const change = d * c;
      product *= change;
      if (change > 1 - 1e-15 && change < 1 + 1e-15) break;
    }
    return this.mass(x) * product;
  }

  /**
   * The x with P(X ≤ x) = `below` and P(X > x) = `above` = 1 − `below`, both in (0, 1); the smaller one decides.
   * Newton's method on the logarithms of the probability and of x: both tails are log-concave there, so it does not
   * stray. Relative error about 1e-13; results below e^−700 are that.
   */
  quantile(below: number, above: number): number {
    const low = below <= above;
    const target = ln(low ? below : above);
    let y = this.#guess(below, above, target, low);
    for (let i = 0; i < 60; i++) {
      const x = exp(y);
      const tail = low ? this.lower(x) : this.upper(x);
      const mass = this.mass(x);
      if (tail <= 0 || mass <= 0) {
        // Guessed so far out that nothing is left there: come back half way to the mean.
        y = (y + ln(this.#a)) / 2;
        continue;
      }
      const change = ((ln(tail) - target) * tail) / (low ? mass : -mass);
      y = Math.max(y - change, NOTHING);
      if (change < 1e-13 && change > -1e-13) break;
    }
    return exp(y);
  }

  /** Logarithm of a first guess: the leading term near 0, the cube of a normal elsewhere (Wilson & Hilferty 1931). */
  #guess(below: number, above: number, target: number, low: boolean): number {
    const a = this.#a;
    const leading = ((low ? target : ln(below)) + ln(a) + this.#lnGamma) / a;
    if (leading < NOTHING) return NOTHING;
    if (leading < 0 || leading < ln(a / 4)) return leading;
    if (a < 1 && !low) return ln(Math.max(-target, 0.5));
    const z = low ? normalQuantile(below) : -normalQuantile(above);
    const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
    return root > 0.1 ? ln(a) + 3 * ln(root) : leading;
  }

  /** From the quantile `x` at `from` to the one at `to` (both P(X > x)), by four terms of Taylor's series of ln x. */
  next(x: number, from: number, to: number): number {
    const perMass = 1 / this.mass(x);
    const c = x - this.#a;
    const h = (from - to) * perMass;
    const change = h * (1 + (h / 2) * (c + (h / 3) * (x + 2 * c * c + (h / 4) * (7 * c * x + x + 6 * c * c * c))));
    return x * exp(change);
  }
}
