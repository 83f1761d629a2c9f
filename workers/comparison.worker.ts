import { expose, type Remote, releaseProxy } from "comlink";
import type { ComparisonApi, ComparisonNews } from "./comparisonApi.ts";
import { ComparisonService } from "./comparisonService.ts";
import { createExperimentPool } from "./experimentClient.ts";
import { WARM_UP_REQUEST } from "./warmUp.ts";
import { tellLoaded } from "./workerEnd.ts";

/** The page only draws: experiment and reading are here and in the pool below. One core of two is worth sharing. */
const threads = Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2));
const pool = createExperimentPool(threads);
const service = new ComparisonService(pool, () => new Promise((go) => setTimeout(go, 0)));

/** A comparison service in a Web Worker, with a pool of experiment workers of its own. */
const api: ComparisonApi = {
  async run(request, onNews) {
    try {
      return await service.run(request, onNews);
    } finally {
      (onNews as Partial<Remote<(news: ComparisonNews) => void>>)[releaseProxy]?.();
    }
  },
  stop: async () => service.stop(),
  report: async () => service.report(),
  // Fetched when it is wanted: the first numbers do not wait for it.
  workbook: async (sheets) => (await import("./historyWorkbookOut.ts")).workbookOfSheets(sheets),
};

expose(api);
tellLoaded(() => pool.dispose());
// The first question calls it off.
void service.run(WARM_UP_REQUEST, () => {});
