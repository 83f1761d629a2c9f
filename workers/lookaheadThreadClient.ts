import { Worker } from "node:worker_threads";
import { wrap } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import type { LookAheadApi } from "./lookaheadApi.ts";
import type { StartLookAheadThread } from "./lookaheadSeat.ts";

/** Starts a worker thread of Node with a look-ahead service in it. It keeps the process alive until it is ended. */
export const startLookAheadThread: StartLookAheadThread = (onCrash) => {
  const worker = new Worker(new URL("./lookaheadThread.ts", import.meta.url));
  worker.on("error", (problem) => onCrash(problem.message));
  const api = wrap<LookAheadApi>(nodeEndpoint(worker));
  return {
    api: {
      open: (number, job) => api.open(number, job),
      batch: (number, first, count) => api.batch(number, first, count),
      result: (number) => api.result(number),
      compare: (before, after) => api.compare(before, after),
      close: (number) => api.close(number),
    },
    end: () => worker.terminate(),
  };
};
