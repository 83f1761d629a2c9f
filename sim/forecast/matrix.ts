/** Dense symmetric algebra on row-major `Float64Array`s: small matrices, one a weekday, not one an interval of history. */

/**
 * Lower triangle L with L·Lᵀ = `matrix` (n × n, symmetric, its lower triangle read). Pivots are kept at least 1e-12 of the
 * greatest diagonal, so that a covariance with a direction of no variance is taken and not refused. Throws `RangeError`
 * where an element is not finite.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  let greatest = 0;
  for (let i = 0; i < n; i++) greatest = Math.max(greatest, matrix[i * n + i]!);
  const least = Math.max(greatest * 1e-12, Number.MIN_VALUE);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (!Number.isFinite(sum)) throw new RangeError(`matrix: expected finite elements, got ${sum} at ${i}, ${j}`);
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(sum, least)) : sum / lower[j * n + j]!;
    }
  }
  return lower;
}

/** x with L·Lᵀ·x = `right`, in place in a copy. */
export function solve(lower: Float64Array, n: number, right: ArrayLike<number>): Float64Array {
  const x = halfSolve(lower, n, right);
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
}

/** x with L·x = `right`: white noise where `right` has the covariance L·Lᵀ. */
export function halfSolve(lower: Float64Array, n: number, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = right[i]!;
    const row = i * n;
    for (let k = 0; k < i; k++) sum -= lower[row + k]! * x[k]!;
    x[i] = sum / lower[row + i]!;
  }
  return x;
}

/** ln |L·Lᵀ|. */
export function logDeterminant(lower: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(lower[i * n + i]!);
  return 2 * sum;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * Mean and covariance of the rest of a Gaussian vector given some of its elements, in the order of `wanted`. `known` and
 * `wanted` are indices; nothing known gives the law itself.
 */
export function conditioned(
  mean: Float64Array,
  covariance: Float64Array,
  known: readonly number[],
  values: ArrayLike<number>,
  wanted: readonly number[],
): { readonly mean: Float64Array; readonly covariance: Float64Array } {
  const n = mean.length;
  const part = (rows: readonly number[], columns: readonly number[]): Float64Array =>
    Float64Array.from(rows.flatMap((i) => columns.map((j) => covariance[i * n + j]!)));
  const m = wanted.length;
  const k = known.length;
  const given = part(wanted, wanted);
  const centre = Float64Array.from(wanted, (i) => mean[i]!);
  if (k === 0) return { mean: centre, covariance: given };
  const lower = cholesky(part(known, known), k);
  const surprise = halfSolve(
    lower,
    k,
    known.map((i, place) => values[place]! - mean[i]!),
  );
  const links = wanted.map((i) =>
    halfSolve(
      lower,
      k,
      known.map((j) => covariance[i * n + j]!),
    ),
  );
  for (let a = 0; a < m; a++) {
    centre[a]! += dot(links[a]!, surprise);
    for (let b = 0; b < m; b++) given[a * m + b]! -= dot(links[a]!, links[b]!);
  }
  return { mean: centre, covariance: given };
}
