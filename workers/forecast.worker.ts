import { expose } from "comlink";
import type { ForecastApi } from "./forecastApi.ts";
import { ForecastService } from "./forecastService.ts";
import { workbookOf } from "./historyWorkbookOut.ts";
import { tellLoaded } from "./workerEnd.ts";

const service = new ForecastService(
  (path) => fetch(path, { cache: "no-store" }),
  () => new Promise((resume) => setTimeout(resume, 0)),
);

/** A forecast service in a Web Worker: a long backtest leaves the page alone. */
const api: ForecastApi = {
  open: (chosen) => service.open(chosen),
  forecast: async (wish) => service.forecast(wish),
  backtest: (wish, onProgress) => service.backtest(wish, onProgress),
  callOff: async () => service.callOff(),
  estimates: async () => service.estimates(),
  remember: async () => service.remember(),
  scenario: async (wish) => service.scenario(wish),
  workbook: (rows) => workbookOf(rows),
  snapshots: async (madeAt) => service.snapshots(madeAt),
};

expose(api);
tellLoaded();
