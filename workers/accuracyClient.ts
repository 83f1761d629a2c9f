import { releaseProxy, wrap } from "comlink";
import type { AccuracyApi } from "./accuracyApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** An accuracy worker and its end. */
export interface AccuracyClient extends AccuracyApi {
  dispose(): void;
}

/** Starts a worker that holds forecasts against what came. */
export function createAccuracyClient(onCrash: (detail: string) => void): AccuracyClient {
  const worker = new Worker(new URL("./accuracy.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "accuracy", onCrash);
  const remote = wrap<AccuracyApi>(worker);
  return {
    compare: (snapshots, histories) => remote.compare(snapshots, histories),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
