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

/** Coefficients of Hart et al. (1968), approximation 5666, as printed by West (2005), highest power first. */
const TOP = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
] as const;
const BOTTOM = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
] as const;

/**
 * Mills' ratio P(Z > x) ÷ φ(x), x ≥ 0: the rational function below 3, where its absolute accuracy is a relative one, and Laplace's
 * continued fraction 1/(x + 1/(x + 2/(x + …))) above, the shorter the farther.
 */
function mills(x: number): number {
  if (x >= 3) {
    let tail = x;
    for (let k = Math.ceil(12 + 500 / (x * x)); k >= 1; k--) tail = x + k / tail;
    return 1 / tail;
  }
  let top = 0;
  for (const coefficient of TOP) top = top * x + coefficient;
  let bottom = 0;
  for (const coefficient of BOTTOM) bottom = bottom * x + coefficient;
  return (ROOT_TWO_PI * top) / bottom;
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
