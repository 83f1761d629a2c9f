import { proxy, releaseProxy, wrap } from "comlink";
import type { ComparisonApi } from "./comparisonApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** A comparison worker and its end. */
export interface ComparisonClient extends ComparisonApi {
  dispose(): void;
}

/** Starts a worker that compares scenarios. */
export function createComparisonClient(onCrash: (detail: string) => void): ComparisonClient {
  const worker = new Worker(new URL("./comparison.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "comparison", onCrash);
  const remote = wrap<ComparisonApi>(worker);
  return {
    run: (request, onNews) => remote.run(request, proxy(onNews)),
    stop: () => remote.stop(),
    report: () => remote.report(),
    workbook: (sheets) => remote.workbook(sheets),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
