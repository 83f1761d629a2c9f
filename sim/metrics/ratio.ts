import type { Mean, Ratio } from "./frame.ts";

/** The 97.5 % point of the normal distribution: a two-sided 95 % interval. */
const Z = 1.959963984540054;

/**
 * `met` of `n` with its Wilson 95 % interval (Wilson 1927, J. Am. Stat. Assoc. 22:209). Only n = 0 when nobody was
 * counted: never 0 %, never 100 %.
 */
export function ratio(met: number, n: number): Ratio {
  if (n <= 0) return { n: 0 };
  const value = met / n;
  const z2 = Z * Z;
  const centre = value + z2 / (2 * n);
  const spread = Z * Math.sqrt((value * (1 - value) + z2 / (4 * n)) / n);
  const scale = 1 + z2 / n;
  // At the ends the formula is exact on paper and a rounding error outside in doubles.
  const low = met === 0 ? 0 : Math.max(0, (centre - spread) / scale);
  const high = met === n ? 1 : Math.min(1, (centre + spread) / scale);
  return { value, n, low, high };
}

/**
 * A share of time: `partMs` of `wholeMs`, n in whole seconds of the whole. No interval: seconds of one agent are not
 * independent, so a binomial interval would lie.
 */
export function share(partMs: number, wholeMs: number): Ratio {
  if (wholeMs <= 0) return { n: 0 };
  return { value: partMs / wholeMs, n: Math.floor(wholeMs / 1_000) };
}

/** `sum ÷ n`, or `undefined` when n = 0. */
export function mean(sum: number, n: number): number | undefined {
  return n > 0 ? sum / n : undefined;
}

/** The same with its n, without an interval; only n = 0 when nobody was counted. */
export function meanOf(sum: number, n: number): Mean {
  return n > 0 ? { value: sum / n, n } : { n: 0 };
}
