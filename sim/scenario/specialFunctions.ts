/** Functions behind the moments of distributions, to about 13 digits. Numbers are formulas of Abramowitz & Stegun. */

/** Share of a standard normal below `z`. */
export function normalCdf(z: number): number {
  const half = lowerGamma(0.5, (z * z) / 2) / 2;
  return z < 0 ? 0.5 - half : 0.5 + half;
}

/**
 * Regularised lower incomplete gamma function P(a, x): share of a gamma distribution of shape `a` > 0 below `x` ≥ 0.
 * By its series (6.5.29) below a + 1, by its continued fraction (6.5.31) above.
 */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const scale = Math.exp(a * Math.log(x) - x - lnGamma(a));
  return x < a + 1 ? scale * series(a, x) : 1 - scale * fraction(a, x);
}

const ROUNDS = 1_000;
const ENOUGH = 1e-16;

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < ROUNDS && term > sum * ENOUGH; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction of the upper function, by Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < ROUNDS; n++) {
    const an = n * (a - n);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH * 10) break;
  }
  return h;
}

/** Natural logarithm of Γ(x), x > 0: Stirling's series (6.1.40) of an argument lifted to 15 or more (6.1.15). */
function lnGamma(x: number): number {
  let product = 1;
  let lifted = x;
  for (; lifted < 15; lifted++) product *= lifted;
  const square = 1 / (lifted * lifted);
  const tail = (1 / 12 - square * (1 / 360 - square * (1 / 1_260 - square / 1_680))) / lifted;
  return (lifted - 0.5) * Math.log(lifted) - lifted + Math.log(2 * Math.PI) / 2 + tail - Math.log(product);
}
