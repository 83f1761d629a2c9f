import { wrap } from "comlink";
import type { LookAheadApi } from "./lookaheadApi.ts";
import type { StartLookAheadThread } from "./lookaheadSeat.ts";
import { watchWorker } from "./workerEnd.ts";

/** Starts a Web Worker with a look-ahead service in it, from a page or from another worker of it. */
export const startLookAheadWorker: StartLookAheadThread = (onCrash) => {
  const worker = new Worker(new URL("./lookahead.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "look-ahead", onCrash);
  const api = wrap<LookAheadApi>(worker);
  return {
    api: {
      open: (number, job) => api.open(number, job),
      batch: (number, first, count) => api.batch(number, first, count),
      result: (number) => api.result(number),
      compare: (before, after) => api.compare(before, after),
      close: (number) => api.close(number),
    },
    end,
  };
};
