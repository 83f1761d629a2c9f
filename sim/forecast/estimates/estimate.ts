/** A number a history tells, with the 95 % interval it is known to. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What it was found from: contacts, days or counts, as its place says. */
  readonly n: number;
}

/** What a history does not tell, and why. `no-difference`: there is one, but no more than chance makes. */
export interface Untold {
  readonly absent: AbsentReason;
}

export type AbsentReason =
  | "no-answered"
  | "no-handle-times"
  | "no-waits"
  | "no-abandons"
  | "no-single-contacts"
  | "no-customers"
  | "no-agents"
  | "no-paid-time"
  | "no-difference"
  | "too-few";

export function isTold<T extends object>(value: T | Untold): value is T {
  return !("absent" in value);
}

const NORMAL_975 = 1.959963984540054;

/** 97.5 % point of Student's t for `df` ≥ 1 (Cornish–Fisher, Abramowitz & Stegun 26.7.5; within 1 % from 3 on). */
export function studentPoint975(df: number): number {
  const z = NORMAL_975;
  const v = Math.max(1, df);
  if (v < 3) return v < 2 ? 12.706 : 4.303;
  return (
    z +
    (z ** 3 + z) / (4 * v) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
  );
}

/** Share `hits` ÷ `n` with Wilson's score interval (1927). Throws `RangeError` for n < 1. */
export function shareOf(hits: number, n: number): Estimate {
  if (!(n >= 1)) throw new RangeError(`n: expected at least 1, got ${n}`);
  const z2 = NORMAL_975 ** 2;
  const share = hits / n;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (NORMAL_975 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { value: share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach), n };
}

/**
 * `statistic` of sums over days, with an interval by leaving out one day after the other (jackknife): contacts of one day
 * are alike, days are not. `days` are vectors of sums; fewer than 3 of them, or a statistic that is not finite, tell
 * nothing.
 */
export function jackknife(
  days: readonly (readonly number[])[],
  statistic: (sums: readonly number[]) => number,
  n: number,
): Estimate | Untold {
  const count = days.length;
  if (count < 3) return { absent: "too-few" };
  const width = days[0]!.length;
  const sums = Array.from({ length: width }, (_, k) => days.reduce((sum, day) => sum + day[k]!, 0));
  const value = statistic(sums);
  const without = days.map((day) => statistic(sums.map((sum, k) => sum - day[k]!)));
  if (![value, ...without].every(Number.isFinite)) return { absent: "too-few" };
  const mean = without.reduce((sum, each) => sum + each, 0) / count;
  const variance = ((count - 1) / count) * without.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const reach = studentPoint975(count - 1) * Math.sqrt(variance);
  return { value, low: value - reach, high: value + reach, n };
}
