import type { Accuracy, ForecastSnapshot } from "../sim/forecast/accuracy.ts";
import type { CountSeries } from "../sim/forecast/series.ts";
import type { ForecastAnswer, HistoryChosen } from "./forecastApi.ts";

/** Kept forecasts of some queues, held against what came. */
export interface AccuracyFound {
  readonly accuracies: readonly Accuracy[];
  /** What came, by queue and channel, in intervals of the forecasts' length. */
  readonly came: readonly CountSeries[];
}

/** What an accuracy worker offers. Nothing here throws across the boundary. */
export interface AccuracyApi {
  /** Reads what came from the server and holds the forecasts against it. Queues without a history are left out. */
  compare(
    snapshots: readonly ForecastSnapshot[],
    histories: readonly HistoryChosen[],
  ): Promise<ForecastAnswer<AccuracyFound>>;
}
