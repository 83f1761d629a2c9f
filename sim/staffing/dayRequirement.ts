import { HOUR_MS, unreachable } from "../vocabulary/index.ts";
import { checkPositive } from "./checks.ts";
import { type Duration, meanDuration } from "./durations.ts";
import { modifiedOfferedLoad } from "./modifiedOfferedLoad.ts";
import type { Patience } from "./patience.ts";
import { checkProfile, type RateProfile, ratesOver } from "./rateProfile.ts";
import { requirementFor } from "./requirement.ts";
import type { StaffingTarget } from "./targets.ts";

/**
 * Which steady rate stands for an interval in which the rate changes.
 * `sipp` (stationary, independent, period by period): its average. `sipp-max`: its greatest. `sipp-mix`: the average
 * where the rate rises through the interval, the greatest elsewhere. `lagged-…`: the same of the interval one mean handle
 * time earlier, since work lags behind arrivals (Green, Kolesar & Soares 2001, Operations Research 49: 549–564, and 2003).
 * `modified-load` and `modified-load-max`: average and greatest modified offered load of the interval ÷ mean handle time
 * (Feldman, Mandelbaum, Massey & Whitt 2008), sampled at nine instants.
 */
export type StationaryRule =
  | "sipp"
  | "sipp-max"
  | "sipp-mix"
  | "lagged-sipp"
  | "lagged-sipp-max"
  | "lagged-sipp-mix"
  | "modified-load"
  | "modified-load-max";

/** A day to be staffed. */
export interface DayDemand {
  readonly rates: RateProfile;
  readonly handle: Duration;
  /** Length of an interval of staffing, ms > 0; the last one may reach beyond the rates. */
  readonly intervalMs: number;
}

/** Weights of Simpson's rule over eight parts of an interval, times 24. */
const SIMPSON = [1, 4, 2, 4, 2, 4, 2, 4, 1] as const;

/** Arrivals per hour that stand for each interval by `rule`. Throws `RangeError` for arguments out of range. */
export function stationaryRates(day: DayDemand, rule: StationaryRule): number[] {
  checkProfile(day.rates);
  checkPositive("intervalMs", day.intervalMs);
  const mean = meanDuration(day.handle);
  checkPositive("mean handle time", mean);
  if (rule === "modified-load" || rule === "modified-load-max") return modifiedRates(day, mean, rule);
  return Array.from({ length: intervalCount(day) }, (_, i) => {
    const lag = rule.startsWith("lagged") ? mean : 0;
    const over = ratesOver(day.rates, i * day.intervalMs - lag, (i + 1) * day.intervalMs - lag);
    switch (rule) {
      case "sipp":
      case "lagged-sipp":
        return over.averagePerHour;
      case "sipp-max":
      case "lagged-sipp-max":
        return over.greatestPerHour;
      case "sipp-mix":
      case "lagged-sipp-mix":
        return over.rising ? over.averagePerHour : over.greatestPerHour;
      default:
        return unreachable(rule);
    }
  });
}

/**
 * Smallest agents per interval of `day` that keep all `targets` as if the rate `rule` picks were steady: M/M/n+G with the
 * mean handle time (other laws of handle times count in the modified load only). Throws `RangeError` as `agentsRequired`.
 */
export function dayRequirement(
  day: DayDemand,
  patience: Patience,
  targets: readonly StaffingTarget[],
  rule: StationaryRule,
): number[] {
  const required = requirementFor(patience, targets);
  const averageHandleMs = meanDuration(day.handle);
  return stationaryRates(day, rule).map((arrivalsPerHour) => required({ arrivalsPerHour, averageHandleMs }));
}

function modifiedRates(day: DayDemand, meanMs: number, rule: "modified-load" | "modified-load-max"): number[] {
  const load = modifiedOfferedLoad(day.rates, day.handle);
  return Array.from({ length: intervalCount(day) }, (_, i) => {
    let weighted = 0;
    let greatest = 0;
    for (const [k, weight] of SIMPSON.entries()) {
      const at = load((i + k / 8) * day.intervalMs);
      weighted += weight * at;
      greatest = Math.max(greatest, at);
    }
    return ((rule === "modified-load" ? weighted / 24 : greatest) * HOUR_MS) / meanMs;
  });
}

/** Intervals it takes to cover the rates; a rest below a millionth of an interval is rounding. */
function intervalCount({ rates, intervalMs }: DayDemand): number {
  return Math.max(1, Math.ceil((rates.stepMs * rates.arrivalsPerHour.length) / intervalMs - 1e-6));
}
