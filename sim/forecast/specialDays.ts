import { type DayNoise, deviationAt, type FilterPlan, filterDays } from "./dayFilter.ts";
import { dot } from "./matrix.ts";
import type { NamedFactor } from "./model.ts";
import type { Profiles } from "./profiles.ts";

/** What named days do to an ordinary day, learnt with partial pooling: names with few days are drawn to all names' mean. */
export interface SpecialDayFactors {
  readonly named: readonly NamedFactor[];
  /** Turns the law of an ordinary day into that of a day with these names, in place. Unknown names: a special day at large. */
  readonly apply: (
    names: readonly string[],
    profile: Float64Array,
    mean: Float64Array,
    covariance: Float64Array,
  ) => void;
}

/** Relative deviation of one special day on the scale of roots: over the day, its variance, and by interval. */
interface Deviation {
  readonly level: number;
  readonly variance: number;
  readonly byInterval: Float64Array;
}

/** Usual spread between names, within one name, and of the shape, relative on the scale of roots; worth two days. */
const BETWEEN = 0.15;
const WITHIN = 0.08;
const SHAPE = 0.15;
const WORTH_DAYS = 2;
/** How far special days at large may be from ordinary ones before any is seen. */
const AT_LARGE = 0.3;

/**
 * Factors of the special days of a history against what the model expected of them as ordinary days. A day with several
 * names counts for their combination, which is what it is evidence of. No special days: a special day is one at large,
 * its factor 1 with a wide spread.
 */
export function specialDayFactors(plan: FilterPlan, profiles: Profiles, noise: DayNoise): SpecialDayFactors {
  const groups = new Map<string, Deviation[]>();
  for (const [names, deviation] of deviations(plan, profiles, noise)) {
    groups.set(names, [...(groups.get(names) ?? []), deviation]);
  }
  const pooled = pool(groups, profiles.intervals);
  const effectOf = (names: readonly string[]): Effect => {
    const joint = pooled.byName.get(keyOf(names));
    if (joint !== undefined) return joint;
    if (names.length === 1) return pooled.unknown;
    return names
      .map((name) => pooled.byName.get(name) ?? pooled.unknown)
      .reduce((a, b) => ({
        factor: a.factor.map((value, i) => value * b.factor[i]!),
        level: a.level * b.level,
        variance: a.variance + b.variance,
      }));
  };
  return {
    named: [...pooled.byName].map(([name, { level, variance }]) => {
      const reach = 1.96 * Math.sqrt(variance);
      return {
        name,
        factor: level ** 2,
        low: Math.max(0, level - reach) ** 2,
        high: (level + reach) ** 2,
        n: groups.get(name)!.length,
      };
    }),
    apply: (names, profile, mean, covariance) => {
      const { factor, variance } = effectOf(names);
      const n = profile.length;
      for (let i = 0; i < n; i++) {
        mean[i]! *= factor[i]!;
        for (let j = 0; j < n; j++) {
          covariance[i * n + j] =
            covariance[i * n + j]! * factor[i]! * factor[j]! + profile[i]! * profile[j]! * variance;
        }
      }
    },
  };
}

interface Effect {
  /** What the root is multiplied by, by interval and over the day. */
  readonly factor: Float64Array;
  readonly level: number;
  /** Of the factor of the next such day. */
  readonly variance: number;
}

function pool(groups: ReadonlyMap<string, readonly Deviation[]>, intervals: number) {
  const means = [...groups.values()].map((found) => average(found.map(({ level }) => level)));
  let squares = 0;
  let free = 0;
  for (const found of groups.values()) {
    const mean = average(found.map(({ level }) => level));
    for (const { level, variance } of found) squares += Math.max(0, (level - mean) ** 2 - variance);
    free += found.length - 1;
  }
  const within = (WORTH_DAYS * WITHIN ** 2 + squares) / (WORTH_DAYS + free);
  const centre = average(means);
  const spread = means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0);
  const between = (WORTH_DAYS * BETWEEN ** 2 + spread) / (WORTH_DAYS + Math.max(0, means.length - 1));
  const precisions = [...groups.values()].map((found) => 1 / (between + within / found.length));
  const large = dot(precisions, means) / (precisions.reduce((a, b) => a + b, 0) + 1 / AT_LARGE ** 2);
  const byName = new Map<string, Effect>();
  for (const [name, found] of groups) {
    const n = found.length;
    const noise = within / n + average(found.map(({ variance }) => variance)) / n;
    const weight = between / (between + noise);
    const level = large + weight * (average(found.map((day) => day.level)) - large);
    const shape = shapeFactors(found, intervals);
    const factor = shape.map((value) => Math.max(0, 1 + level + value));
    byName.set(name, { factor, level: Math.max(0, 1 + level), variance: within + between * (1 - weight) });
  }
  const unknown: Effect = {
    factor: new Float64Array(intervals).fill(Math.max(0, 1 + large)),
    level: Math.max(0, 1 + large),
    variance: within + between,
  };
  return { byName, unknown };
}

/** Deviations by interval from the day's own, drawn to 0 by their noise: half a day closed shows, chance does not. */
function shapeFactors(found: readonly Deviation[], intervals: number): Float64Array {
  return Float64Array.from({ length: intervals }, (_, i) => {
    const values = found.map(({ byInterval, level }) => byInterval[i]! - level).filter((value) => !Number.isNaN(value));
    if (values.length === 0) return 0;
    const noise = average(found.map(({ variance }) => variance)) * intervals;
    return (average(values) * SHAPE ** 2) / (SHAPE ** 2 + noise / values.length);
  });
}

function deviations(plan: FilterPlan, profiles: Profiles, noise: DayNoise): [string, Deviation][] {
  const found: [string, Deviation][] = [];
  filterDays(plan, profiles.roots, noise, (index, law) => {
    const day = plan.days[index]!;
    const roots = day.roots;
    if (day.special.length === 0 || roots === undefined) return;
    const profile = profiles.roots[day.weekday]!;
    const closed = profiles.closed[day.weekday]!;
    const deviation = deviationAt(plan, law.mean);
    const expected = profile.map((u, i) => (closed[i] === 1 ? 0 : u * (1 + deviation[i]!)));
    const columns = [Float64Array.from(expected), roots.map((root, i) => (closed[i] === 1 ? 0 : root))];
    noise.withinDay[day.weekday]!.whiten(roots, columns);
    const precision = dot(columns[0]!, columns[0]!);
    if (precision === 0) return;
    const level = dot(columns[0]!, columns[1]!) / precision - 1;
    const byInterval = roots.map((root, i) => (expected[i]! > 0 ? root / expected[i]! - 1 : Number.NaN));
    found.push([keyOf(day.special), { level, variance: 1 / precision + law.covariance[0]![0]!, byInterval }]);
  });
  return found;
}

function keyOf(names: readonly string[]): string {
  return [...new Set(names)].sort().join(" + ");
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
