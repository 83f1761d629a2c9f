import { proxy, releaseProxy, wrap } from "comlink";
import type { SearchApi } from "./searchApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** A search worker and its end. */
export interface SearchClient extends SearchApi {
  dispose(): void;
}

/** Starts a worker that searches and bridges. */
export function createSearchClient(onCrash: (detail: string) => void): SearchClient {
  const worker = new Worker(new URL("./search.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "search", onCrash);
  const remote = wrap<SearchApi>(worker);
  return {
    staff: (spec, onProgress) => remote.staff(spec, proxy(onProgress)),
    frontier: (spec, levels, onProgress) => remote.frontier(spec, levels, proxy(onProgress)),
    moves: (spec) => remote.moves(spec),
    bridge: (spec, onProgress) => remote.bridge(spec, proxy(onProgress)),
    day: (plan, file, name, options) => remote.day(plan, file, name, options),
    dayOfHistory: (plan, options) => remote.dayOfHistory(plan, options),
    check: (scenarios, seed, replications) => remote.check(scenarios, seed, replications),
    workbook: (rows) => remote.workbook(rows),
    cancel: () => remote.cancel(),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
