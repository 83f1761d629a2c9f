import { dayNumber } from "../vocabulary/localDate.ts";
import type { MarkableDay } from "./marks.ts";

/** Days of the same weekday a day is compared with: the nearest ones, so that growth and seasons do not count as errors. */
export const NEAREST = 16;
/** Fewer known days than this say nothing about what is usual. */
export const LEAST_DAYS = 4;
/** Standard deviation of the root of a Poisson count: what is left where nothing else varies. */
const ROOT_POISSON = 0.5;

/** What is usual on one day: by interval, on the scale of roots √(count + ¼). */
export interface Usual {
  /** Places of the days it is compared with. */
  readonly others: readonly number[];
  /** Median root by interval; NaN where fewer than half of the others are known. */
  readonly median: Float64Array;
  /** 1.4826 × median absolute deviation, at least ½. */
  readonly scale: Float64Array;
  /** Whether somebody usually comes then: the median count is at least 1. */
  readonly open: readonly boolean[];
  /** Deviation of the whole day: the median over its open, known intervals; 0 where there are none. */
  readonly shift: number;
}

export function root(count: number): number {
  return Math.sqrt(count + 0.25);
}

/** Median of numbers; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Quantile by linear interpolation; NaN of none. */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

/** Places of the nearest `NEAREST` days of the same weekday but itself, nearest first; at equal distance the earlier one. */
export function nearestDays(days: readonly MarkableDay[], date: string, weekday: number): readonly number[] {
  const day = dayNumber(date);
  return days
    .map((other, i) => ({ i, weekday: other.weekday, away: Math.abs(dayNumber(other.date) - day) }))
    .filter((other) => other.weekday === weekday && other.away > 0)
    .sort((a, b) => a.away - b.away || a.i - b.i)
    .slice(0, NEAREST)
    .map(({ i }) => i);
}

/** What is usual on `date`, from the days like it; `counts`: its own, for its shift. */
export function usualOf(
  days: readonly MarkableDay[],
  date: string,
  weekday: number,
  intervals: number,
  counts: Float64Array | undefined,
): Usual {
  const others = nearestDays(days, date, weekday);
  const middle = new Float64Array(intervals).fill(Number.NaN);
  const scale = new Float64Array(intervals).fill(Number.NaN);
  const open: boolean[] = [];
  for (let i = 0; i < intervals; i++) {
    const roots = others
      .map((place) => days[place]!.counts[i]!)
      .filter((count) => !Number.isNaN(count))
      .map(root);
    const known = roots.length >= LEAST_DAYS && roots.length * 2 >= others.length;
    if (known) {
      middle[i] = median(roots);
      scale[i] = Math.max(ROOT_POISSON, 1.4826 * median(roots.map((value) => Math.abs(value - middle[i]!))));
    }
    open.push(known && middle[i]! >= root(1));
  }
  const deviations: number[] = [];
  counts?.forEach((count, i) => {
    if (open[i] && !Number.isNaN(count)) deviations.push(root(count) - middle[i]!);
  });
  return { others, median: middle, scale, open, shift: deviations.length === 0 ? 0 : median(deviations) };
}
