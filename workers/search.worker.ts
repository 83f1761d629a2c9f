import { expose } from "comlink";
import { createExperimentPool } from "./experimentClient.ts";
import type { SearchApi } from "./searchApi.ts";
import { SearchService } from "./searchService.ts";
import { tellLoaded } from "./workerEnd.ts";

// The search itself does little between experiments: every core may run them.
const MOST_THREADS = 8;
const pool = createExperimentPool(Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency || 2)));
const service = new SearchService((spec, signal) => pool.run(spec, undefined, signal));

/** A search service in a Web Worker, with a pool of its own below it: the page never waits for a search. */
const api: SearchApi = {
  staff: (spec, onProgress) => service.staff(spec, onProgress),
  frontier: (spec, levels, onProgress) => service.frontier(spec, levels, onProgress),
  moves: (spec) => service.moves(spec),
  bridge: (spec, onProgress) => service.bridge(spec, onProgress),
  day: (plan, file, name, options) => service.day(plan, file, name, options),
  dayOfHistory: (plan, options) => service.dayOfHistory(plan, options),
  check: (scenarios, seed, replications) => service.check(scenarios, seed, replications),
  workbook: (rows) => service.workbook(rows),
  cancel: () => service.cancel(),
};

expose(api);
tellLoaded(() => pool.dispose());
