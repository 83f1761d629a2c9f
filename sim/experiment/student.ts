/**
 * Student's t distribution for whole degrees of freedom, from additions, multiplications, divisions and square roots
 * only: a stopping rule that asks for a quantile stops at the same replication on every machine.
 */

/** Beyond this many degrees of freedom quantiles follow a straight line in 1/df, with an error below 1e-5. */
const EXACT_UP_TO = 1_000;
const known = new Map<string, number>();

/**
 * The two-sided point: |T| ≤ it with probability `confidence`, in (0, 1), for `df` ≥ 1 degrees of freedom. 12.706 for
 * 0.95 and 1. Throws `RangeError` outside.
 */
export function studentPoint(confidence: number, df: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence: expected a number in (0, 1), got ${confidence}`);
  }
  if (!(Number.isInteger(df) && df >= 1)) throw new RangeError(`df: expected a whole number ≥ 1, got ${df}`);
  const key = `${confidence}/${df}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const point = df <= EXACT_UP_TO ? exactPoint(confidence, df) : extended(confidence, df);
  known.set(key, point);
  return point;
}

function extended(confidence: number, df: number): number {
  const near = studentPoint(confidence, EXACT_UP_TO);
  const half = studentPoint(confidence, EXACT_UP_TO / 2);
  // t = a + b/df through df = 500 and 1,000.
  const slope = (half - near) * EXACT_UP_TO;
  return near + slope * (1 / df - 1 / EXACT_UP_TO);
}

function exactPoint(confidence: number, df: number): number {
  let low = 0;
  let high = 1;
  while (within(high, df) < confidence) high *= 2;
  for (let halving = 0; halving < 100 && low < high; halving++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (within(middle, df) < confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** P(T ≤ t) for `df` ≥ 1 whole degrees of freedom, `t` any number, infinite too. Throws `RangeError` outside. */
export function studentShare(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError("t: expected a number, got NaN");
  if (!(Number.isInteger(df) && df >= 1)) throw new RangeError(`df: expected a whole number ≥ 1, got ${df}`);
  if (t === Number.POSITIVE_INFINITY) return 1;
  if (t === Number.NEGATIVE_INFINITY) return 0;
  // Rounding may bring the series a little past 1.
  const inner = Math.min(1, within(Math.abs(t), Math.min(df, EXACT_UP_TO)));
  return t >= 0 ? (1 + inner) / 2 : (1 - inner) / 2;
}

/** P(|T| ≤ t): the finite series of Abramowitz & Stegun 26.7.3 and 26.7.4, with cos θ and sin θ as square roots. */
function within(t: number, df: number): number {
  const cosine = 1 / Math.sqrt(1 + (t * t) / df);
  const sine = (t / Math.sqrt(df)) * cosine;
  const square = cosine * cosine;
  let term = df % 2 === 0 ? 1 : cosine;
  let sum = 0;
  for (let k = df % 2 === 0 ? 2 : 3; k <= df; k += 2) {
    sum += term;
    term *= (square * (k - 1)) / k;
  }
  if (df % 2 === 0) return sine * sum;
  return (2 / Math.PI) * (arcTangent(t / Math.sqrt(df)) + sine * sum);
}

/** Arc tangent of x ≥ 0: four halvings bring the angle under 0.1, where ten terms of the series are exact. */
function arcTangent(x: number): number {
  let reduced = x;
  for (let halving = 0; halving < 4; halving++) reduced /= 1 + Math.sqrt(1 + reduced * reduced);
  const square = reduced * reduced;
  let sum = 0;
  for (let odd = 19; odd >= 1; odd -= 2) sum = 1 / odd - square * sum;
  return 16 * reduced * sum;
}
