import { proxy, releaseProxy, wrap } from "comlink";
import type { BacktestProgress } from "../sim/forecast/backtest.ts";
import type { ForecastApi, ForecastWish } from "./forecastApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** A forecast worker and its end. */
export interface ForecastClient extends Omit<ForecastApi, "backtest"> {
  backtest(wish: ForecastWish, onProgress: (progress: BacktestProgress) => void): ReturnType<ForecastApi["backtest"]>;
  dispose(): void;
}

/** Starts a worker that makes forecasts. */
export function createForecastClient(onCrash: (detail: string) => void): ForecastClient {
  const worker = new Worker(new URL("./forecast.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "forecast", onCrash);
  const remote = wrap<ForecastApi>(worker);
  let ended = false;
  return {
    open: (chosen) => remote.open(chosen),
    forecast: (wish) => remote.forecast(wish),
    backtest: (wish, onProgress) => remote.backtest(wish, proxy(onProgress)),
    // A page that goes calls off what is under way, and may end the worker before it does.
    callOff: async () => (ended ? undefined : remote.callOff()),
    estimates: () => remote.estimates(),
    remember: () => remote.remember(),
    scenario: (wish) => remote.scenario(wish),
    workbook: (rows) => remote.workbook(rows),
    snapshots: (madeAt) => remote.snapshots(madeAt),
    dispose() {
      ended = true;
      remote[releaseProxy]();
      void end();
    },
  };
}
