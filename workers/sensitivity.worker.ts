import { expose, type Remote, releaseProxy } from "comlink";
import { createExperimentPool } from "./experimentClient.ts";
import type { Ask, SensitivityApi } from "./sensitivityApi.ts";
import { SensitivityService } from "./sensitivityService.ts";
import { tellLoaded } from "./workerEnd.ts";

// What is read of runs is little: every core may run them.
const MOST_THREADS = 8;
const pool = createExperimentPool(Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency || 2)));
const service = new SensitivityService((spec, signal) => pool.run(spec, undefined, signal));

/** The same, and lets go of the page's ear once nothing more is to be told. */
function released<Spec, Result>(ask: Ask<Spec, Result>): Ask<Spec, Result> {
  return async (number, spec, told) => {
    try {
      return await ask(number, spec, told);
    } finally {
      (told as Partial<Remote<(result: Result) => void>>)[releaseProxy]?.();
    }
  };
}

/** A sensitivity service in a Web Worker, with a pool of its own below it: the page never waits for it. */
const api: SensitivityApi = {
  points: released(service.points),
  variants: released(service.variants),
  verdictMap: released(service.verdictMap),
  tornado: released(service.tornado),
  waterfall: released(service.waterfall),
  stop: (number) => service.stop(number),
};

expose(api);
tellLoaded(() => pool.dispose());
