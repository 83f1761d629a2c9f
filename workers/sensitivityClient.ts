import { proxy, releaseProxy, wrap } from "comlink";
import type { SensitivityApi } from "./sensitivityApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** A sensitivity worker and its end. */
export interface SensitivityClient extends SensitivityApi {
  dispose(): void;
}

/** Starts a worker that answers questions about many scenarios. */
export function createSensitivityClient(onCrash: (detail: string) => void): SensitivityClient {
  const worker = new Worker(new URL("./sensitivity.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "sensitivity", onCrash);
  const remote = wrap<SensitivityApi>(worker);
  return {
    points: (number, spec, told) => remote.points(number, spec, proxy(told)),
    variants: (number, spec, told) => remote.variants(number, spec, proxy(told)),
    verdictMap: (number, spec, told) => remote.verdictMap(number, spec, proxy(told)),
    tornado: (number, spec, told) => remote.tornado(number, spec, proxy(told)),
    waterfall: (number, spec, told) => remote.waterfall(number, spec, proxy(told)),
    stop: (number) => remote.stop(number),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
