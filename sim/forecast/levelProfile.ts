import { minimise } from "./minimise.ts";
import type { Model, ModelOptions } from "./model.ts";
import { type OpenDay, openDays } from "./openDays.ts";
import type { CountSeries } from "./series.ts";
import { type Expect, meanOfLast, simpleModel } from "./simple.ts";

/** Days of a weekday behind its profile. */
const PROFILE_DAYS = 26;

/**
 * The profile of the weekday times a level: the exponentially weighted mean of what days have been relative to the
 * profile of their own weekday (Brown 1956). Its weight is the one that would have been best for the next day so far.
 */
export function fitLevelProfile(series: CountSeries, options: ModelOptions): Model {
  const ordinary = openDays(series).filter((day) => day.ordinary);
  const ratios = ratiosOf(ordinary);
  const error = (weight: number): number => {
    let level = 1;
    let sum = 0;
    for (const ratio of ratios) {
      sum += (ratio - level) ** 2;
      level += weight * (ratio - level);
    }
    return sum;
  };
  const at =
    options.parameters?.[0] ?? minimise(([x]) => error(weightAt(x!)), [-1], { tolerance: 1e-6, most: 60 }).at[0]!;
  const weight = weightAt(at);
  const expect: Expect = (past, day) => {
    let level = 1;
    for (const ratio of past.length === ordinary.length ? ratios : ratiosOf(past)) level += weight * (ratio - level);
    return meanOfLast(past, day.weekday, PROFILE_DAYS).map((count) => count * level);
  };
  return simpleModel("level-profile", series, options, expect, { parameters: [at] });
}

const weightAt = (x: number): number => 1 / (1 + Math.exp(-Math.min(6, Math.max(-6, x))));

/** Total of each day ÷ mean total of its weekday, oldest first, over the intervals it knows. */
function ratiosOf(days: readonly OpenDay[]): number[] {
  const profiles = new Map<number, Float64Array>();
  for (const { weekday } of days) {
    if (!profiles.has(weekday)) profiles.set(weekday, meanOfLast(days, weekday, PROFILE_DAYS));
  }
  return days.map(({ weekday, roots }) => {
    let seen = 0;
    let usual = 0;
    for (const [i, value] of roots!.entries()) {
      if (Number.isNaN(value)) continue;
      seen += value * value - 0.25;
      usual += profiles.get(weekday)![i]!;
    }
    return usual > 0 ? seen / usual : 1;
  });
}
