import { fitCombined } from "./combined.ts";
import { fitDoubleSeasonal } from "./doubleSeasonal.ts";
import { fitFactors } from "./factors.ts";
import { fitLevelProfile } from "./levelProfile.ts";
import { fitMixed } from "./mixed.ts";
import type { Fit, MethodId, Model, ModelOptions, ShortHistory } from "./model.ts";
import { openDays, openWeekdays } from "./openDays.ts";
import type { CountSeries } from "./series.ts";
import { sameWeekdays, simpleModel } from "./simple.ts";

/** Whole weeks a profile of each weekday needs. */
export const PROFILE_WEEKS = 3;
/** Days of one weekday a short history is averaged over. */
const SHORT_MEAN_DAYS = 4;

const FITS: Record<MethodId, Fit> = {
  "seasonal-naive": meanOfSameWeekdays("seasonal-naive", 1),
  "mean-4": meanOfSameWeekdays("mean-4", 4),
  "mean-8": meanOfSameWeekdays("mean-8", 8),
  "level-profile": fitLevelProfile,
  "double-seasonal": fitDoubleSeasonal,
  mixed: (series, options) => fitMixed(series, options, false),
  "mixed-calendar": (series, options) => fitMixed(series, options, true),
  factors: fitFactors,
  combined: (series, options) => fitCombined(series, options, [fitFactors, FITS["mixed-calendar"]]),
};

/**
 * `method` fitted to `series`. A history of fewer than three whole weeks of ordinary days is averaged instead, and the
 * model says so in `instead`. Throws `RangeError` for a horizon out of [1, 366] when laws are asked for.
 */
export function fitMethod(series: CountSeries, method: MethodId, options: ModelOptions = {}): Model {
  const short = shortHistory(series);
  const model = short === undefined ? FITS[method](series, options) : shortModel(series, options, short);
  return {
    ...model,
    laws: (horizonDays) => {
      if (!(Number.isInteger(horizonDays) && horizonDays >= 1 && horizonDays <= 366)) {
        throw new RangeError(`horizonDays: expected a whole number in [1, 366], got ${horizonDays}`);
      }
      return model.laws(horizonDays);
    },
  };
}

/** Why the history is too short for anything but means; undefined: it is not. */
export function shortHistory(series: CountSeries): ShortHistory | undefined {
  const knownDays = openDays(series).filter((day) => day.ordinary).length;
  if (knownDays === 0) return { reason: "no-history" };
  const neededDays = PROFILE_WEEKS * openWeekdays(series).size;
  return knownDays < neededDays ? { reason: "short-history", knownDays, neededDays } : undefined;
}

function shortModel(series: CountSeries, options: ModelOptions, instead: ShortHistory): Model {
  if (instead.reason === "no-history") {
    return { method: "mean-4", parameters: [], factors: [], instead, laws: () => [] };
  }
  return simpleModel("mean-4", series, options, sameWeekdays(SHORT_MEAN_DAYS), { instead });
}

function meanOfSameWeekdays(method: MethodId, k: number): Fit {
  return (series, options) => simpleModel(method, series, options, sameWeekdays(k));
}
