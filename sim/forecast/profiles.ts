import type { OpenDay } from "./openDays.ts";

/** What an ordinary day of each weekday looks like. */
export interface Profiles {
  readonly intervals: number;
  /** √(count + ¼) by weekday 1–7 (index 0 unused) and interval; absent: the weekday is closed. */
  readonly roots: readonly (Float64Array | undefined)[];
  /** 1 where every known count of the weekday's interval is 0, or none is known. */
  readonly closed: readonly (Uint8Array | undefined)[];
  /** Effective number of days behind each weekday's profile. */
  readonly days: readonly number[];
}

/** Root of no count: what a closed interval has. */
const NOBODY = 0.5;

/**
 * Weighted means of the ordinary days of each weekday, a day's own deviation taken out where it is known: `deviations[d]`
 * is relative, by interval. Weights fall by half every `halfLifeDays` open days. A weekday with special days alone takes
 * the mean of all days.
 */
export function profilesOf(
  days: readonly OpenDay[],
  intervals: number,
  halfLifeDays: number,
  deviations: readonly (Float64Array | undefined)[] = [],
): Profiles {
  const sums = Array.from({ length: 8 }, () => new Float64Array(intervals));
  const weights = Array.from({ length: 8 }, () => new Float64Array(intervals));
  const anybody = Array.from({ length: 8 }, () => new Uint8Array(intervals));
  const effective = Array.from({ length: 8 }, () => ({ sum: 0, squares: 0 }));
  const weekdays = new Set<number>();
  for (const [index, { weekday, roots, ordinary }] of days.entries()) {
    if (roots !== undefined) weekdays.add(weekday);
    if (!ordinary || roots === undefined) continue;
    const weight = 0.5 ** ((days.length - 1 - index) / halfLifeDays);
    const deviation = deviations[index];
    for (const place of [0, weekday]) {
      effective[place]!.sum += weight;
      effective[place]!.squares += weight * weight;
      for (let i = 0; i < intervals; i++) {
        const value = roots[i]!;
        if (Number.isNaN(value)) continue;
        sums[place]![i]! += weight * value;
        weights[place]![i]! += weight * Math.max(LEAST_SHARE, 1 + (deviation?.[i] ?? 0));
        if (value > NOBODY) anybody[place]![i] = 1;
      }
    }
  }
  const of = (place: number) =>
    sums[place]!.map((sum, i) =>
      weights[place]![i]! > 0 && anybody[place]![i] === 1 ? sum / weights[place]![i]! : NOBODY,
    );
  const source = (weekday: number) => (effective[weekday]!.sum > 0 ? weekday : 0);
  const each = <T>(make: (place: number) => T) =>
    Array.from({ length: 8 }, (_, weekday) => (weekdays.has(weekday) ? make(source(weekday)) : undefined));
  return {
    intervals,
    roots: each(of),
    closed: each((place) => anybody[place]!.map((seen) => 1 - seen)),
    days: effective.map(({ sum, squares }, weekday) => {
      const { sum: s, squares: q } = weekdays.has(weekday) ? effective[source(weekday)]! : { sum, squares };
      return q === 0 ? 0 : (s * s) / q;
    }),
  };
}

/** A day cannot be less than this share of its weekday's profile on the scale of roots. */
const LEAST_SHARE = 0.05;
