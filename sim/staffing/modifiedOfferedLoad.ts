import { HOUR_MS } from "../vocabulary/index.ts";
import { checkNumber, checkPositive } from "./checks.ts";
import { type Duration, durationCurve, meanDuration } from "./durations.ts";
import { checkProfile, type RateProfile } from "./rateProfile.ts";

/**
 * The modified offered load m(t) = ∫ λ(t − u) P(S > u) du in erlangs, t in ms ≥ 0: how many would be busy at t if there
 * were always an agent (Jagerman 1975; Eick, Massey & Whitt 1993; Massey & Whitt 1994). It follows the arrivals by about
 * a mean handle time, with a lower peak. Exact for rates constant in steps: with I(t) = E[min(S, t)] every change of the
 * rate by d at time a adds d · I(t − a). Rates as in the profile, handle times of any law with a finite mean; arrivals
 * per ms. Throws `RangeError` for arguments out of range and handle times that never end.
 */
export function modifiedOfferedLoad(profile: RateProfile, handle: Duration): (timeMs: number) => number {
  checkProfile(profile);
  const mean = meanDuration(handle);
  checkPositive("mean handle time", mean);
  const curve = durationCurve(handle);
  const { stepMs, arrivalsPerHour, beforePerHour } = profile;
  const changes: { readonly atMs: number; readonly perMs: number }[] = [];
  let before = beforePerHour;
  for (const [i, rate] of [...arrivalsPerHour, 0].entries()) {
    if (rate !== before) changes.push({ atMs: i * stepMs, perMs: (rate - before) / HOUR_MS });
    before = rate;
  }
  const steady = (beforePerHour / HOUR_MS) * mean;
  return (timeMs) => {
    checkNumber("timeMs", timeMs, 0);
    let load = steady;
    for (const { atMs, perMs } of changes) {
      if (atMs >= timeMs) break;
      load += perMs * curve.integral(timeMs - atMs);
    }
    // What rises and falls again leaves a rest of rounding.
    return Math.max(0, load);
  };
}
