import { checkNumber, checkPositive } from "./checks.ts";

/** Most steps of a day of rates: a minute each for a week. */
const MOST_STEPS = 10_080;

/** Arrival rates constant in steps of equal length, from time 0. */
export interface RateProfile {
  /** ms > 0. */
  readonly stepMs: number;
  /** ≥ 0 each, 1 to 10,080 of them; after the last there is nobody. */
  readonly arrivalsPerHour: readonly number[];
  /** What came steadily before time 0, ≥ 0: 0 for a floor that opens empty. */
  readonly beforePerHour: number;
}

/** Throws `RangeError` for the first part out of range. */
export function checkProfile(profile: RateProfile): void {
  checkPositive("stepMs", profile.stepMs);
  checkNumber("beforePerHour", profile.beforePerHour, 0);
  const { length } = profile.arrivalsPerHour;
  if (length < 1 || length > MOST_STEPS) {
    throw new RangeError(`arrivalsPerHour: expected 1 to ${MOST_STEPS} rates, got ${length}`);
  }
  for (const [i, rate] of profile.arrivalsPerHour.entries()) checkNumber(`arrivalsPerHour[${i}]`, rate, 0);
}

/** What a stretch of a profile amounts to. */
export interface StretchRates {
  /** Contacts expected ÷ length, per hour. */
  readonly averagePerHour: number;
  /** Greatest rate in force for any time at all. */
  readonly greatestPerHour: number;
  /** Whether the rate rises somewhere in it and falls nowhere. */
  readonly rising: boolean;
}

/** Rates of `profile` from `fromMs` to `toMs` > `fromMs`; before time 0 and after the last step as the profile says. */
export function ratesOver(profile: RateProfile, fromMs: number, toMs: number): StretchRates {
  const { stepMs, arrivalsPerHour, beforePerHour } = profile;
  const end = stepMs * arrivalsPerHour.length;
  const rates: { readonly perHour: number; readonly lengthMs: number }[] = [];
  const add = (perHour: number, from: number, to: number) => {
    // A sliver left by rounding is no stretch of its own.
    const lengthMs = Math.min(to, toMs) - Math.max(from, fromMs);
    if (lengthMs > 1e-9 * (toMs - fromMs)) rates.push({ perHour, lengthMs });
  };
  add(beforePerHour, Number.NEGATIVE_INFINITY, 0);
  const first = Math.max(0, Math.floor(fromMs / stepMs));
  for (let i = first; i < arrivalsPerHour.length && i * stepMs < toMs; i++) {
    add(arrivalsPerHour[i]!, i * stepMs, (i + 1) * stepMs);
  }
  add(0, end, Number.POSITIVE_INFINITY);
  let weighted = 0;
  let greatest = 0;
  let rises = false;
  let falls = false;
  for (const [i, { perHour, lengthMs }] of rates.entries()) {
    weighted += perHour * lengthMs;
    greatest = Math.max(greatest, perHour);
    const before = rates[i - 1]?.perHour ?? perHour;
    rises ||= perHour > before;
    falls ||= perHour < before;
  }
  return { averagePerHour: weighted / (toMs - fromMs), greatestPerHour: greatest, rising: rises && !falls };
}
