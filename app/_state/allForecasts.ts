import type { Backtest } from "../../sim/forecast/backtest.ts";
import type { ForecastMade, ForecastWish, HistoryChosen } from "../../workers/forecastApi.ts";
import { createForecastClient, type ForecastClient } from "../../workers/forecastClient.ts";

/** What became of one queue. */
export interface QueueForecast {
  readonly queue: HistoryChosen["queue"];
  readonly channel: HistoryChosen["channel"];
  /** Absent where it could not be forecast: `code` says why. */
  readonly made?: ForecastMade;
  readonly backtest?: Backtest;
  readonly code?: string;
}

/** Forecasts of several queues, one after the other, by a worker that keeps them in mind. */
export interface AllForecasts {
  readonly client: ForecastClient;
  /** Resolves when all are done, or it was ended; `onQueue` hears of each. */
  run(
    histories: readonly HistoryChosen[],
    wishOf: (lengths: readonly number[]) => ForecastWish | undefined,
    onQueue: (result: QueueForecast) => void,
  ): Promise<void>;
  end(): void;
}

export function startAllForecasts(onCrash: (detail: string) => void): AllForecasts {
  const client = createForecastClient(onCrash);
  let ended = false;
  const one = async (chosen: HistoryChosen, wishOf: (lengths: readonly number[]) => ForecastWish | undefined) => {
    const { queue, channel } = chosen;
    const opened = await client.open(chosen);
    if (!opened.ok) return { queue, channel, code: opened.code };
    const wish = wishOf(opened.value.lengths);
    if (wish === undefined) return { queue, channel, code: "no-history" };
    const tested = await client.backtest(wish, () => undefined);
    const made = await client.forecast(wish);
    if (!made.ok) return { queue, channel, code: made.code };
    const kept = await client.remember();
    if (!kept.ok) return { queue, channel, code: kept.code };
    return { queue, channel, made: made.value, ...(tested.ok ? { backtest: tested.value } : {}) };
  };
  return {
    client,
    async run(histories, wishOf, onQueue) {
      for (const chosen of histories) {
        if (ended) return;
        const result = await one(chosen, wishOf);
        if (!ended) onQueue(result);
      }
    },
    end() {
      ended = true;
      client.dispose();
    },
  };
}
