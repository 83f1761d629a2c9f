import type { DayLaw, MethodId, Model, ModelOptions, ShortHistory } from "./model.ts";
import { daysToCome, type OpenDay, openDays } from "./openDays.ts";
import { profilesOf } from "./profiles.ts";
import { poissonRootMean, poissonRootVariance, root } from "./rootScale.ts";
import type { CountSeries } from "./series.ts";

/** Expected counts by interval of the day to come, from the days before it; NaN where nothing is known. */
export type Expect = (past: readonly OpenDay[], day: OpenDay, step: number) => Float64Array;

/** How far a simple method has been off on the scale of roots. */
interface Spread {
  /** Variance of whole days, relative to the expected root squared. */
  readonly day: number;
  /** Noise of an interval as a multiple of a Poisson count's. */
  readonly noise: number;
}

/** Days errors are looked at; enough for a variance, few enough for a backtest. */
const ERROR_DAYS = 40;
const LEAST_ERROR_DAYS = 5;
/** Of a history too short to tell: days vary by some 12 % as counts. */
const UNKNOWN_SPREAD: Spread = { day: 0.0036, noise: 1.5 };

/**
 * A model from a rule that expects counts: its law is centred there, and as wide as the rule's own errors at one week's
 * distance were. It knows closed days, and takes special days for ordinary ones.
 */
export function simpleModel(
  method: MethodId,
  series: CountSeries,
  options: ModelOptions,
  expect: Expect,
  { parameters = [], instead }: { parameters?: readonly number[]; instead?: ShortHistory } = {},
): Model {
  const days = openDays(series);
  const ordinary = days.filter((day) => day.ordinary);
  return {
    method,
    parameters,
    factors: [],
    ...(instead === undefined ? {} : { instead }),
    laws: (horizonDays) => {
      const spread = spreadOf(ordinary, expect);
      const { closed } = profilesOf(days, series.intervals, Number.POSITIVE_INFINITY);
      return daysToCome(series, days, horizonDays, options.calendar).map((day) => {
        const counts = day.closed ? new Float64Array(series.intervals) : expect(ordinary, day, day.step);
        // Where nobody ever came nobody is expected, whatever a smoothed level says.
        const shut = closed[day.weekday];
        return lawAround(
          counts.map((count, i) => (shut?.[i] === 1 ? 0 : count)),
          day,
          spread,
        );
      });
    },
  };
}

/** Counts of intervals, averaged over the last `k` of `days` on the weekday; NaN where none is known. */
export function meanOfLast(days: readonly OpenDay[], weekday: number | undefined, k: number): Float64Array {
  const found: OpenDay[] = [];
  for (let i = days.length - 1; i >= 0 && found.length < k; i--) {
    const day = days[i]!;
    if (day.roots !== undefined && (weekday === undefined || day.weekday === weekday)) found.push(day);
  }
  const intervals = found[0]?.roots?.length ?? days.find(({ roots }) => roots !== undefined)?.roots?.length ?? 0;
  return Float64Array.from({ length: intervals }, (_, i) => {
    const known = found.map(({ roots }) => roots![i]! ** 2 - 0.25).filter((count) => !Number.isNaN(count));
    return known.length === 0 ? Number.NaN : known.reduce((sum, count) => sum + count, 0) / known.length;
  });
}

/** The mean of the last `k` days of the same weekday; of all days where the weekday is not known yet. */
export function sameWeekdays(k: number): Expect {
  return (past, day) => {
    const own = meanOfLast(past, day.weekday, k);
    if (own.length > 0 && own.every((count) => !Number.isNaN(count))) return own;
    const all = meanOfLast(past, undefined, Number.POSITIVE_INFINITY);
    return all.map((count, i) => (Number.isNaN(own[i] ?? Number.NaN) ? count : own[i]!));
  };
}

function lawAround(counts: Float64Array, day: OpenDay & { readonly step: number }, spread: Spread): DayLaw {
  const n = counts.length;
  const closed = Uint8Array.from(counts, (count) => (count > 0 ? 0 : 1));
  const mean = new Float64Array(n).fill(0.5);
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    if (closed[i] === 1) continue;
    // Centred so that the expected count is the rule's own.
    const square = counts[i]! + 0.25;
    const poisson = square - poissonRootMean(counts[i]!) ** 2;
    const variance = Math.min(spread.day * square + spread.noise * poisson, counts[i]!);
    mean[i] = Math.sqrt(square - variance);
    covariance[i * n + i] = variance;
  }
  // The day's part of each interval; of few counts never more than all the interval varies by.
  const part = mean.map((m, i) => Math.min(Math.sqrt(spread.day) * m, Math.sqrt(covariance[i * n + i]!)));
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) covariance[i * n + j] = part[i]! * part[j]!;
  return { date: day.date, weekday: day.weekday, step: day.step, special: day.special, mean, covariance, closed };
}

/** Errors of the rule for each of the last days, had it known all but the week before it. */
function spreadOf(ordinary: readonly OpenDay[], expect: Expect): Spread {
  const week = new Set(ordinary.map(({ weekday }) => weekday)).size;
  const levels: number[] = [];
  let within = 0;
  let poisson = 0;
  let levelNoise = 0;
  for (let t = Math.max(2 * week, ordinary.length - ERROR_DAYS); t < ordinary.length; t++) {
    const expected = expect(ordinary.slice(0, t - week + 1), ordinary[t]!, week).map(root);
    let product = 0;
    let square = 0;
    const roots = ordinary[t]!.roots!;
    const known = [...expected.keys()].filter((i) => !Number.isNaN(expected[i]! + roots[i]!) && expected[i]! > 0.5);
    for (const i of known) {
      product += expected[i]! * (roots[i]! - expected[i]!);
      square += expected[i]! ** 2;
    }
    if (known.length < 2) continue;
    const level = product / square;
    levels.push(level);
    let own = 0;
    for (const i of known) {
      within += (roots[i]! - expected[i]! * (1 + level)) ** 2;
      own += poissonRootVariance(expected[i]!);
    }
    poisson += own * (1 - 1 / known.length);
    levelNoise += own / known.length / square;
  }
  if (levels.length < LEAST_ERROR_DAYS || poisson === 0) return UNKNOWN_SPREAD;
  const noise = within / poisson;
  const squares = levels.reduce((sum, level) => sum + level * level, 0);
  return { day: Math.max(0, (squares - noise * levelNoise) / levels.length), noise };
}
