import type { ScenarioOfForecast } from "../sim/experiment/scenarioOfForecast.ts";
import type { ForecastSnapshot } from "../sim/forecast/accuracy.ts";
import type { Backtest, BacktestProgress } from "../sim/forecast/backtest.ts";
import type { Estimate, Untold } from "../sim/forecast/estimates/estimate.ts";
import type { Estimates } from "../sim/forecast/estimates/estimates.ts";
import type { Forecast, ForecastDay } from "../sim/forecast/forecast.ts";
import type { MethodId } from "../sim/forecast/model.ts";
import type { Override } from "../sim/forecast/overrides.ts";
import type { CountSeries } from "../sim/forecast/series.ts";
import type { TargetSpec } from "../sim/scenario/queueSpec.ts";
import type { Channel } from "../sim/vocabulary/index.ts";

/** Which history a forecast is made of. */
export interface HistoryChosen {
  readonly queue: string;
  readonly channel: Channel;
  /** IANA zone of its days. */
  readonly timeZone: string;
  /** Known by single contacts alone: they are counted by quarters of an hour, those without any being empty. */
  readonly contactsOnly: boolean;
  /** First and last instant the history tells of, ms since 1970 UTC. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Whether there are single contacts to estimate handle times and patience from. */
  readonly hasContacts: boolean;
}

export interface ForecastWish {
  /** Length of an interval, minutes; one of `OpenedHistory.lengths`. */
  readonly intervalMinutes: number;
  /** Calendar days ahead, 1 to 366. */
  readonly horizonDays: number;
  /** `auto`: the one the backtest chose, before that the mixed model. */
  readonly method: MethodId | "auto";
  /** A planner's growth on top, fraction a year, −0.9 to 10. */
  readonly growthPerYear: number;
  /** Whether the drift the history itself shows goes on; without effect where it tells none. */
  readonly drift: boolean;
  readonly overrides: readonly Override[];
}

/** A day of a forecast without what only models need. */
export type ShownDay = Omit<ForecastDay, "law">;
export type ShownForecast = Omit<Forecast, "days" | "parameters"> & { readonly days: readonly ShownDay[] };

/** The rest of the last day of the history, where its evening is not known yet. */
export interface Today {
  readonly date: string;
  /** Intervals known, from the first on. */
  readonly known: number;
  /** As forecast before any of them was known, and after. Known intervals of `after` are what came. */
  readonly before: ShownDay;
  readonly after: ShownDay;
}

export interface ForecastMade {
  readonly series: CountSeries;
  /** As the method has it, and with what people changed; the same where nothing was. */
  readonly model: ShownForecast;
  readonly plan: ShownForecast;
  /** Ids of overrides that changed something, by date. */
  readonly changed: readonly { readonly date: string; readonly overrides: readonly string[] }[];
  readonly today?: Today;
  /** How far bands were stretched by the backtest; false: they are the model's own. */
  readonly calibrated: boolean;
  readonly drift: Estimate | Untold;
}

export interface OpenedHistory {
  /** Interval lengths the history can be counted by, shortest first; empty: it tells nothing. */
  readonly lengths: readonly number[];
  readonly rows: number;
  readonly contacts: number;
}

/** What was asked for, or why there is none: `code` is stable (docs/ERRORS.md). */
export type ForecastAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly detail: string };

export interface ScenarioWish {
  /** Of every forecast that was remembered instead of the last one alone. */
  readonly together?: boolean;
  /** First local date, one of the forecast's. */
  readonly date: string;
  readonly days: 1 | 7;
  readonly target: TargetSpec;
  /** Where the history tells no handle time, ms ≥ 1. */
  readonly handleMs?: number;
  /** Where it tells none, in [0, 0.9]. */
  readonly shrinkage?: number;
}

/** What a forecast worker offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface ForecastApi {
  /** Reads a history from the server; what was read before is forgotten. Overtaken by the next one: `called-off`. */
  open(chosen: HistoryChosen): Promise<ForecastAnswer<OpenedHistory>>;
  /** Seconds at most; with the bands of the last backtest of the same interval length, where there was one. */
  forecast(wish: ForecastWish): Promise<ForecastAnswer<ForecastMade>>;
  /** Rolling origin over all methods; the one of this history that is held, where it looked as far. Called off by the next `open`, `backtest` or `callOff`: code `called-off`. */
  backtest(wish: ForecastWish, onProgress: (progress: BacktestProgress) => void): Promise<ForecastAnswer<Backtest>>;
  /** Ends a backtest; a history that is being read goes on being read. */
  callOff(): Promise<void>;
  estimates(): Promise<ForecastAnswer<Estimates>>;
  /** Keeps the last forecast in mind for a scenario of several queues; gives how many there are. One a queue. */
  remember(): Promise<ForecastAnswer<number>>;
  /** The last forecast as a scenario, or all remembered ones together. */
  scenario(wish: ScenarioWish): Promise<ForecastAnswer<ScenarioOfForecast>>;
  /** A table as a workbook of one sheet. */
  workbook(rows: readonly (readonly (string | number | undefined)[])[]): Promise<Blob>;
  /** The last forecast as it is kept: the model's and, where people changed something, the plan's. */
  snapshots(madeAt: number): Promise<ForecastAnswer<readonly ForecastSnapshot[]>>;
}
