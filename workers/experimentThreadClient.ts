import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { wrap } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import type { ExperimentApi } from "./experimentApi.ts";
import { ExperimentPool } from "./experimentPool.ts";
import type { ExperimentThread } from "./experimentSeat.ts";

const MOST_THREADS = 32;

/** A pool of Node's worker threads: one for each core, at most 32. They keep the process alive until it is disposed. */
export function createThreadPool(threads = Math.min(MOST_THREADS, availableParallelism())): ExperimentPool {
  return new ExperimentPool({ start, threads });
}

function start(onCrash: (detail: string) => void): ExperimentThread {
  const worker = new Worker(new URL("./experimentThread.ts", import.meta.url));
  worker.on("error", (problem) => onCrash(problem.message));
  const api = wrap<ExperimentApi>(nodeEndpoint(worker));
  return {
    api: { open: (experiment) => api.open(experiment), run: (experiment, batch) => api.run(experiment, batch) },
    end: () => worker.terminate(),
  };
}
