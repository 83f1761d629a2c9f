import { type Duration, modifiedOfferedLoad, type RateProfile } from "../staffing/index.ts";

/** Instants a step is looked at: the load bends where the rate jumps, and hardly between. */
const LOOKS = 6;

/**
 * The modified offered load of each step of `profile` up to `untilMs` (> the start of the last step), averaged over the
 * step at the middles of 6 equal parts, in erlangs (Jagerman 1975; Massey & Whitt 1994). Steady rates λ with mean handle
 * time S give λS in every step, once it has filled up. Throws `RangeError` as `modifiedOfferedLoad` does.
 */
export function loadByInterval(profile: RateProfile, handle: Duration, untilMs: number): readonly number[] {
  const load = modifiedOfferedLoad(profile, handle);
  return profile.arrivalsPerHour.map((_, i) => {
    const from = i * profile.stepMs;
    const lengthMs = Math.min(profile.stepMs, untilMs - from);
    let sum = 0;
    for (let k = 0; k < LOOKS; k++) sum += load(from + ((k + 0.5) / LOOKS) * lengthMs);
    return sum / LOOKS;
  });
}
