import { momentsOf, totalOf } from "./bands.ts";
import { calibrationOf, type Outcome } from "./calibrate.ts";
import type { Calibration } from "./forecast.ts";
import { fitMethod, PROFILE_WEEKS } from "./methods.ts";
import { type DayLaw, METHODS, type MethodId } from "./model.ts";
import { type CalendarDay, type OpenDay, openDays, openWeekdays } from "./openDays.ts";
import { type MethodScores, scoreMethod } from "./scoreMethod.ts";
import type { CountSeries } from "./series.ts";

export interface BacktestOptions {
  /** Absent: all. */
  readonly methods?: readonly MethodId[];
  /** Calendar days ahead, 1 to 60; absent: 14. */
  readonly horizonDays?: number;
  /** Days the history is cut off before, the last ones known: 1 to 400; absent: 60, at most half the ordinary days. */
  readonly origins?: number;
  /** Origins between two searches for parameters; in between a fit takes up new days only. Absent: 20. */
  readonly refitEvery?: number;
  /** Intervals of the day known for the score of the rest of a day; absent: those of the first 4 hours. */
  readonly knownIntervals?: number;
}

export interface BacktestProgress {
  readonly method: MethodId;
  /** Fits done and to do, all methods together. */
  readonly done: number;
  readonly total: number;
}

/** How each method would have done. */
export interface Backtest {
  /** Dates of the first and last forecast day at step 1; empty: the history is too short for any. */
  readonly from: string;
  readonly to: string;
  readonly origins: number;
  readonly horizonDays: number;
  /** In the order of `METHODS`. Empty where the history is too short. */
  readonly methods: readonly MethodScores[];
  /** The method with the smallest WAPE over all steps, a simpler one where it is within 1 %; absent: nothing to choose by. */
  readonly chosen?: MethodId;
  /** Of every method, from all its outcomes. */
  readonly calibrations: readonly Calibration[];
}

const SIMPLER_WITHIN = 0.01;
const FOUR_HOURS = 240;

/**
 * Rolling origin: the history is cut before each of its last days, every method forecasts from there, and what came is held
 * against it. Closed and named days of the history are taken as known beforehand, as planners know holidays. A generator,
 * so that a worker can report and be called off between two fits; what it returns depends on its arguments alone. Throws
 * `RangeError` for options out of range.
 */
export function* backtest(
  series: CountSeries,
  options: BacktestOptions = {},
): Generator<BacktestProgress, Backtest, undefined> {
  const { horizonDays = 14, refitEvery = 20 } = options;
  const days = openDays(series);
  const wished = new Set(options.methods ?? METHODS);
  const methods = METHODS.filter((method) => wished.has(method));
  const cuts = originsOf(series, days, options.origins ?? 60);
  checkOptions(horizonDays, refitEvery, options.origins ?? 60);
  const knownIntervals =
    options.knownIntervals ??
    Math.min(series.intervals - 1, Math.max(1, Math.round(FOUR_HOURS / series.intervalMinutes)));
  const calendar = calendarOf(days);
  const counts = new Map(series.days.map((day) => [day.date, day.counts]));
  const results: MethodScores[] = [];
  const calibrations: Calibration[] = [];
  let done = 0;
  for (const method of methods) {
    const outcomes: Outcome[] = [];
    const laws: DayLaw[] = [];
    let parameters: readonly number[] = [];
    for (const [k, cut] of cuts.entries()) {
      const before = { ...series, days: series.days.filter(({ date }) => date < cut.date) };
      const known = k % refitEvery === 0 ? {} : { parameters };
      const model = fitMethod(before, method, { calendar, ...known });
      parameters = model.parameters;
      for (const law of model.laws(horizonDays)) {
        const actual = counts.get(law.date);
        if (actual === undefined || !scorable(law.date, days)) continue;
        if (law.date === cut.date) laws.push(law);
        outcomes.push(outcomeOf(law, actual, cut.date));
      }
      done += 1;
      yield { method, done, total: methods.length * cuts.length };
    }
    results.push(scoreMethod(method, outcomes, laws, counts, knownIntervals, naiveErrorOf(days, cuts[0]?.date)));
    calibrations.push(calibrationOf(method, outcomes));
  }
  const chosen = choose(results);
  return {
    from: cuts[0]?.date ?? "",
    to: cuts.at(-1)?.date ?? "",
    origins: cuts.length,
    horizonDays,
    methods: results,
    ...(chosen === undefined ? {} : { chosen }),
    calibrations,
  };
}

/** The last known days with enough history before them. */
function originsOf(series: CountSeries, days: readonly OpenDay[], wished: number): OpenDay[] {
  const known = days.filter((day) => day.ordinary);
  const needed = PROFILE_WEEKS * openWeekdays(series).size;
  const most = Math.min(wished, Math.floor(known.length / 2), known.length - needed);
  return most <= 0 ? [] : known.slice(-most);
}

function checkOptions(horizonDays: number, refitEvery: number, origins: number): void {
  const bounds: readonly [string, number, number][] = [
    ["horizonDays", horizonDays, 60],
    ["refitEvery", refitEvery, 400],
    ["origins", origins, 400],
  ];
  for (const [name, value, most] of bounds) {
    if (!(Number.isInteger(value) && value >= 1 && value <= most)) {
      throw new RangeError(`${name}: expected a whole number in [1, ${most}], got ${value}`);
    }
  }
}

/** What planners know beforehand of the days of a history: names, and on which nobody is there. */
function calendarOf(days: readonly OpenDay[]): CalendarDay[] {
  return days
    .filter((day) => !day.ordinary)
    .map(({ date, special, roots }) => ({
      date,
      special,
      closed: roots === undefined || roots.every((value) => Number.isNaN(value) || value === 0.5),
    }));
}

/** Days something is known of, and somebody came on; a hole and a closing are no test of a forecast. */
function scorable(date: string, days: readonly OpenDay[]): boolean {
  const day = days.find((entry) => entry.date === date);
  return day?.roots?.some((value) => value > 0.5) ?? false;
}

function outcomeOf(law: DayLaw, actual: Float64Array, madeBefore: string): Outcome {
  const n = law.mean.length;
  const moments = Array.from(law.mean, (m, i) => momentsOf(m, law.covariance[i * n + i]!));
  const total = totalOf(law);
  return {
    madeAfter: madeBefore,
    ...{ date: law.date, step: law.step, actual },
    mean: Float64Array.from(moments, ({ mean }) => mean),
    variance: Float64Array.from(moments, ({ variance }) => variance),
    totalMean: total.mean,
    totalVariance: total.variance,
    totalActual: actual.reduce((sum, count) => sum + count, 0),
  };
}

/** Mean absolute difference to the same weekday before, over the ordinary days before the first origin: the scale of MASE. */
function naiveErrorOf(days: readonly OpenDay[], before: string | undefined): number {
  const last = new Map<number, Float64Array>();
  let sum = 0;
  let n = 0;
  for (const { date, weekday, roots, ordinary } of days) {
    if (!ordinary || roots === undefined || (before !== undefined && date >= before)) continue;
    const counts = roots.map((value) => value * value - 0.25);
    for (const [i, count] of (last.get(weekday) ?? []).entries()) {
      const error = Math.abs(count - counts[i]!);
      if (Number.isNaN(error)) continue;
      sum += error;
      n += 1;
    }
    last.set(weekday, counts);
  }
  return n === 0 ? 0 : sum / n;
}

function choose(methods: readonly MethodScores[]): MethodId | undefined {
  const found = methods.filter(({ all }) => all.wape !== undefined);
  const best = Math.min(...found.map(({ all }) => all.wape!));
  return found.find(({ all }) => all.wape! <= best * (1 + SIMPLER_WITHIN))?.method;
}
