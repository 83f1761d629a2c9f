/**
 * Logarithm, exponential and normal quantile from additions, multiplications, divisions and square roots only.
 * The language leaves `Math.log` and `Math.exp` to each implementation, and their last bits differ between browsers;
 * these do not, so a seed names the same run everywhere.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** 1/23, 1/21 … 1/3: divided once, not with every logarithm. */
const ODD_PARTS = Float64Array.from({ length: 11 }, (_, i) => 1 / (23 - 2 * i));

/** Natural logarithm of a positive finite number, relative error below 1e-15. Throws `RangeError` otherwise. */
export function ln(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`x: expected a positive finite number, got ${x}`);
  let doublings = 0;
  while (x > Math.SQRT2) {
    x /= 2;
    doublings++;
  }
  while (x < Math.SQRT1_2) {
    x *= 2;
    doublings--;
  }
  // ln x = 2 artanh s with s = (x − 1)/(x + 1), |s| ≤ 0.172: eleven terms leave less than 2^-56.
  const s = (x - 1) / (x + 1);
  const s2 = s * s;
  let sum = 0;
  for (let i = 0; i < ODD_PARTS.length; i++) sum = (sum + ODD_PARTS[i]!) * s2;
  return doublings * LN2_HIGH + (2 * s * (1 + sum) + doublings * LN2_LOW);
}

/** e^x for |x| ≤ 700, relative error below 1e-15. Throws `RangeError` outside: the result would leave the doubles. */
export function exp(x: number): number {
  if (!(x >= -700 && x <= 700)) throw new RangeError(`x: expected a number in [-700, 700], got ${x}`);
  const doublings = Math.round(x / Math.LN2);
  const rest = x - doublings * LN2_HIGH - doublings * LN2_LOW;
  let sum = 1;
  for (let term = 16; term >= 1; term--) sum = 1 + (rest / term) * sum;
  for (let i = 0; i < doublings; i++) sum *= 2;
  for (let i = 0; i > doublings; i--) sum /= 2;
  return sum;
}

const CENTRE_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const CENTRE_BOTTOM = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const MIDDLE_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const MIDDLE_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const TAIL_TOP = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const TAIL_BOTTOM = [
  2.0442631033799397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** Standard normal quantile of `p` in (0, 1), relative error below 1e-15 (Wichura 1988, algorithm AS 241). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p: expected a number in (0, 1), got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  const size =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5);
  return q < 0 ? -size : size;
}
