import type { Channel } from "../vocabulary/index.ts";
import { dayNumber } from "../vocabulary/localDate.ts";
import { AS_IT_IS, type Band, type Bands, bandOf, bandsOf, type Stretch, totalOf } from "./bands.ts";
import { fitMethod } from "./methods.ts";
import type { DayLaw, MethodId, ModelOptions, NamedFactor, ShortHistory } from "./model.ts";
import { poissonRootVariance } from "./rootScale.ts";
import type { CountSeries } from "./series.ts";

/** What is expected of days to come, as plain data. */
export interface Forecast {
  readonly queue: string;
  readonly channel: Channel;
  readonly timeZone: string;
  readonly intervalMinutes: number;
  readonly fromMinute: number;
  readonly intervals: number;
  readonly method: MethodId;
  /** Set where the history is too short for the method wished: simple means stand in. */
  readonly instead?: ShortHistory;
  /** Last date of the history; empty where there is none. */
  readonly after: string;
  readonly factors: readonly NamedFactor[];
  /** What a later fit may start from. */
  readonly parameters: readonly number[];
  /** Open days only, by date. Empty where nothing is known. */
  readonly days: readonly ForecastDay[];
}

export interface ForecastDay {
  readonly date: string;
  readonly weekday: number;
  /** Open days after the history: 1 for the next. */
  readonly step: number;
  readonly special: readonly string[];
  readonly counts: Bands;
  readonly total: Band;
  /** What the bands come from; `updateDay` goes on with it. */
  readonly law: DayLaw;
}

/** How bands are stretched, by days ahead: what a backtest found. */
export interface Calibration {
  readonly method: MethodId;
  /** In rising order of `upToStep`; the last one goes on. */
  readonly steps: readonly { readonly upToStep: number; readonly interval: Stretch; readonly total: Stretch }[];
}

export interface ForecastOptions extends ModelOptions {
  readonly method: MethodId;
  /** Calendar days after the history, 1 to 366. */
  readonly horizonDays: number;
  /** From a backtest of the same method; absent: bands as the model has them. */
  readonly calibration?: Calibration;
  /**
   * What a planner adds: counts change by this fraction a year, from the last day of the history on. Greater than −1;
   * absent: 0. Kept apart from what the model reads in the history.
   */
  readonly growthPerYear?: number;
  /** What the history itself drifts by (`driftOf`), put on in the same way; absent: 0. */
  readonly driftPerYear?: number;
}

const YEAR_DAYS = 365.2425;

/** Forecasts `series`. Throws `RangeError` for a horizon, growth or drift out of range. */
export function forecastOf(series: CountSeries, options: ForecastOptions): Forecast {
  const { method, horizonDays, calibration, growthPerYear = 0, driftPerYear = 0 } = options;
  for (const [name, value] of Object.entries({ growthPerYear, driftPerYear })) {
    if (!(value > -1 && value <= 10)) throw new RangeError(`${name}: expected a fraction in (-1, 10], got ${value}`);
  }
  const model = fitMethod(series, method, options);
  const after = lastDate(series);
  const days = model.laws(horizonDays).map((law) => {
    const years = (dayNumber(law.date) - dayNumber(after)) / YEAR_DAYS;
    return dayOf(grown(law, ((1 + growthPerYear) * (1 + driftPerYear)) ** years), calibration);
  });
  return {
    ...{ queue: series.queue, channel: series.channel, timeZone: series.timeZone },
    ...{ intervalMinutes: series.intervalMinutes, fromMinute: series.fromMinute, intervals: series.intervals },
    ...{ method: model.method, after, factors: model.factors, parameters: model.parameters, days },
    ...(model.instead === undefined ? {} : { instead: model.instead }),
  };
}

/** The last date of the history; empty where there is none. */
export function lastDate(series: CountSeries): string {
  return (
    series.days
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? ""
  );
}

/** Bands of one day's law. */
export function dayOf(law: DayLaw, calibration?: Calibration): ForecastDay {
  const { interval, total } = stretchFor(law.step, calibration);
  const sum = totalOf(law);
  return {
    ...{ date: law.date, weekday: law.weekday, step: law.step, special: law.special, law },
    counts: bandsOf(law, interval),
    total: bandOf(sum.mean, sum.variance, total),
  };
}

function stretchFor(step: number, calibration: Calibration | undefined): { interval: Stretch; total: Stretch } {
  const steps = calibration?.steps ?? [];
  return steps.find(({ upToStep }) => step <= upToStep) ?? steps.at(-1) ?? { interval: AS_IT_IS, total: AS_IT_IS };
}

/** The law of `factor` times as many contacts: rates and doubts about them grow, the noise of counts stays Poisson's. */
function grown(law: DayLaw, factor: number): DayLaw {
  if (factor === 1) return law;
  const n = law.mean.length;
  const mean = law.mean.map((m, i) => (law.closed[i] === 1 ? m : m * Math.sqrt(factor)));
  const covariance = law.covariance.map((value) => value * factor);
  for (let i = 0; i < n; i++) {
    const own = law.covariance[i * n + i]!;
    const noise = Math.min(own, poissonRootVariance(law.mean[i]!));
    covariance[i * n + i] = (own - noise) * factor + (own === 0 ? 0 : poissonRootVariance(mean[i]!));
  }
  return { ...law, mean, covariance };
}
