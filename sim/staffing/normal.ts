const ROOT_TWO_PI = 2.5066282746310002;

/** Density φ of the standard normal law at any `x`. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
}

/** P(Z > x) of a standard normal Z, relative error below 1e-13 until it underflows at x ≈ 38. */
export function normalTail(x: number): number {
  return x < 0 ? 1 - normalTail(-x) : normalDensity(x) * mills(x);
}

/** Hazard h(x) = φ(x) ÷ P(Z > x); ≈ 0 far left, ≈ x far right, never overflowing. */
export function normalHazard(x: number): number {
  return x < 0 ? normalDensity(x) / normalTail(x) : 1 / mills(x);
}

/**
 * Mills' ratio P(Z > x) ÷ φ(x), x ≥ 0. Below 2.5 by the series P(0 < Z ≤ x) = φ(x) Σ x^(2k+1) / (1·3·…·(2k+1)), above by
 * Laplace's continued fraction 1/(x + 1/(x + 2/(x + …))) from its 80th term back (Abramowitz & Stegun 26.2.11, 26.2.14).
 */
function mills(x: number): number {
  if (x >= 2.5) {
    let tail = x;
    for (let k = 80; k >= 1; k--) tail = x + k / tail;
    return 1 / tail;
  }
  let term = x;
  let sum = x;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 / normalDensity(x) - sum;
}

/**
 * The x with P(Z > x) = `tail`, for `tail` in (0, 1). Bisection on the tail to 1e-15: asked once a day of intervals, so
 * plainness is worth more than speed. Throws `RangeError` outside.
 */
export function normalTailQuantile(tail: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`tail: expected a fraction in (0, 1), got ${tail}`);
  let low = -39;
  let high = 39;
  while (high - low > 1e-15 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (normalTail(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
