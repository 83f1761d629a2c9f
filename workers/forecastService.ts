import { type ScenarioOfForecast, scenarioOf } from "../sim/experiment/scenarioOfForecast.ts";
import { type ForecastSnapshot, snapshotOf } from "../sim/forecast/accuracy.ts";
import { type Backtest, type BacktestProgress, backtest } from "../sim/forecast/backtest.ts";
import { daysAhead } from "../sim/forecast/daysAhead.ts";
import { driftOf } from "../sim/forecast/drift.ts";
import { isTold } from "../sim/forecast/estimates/estimate.ts";
import { type Estimates, estimatesOf } from "../sim/forecast/estimates/estimates.ts";
import { type Forecast, forecastOf } from "../sim/forecast/forecast.ts";
import { withOverrides } from "../sim/forecast/overrides.ts";
import type { CountSeries } from "../sim/forecast/series.ts";
import { intervalsFor, seriesOf } from "../sim/forecast/seriesOf.ts";
import { updateDay } from "../sim/forecast/updateDay.ts";

import { markedDays } from "../sim/history/marks.ts";
import type { Instant } from "../sim/vocabulary/index.ts";
import type {
  ForecastAnswer,
  ForecastMade,
  ForecastWish,
  HistoryChosen,
  OpenedHistory,
  ScenarioWish,
  ShownDay,
  ShownForecast,
  Today,
} from "./forecastApi.ts";
import { type LoadedHistory, loadHistory } from "./forecastLoading.ts";

/** Where nothing was backtested: the model of the field's literature, which holds up best over many histories. */
const FIRST_METHOD = "mixed";
/** Days a backtest looks ahead at most, and origins it has. */
const BACKTEST = { horizonDays: 14, origins: 60 } as const;
const MOST_BACKTEST_DAYS = 60;

interface Made {
  readonly series: CountSeries;
  readonly plan: Forecast;
  readonly model: Forecast;
  readonly isChanged: boolean;
}

/** One history and the forecasts made of it. */
export class ForecastService {
  readonly #ask: (path: string) => Promise<Response>;
  /** Lets other messages in between two fits. */
  readonly #breathe: () => Promise<void>;
  #chosen: HistoryChosen | undefined;
  #history: LoadedHistory | undefined;
  /** The last trial of each interval length, and how many days ahead it looked. */
  #tests = new Map<number, { readonly horizonDays: number; readonly backtest: Backtest }>();
  #made: Made | undefined;
  #estimates: Estimates | undefined;
  /** Forecasts and what else is known of their queues, by queue and channel. */
  readonly #remembered = new Map<string, { readonly forecast: Forecast; readonly estimates: Estimates }>();
  /** Counts histories opened: only the last one is answered. */
  #opening = 0;
  /** Counts what ends a backtest. */
  #testing = 0;

  constructor(ask: (path: string) => Promise<Response>, breathe: () => Promise<void>) {
    this.#ask = ask;
    this.#breathe = breathe;
  }

  async open(chosen: HistoryChosen): Promise<ForecastAnswer<OpenedHistory>> {
    const turn = ++this.#opening;
    this.callOff();
    this.#chosen = undefined;
    this.#made = undefined;
    this.#estimates = undefined;
    this.#tests = new Map();
    let loaded: ForecastAnswer<LoadedHistory>;
    try {
      loaded = await loadHistory(chosen, this.#ask);
    } catch (problem) {
      return { ok: false, code: "unreachable", detail: problem instanceof Error ? problem.message : "" };
    }
    if (turn !== this.#opening) return CALLED_OFF;
    if (!loaded.ok) return loaded;
    this.#chosen = chosen;
    this.#history = loaded.value;
    const { intervals, contacts } = loaded.value;
    // A whole day is only known where every hour of it is told.
    const lengths = intervalsFor(intervals).filter((length) => length < 1_440 || this.#series(length).intervals > 0);
    return { ok: true, value: { lengths, rows: intervals.length, contacts: contacts.length } };
  }

  forecast(wish: ForecastWish): ForecastAnswer<ForecastMade> {
    return this.#answer((chosen, { cleaning, holidays }) => {
      const whole = this.#series(wish.intervalMinutes);
      const { series, today } = splitToday(whole);
      const drift = driftOf(series);
      const tested = this.#tests.get(wish.intervalMinutes)?.backtest;
      const method = wish.method === "auto" ? (tested?.chosen ?? FIRST_METHOD) : wish.method;
      const calibration = tested?.calibrations.find((one) => one.method === method);
      const model = forecastOf(series, {
        method,
        horizonDays: wish.horizonDays,
        growthPerYear: wish.growthPerYear,
        ...(wish.drift && isTold(drift) ? { driftPerYear: Math.min(10, Math.max(-0.9, drift.value)) } : {}),
        calendar: daysAhead(cleaning, chosen, lastDateOf(series), wish.horizonDays, holidays),
        ...(calibration === undefined ? {} : { calibration }),
      });
      const planned = withOverrides(model, wish.overrides);
      const first = planned.forecast.days[0];
      const updated =
        today === undefined || first === undefined || first.date !== today.date
          ? undefined
          : { first, after: updateDay(first, today.counts, calibration) };
      this.#made = { series: whole, model, plan: planned.forecast, isChanged: planned.changed.length > 0 };
      return {
        series: whole,
        model: shown(model),
        plan: shown(planned.forecast),
        changed: planned.changed,
        calibrated: calibration !== undefined,
        drift,
        ...(updated === undefined
          ? {}
          : {
              today: {
                date: updated.first.date,
                known: today!.known,
                before: shownDay(updated.first),
                after: shownDay(updated.after),
              } satisfies Today,
            }),
      };
    });
  }

  async backtest(
    wish: ForecastWish,
    onProgress: (progress: BacktestProgress) => void,
  ): Promise<ForecastAnswer<Backtest>> {
    const turn = ++this.#testing;
    const horizonDays = Math.min(MOST_BACKTEST_DAYS, Math.max(BACKTEST.horizonDays, wish.horizonDays));
    const held = this.#tests.get(wish.intervalMinutes);
    if (held?.horizonDays === horizonDays) return { ok: true, value: held.backtest };
    const prepared = this.#answer(() => splitToday(this.#series(wish.intervalMinutes)).series);
    if (!prepared.ok) return prepared;
    try {
      const steps = backtest(prepared.value, { horizonDays, origins: BACKTEST.origins });
      for (;;) {
        const step = steps.next();
        if (step.done) {
          this.#tests.set(wish.intervalMinutes, { horizonDays, backtest: step.value });
          return { ok: true, value: step.value };
        }
        onProgress(step.value);
        await this.#breathe();
        if (turn !== this.#testing) return CALLED_OFF;
      }
    } catch (problem) {
      return failed(problem);
    }
  }

  callOff(): void {
    this.#testing++;
  }

  estimates(): ForecastAnswer<Estimates> {
    return this.#answer((chosen, { intervals, contacts }) => {
      const { queue, channel, timeZone } = chosen;
      this.#estimates ??= estimatesOf({ intervals, contacts }, { queue, channel, timeZone });
      return this.#estimates;
    });
  }

  remember(): ForecastAnswer<number> {
    const estimates = this.estimates();
    if (!estimates.ok) return estimates;
    return this.#answer(({ queue, channel }) => {
      const forecast = this.#lastMade("remember").plan;
      this.#remembered.set(`${channel} ${queue}`, { forecast, estimates: estimates.value });
      return this.#remembered.size;
    });
  }

  scenario({ together, date, days, target, handleMs, shrinkage }: ScenarioWish): ForecastAnswer<ScenarioOfForecast> {
    const estimates = this.estimates();
    if (!estimates.ok) return estimates;
    return this.#answer(() => {
      const queues =
        together === true
          ? [...this.#remembered.values()]
          : [{ forecast: this.#lastMade("scenario").plan, estimates: estimates.value }];
      const assumed = {
        target,
        ...(handleMs === undefined ? {} : { handleMs }),
        ...(shrinkage === undefined ? {} : { shrinkage }),
      };
      return scenarioOf(
        queues.map((queue) => ({ ...queue, ...assumed })),
        { date, days },
      );
    });
  }

  snapshots(madeAt: number): ForecastAnswer<readonly ForecastSnapshot[]> {
    return this.#answer(() => {
      const { model, plan, isChanged } = this.#lastMade("snapshots");
      const at = madeAt as Instant;
      return [snapshotOf(model, at, "model"), ...(isChanged ? [snapshotOf(plan, at, "plan")] : [])];
    });
  }

  #lastMade(what: string): Made {
    if (this.#made === undefined) throw new RangeError(`${what}: expected a forecast before, got none`);
    return this.#made;
  }

  #series(intervalMinutes: number): CountSeries {
    const { queue, channel, timeZone, contactsOnly } = this.#chosen!;
    const { intervals, cleaning } = this.#history!;
    const gaps = contactsOnly ? "zero" : "unknown";
    const series = seriesOf(intervals, { timeZone, intervalMinutes, queue, channel, gaps });
    return { ...series, days: markedDays(series.days, series, cleaning) };
  }

  #answer<T>(work: (chosen: HistoryChosen, history: LoadedHistory) => T): ForecastAnswer<T> {
    if (this.#chosen === undefined || this.#history === undefined) return { ok: false, code: "no-history", detail: "" };
    try {
      return { ok: true, value: work(this.#chosen, this.#history) };
    } catch (problem) {
      return failed(problem);
    }
  }
}

const CALLED_OFF = { ok: false, code: "called-off", detail: "" } as const;

function failed(problem: unknown): { ok: false; code: string; detail: string } {
  return { ok: false, code: "forecast-failed", detail: problem instanceof Error ? problem.message : String(problem) };
}

/** The last day apart, where its beginning is known and its end is not: it is forecast, not learned from. */
function splitToday(series: CountSeries): {
  readonly series: CountSeries;
  readonly today?: { readonly date: string; readonly counts: Float64Array; readonly known: number };
} {
  const last = series.days.at(-1);
  if (last === undefined) return { series };
  const known = last.counts.findIndex((count) => Number.isNaN(count));
  const isBegun = known > 0 && last.counts.subarray(known).every((count) => Number.isNaN(count));
  if (!isBegun) return { series };
  return {
    series: { ...series, days: series.days.slice(0, -1) },
    today: { date: last.date, counts: last.counts, known },
  };
}

function lastDateOf(series: CountSeries): string {
  return series.days.at(-1)?.date ?? "";
}

function shown(forecast: Forecast): ShownForecast {
  const { parameters: _, days, ...rest } = forecast;
  return { ...rest, days: days.map(shownDay) };
}

function shownDay({ law: _, ...day }: Forecast["days"][number]): ShownDay {
  return day;
}
