import type { ArrivalSpec } from "../../../sim/scenario/demand.ts";

/** Most contacts per hour in one interval of one queue. */
export const MOST_PER_HOUR = 100_000;

/** Intervals of one day of the profile: where they begin in `perHour`, and how many there are. */
export function dayOf(
  { profile, intervalMinutes }: ArrivalSpec,
  weekday: number,
): { readonly from: number; readonly count: number } {
  const count = 1_440 / intervalMinutes;
  return { from: profile === "weekly" ? (weekday - 1) * count : 0, count };
}

/** The profile's rates of one weekday. */
export function ratesOf(arrivals: ArrivalSpec, weekday: number): readonly number[] {
  const { from, count } = dayOf(arrivals, weekday);
  return arrivals.perHour.slice(from, from + count);
}

/** All rates with some of a weekday's replaced, each kept within 0 to 100,000; what lies beyond the day is left out. */
export function withRates(
  arrivals: ArrivalSpec,
  weekday: number,
  wanted: readonly { readonly index: number; readonly perHour: number }[],
): readonly number[] {
  const { from, count } = dayOf(arrivals, weekday);
  const next = [...arrivals.perHour];
  for (const { index, perHour } of wanted) {
    if (index >= 0 && index < count) next[from + index] = Math.min(MOST_PER_HOUR, Math.max(0, perHour));
  }
  return next;
}

/** Contacts of one day of the profile, weekday factors aside. */
export function contactsOf(arrivals: ArrivalSpec, weekday: number): number {
  return (ratesOf(arrivals, weekday).reduce((sum, rate) => sum + rate, 0) * arrivals.intervalMinutes) / 60;
}

/** First and last interval with anybody in it, a little air around; everything for an empty day. */
export function busyPart(rates: readonly number[], before: readonly number[] | undefined): readonly [number, number] {
  const used = rates.flatMap((rate, i) => (rate > 0 || (before?.[i] ?? 0) > 0 ? [i] : []));
  const [first, last] = [used[0], used.at(-1)];
  if (first === undefined || last === undefined) return [0, rates.length - 1];
  return [Math.max(0, first - 1), Math.min(rates.length - 1, last + 1)];
}
