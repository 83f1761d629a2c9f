import { wrap } from "comlink";
import type { ExperimentApi } from "./experimentApi.ts";
import { ExperimentPool } from "./experimentPool.ts";
import type { ExperimentThread } from "./experimentSeat.ts";
import { watchWorker } from "./workerEnd.ts";

/** One core is left to the page. */
const MOST_THREADS = 8;

/** A pool of Web Workers: one for each core but one, at most 8. */
export function createExperimentPool(
  threads = Math.max(1, Math.min(MOST_THREADS, (navigator.hardwareConcurrency || 2) - 1)),
): ExperimentPool {
  return new ExperimentPool({ start, threads });
}

function start(onCrash: (detail: string) => void): ExperimentThread {
  const worker = new Worker(new URL("./experiment.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "experiment", onCrash);
  const api = wrap<ExperimentApi>(worker);
  return {
    api: { open: (experiment) => api.open(experiment), run: (experiment, batch) => api.run(experiment, batch) },
    end,
  };
}
