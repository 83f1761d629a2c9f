import type { RunExperiment } from "../../sim/experiment/tuning/tuning.ts";
import { createExperimentPool } from "../../workers/experimentClient.ts";
import type { ExperimentPool } from "../../workers/experimentPool.ts";

let pool: ExperimentPool | undefined;
let users = 0;
/** The end of whatever was asked last: experiments of a page take turns, for a pool runs one at a time. */
let turn: Promise<unknown> = Promise.resolve();

/** Takes part in the page's workers; the last to leave ends them. */
export function joinPool(): { readonly run: RunExperiment; leave(): void } {
  users += 1;
  pool ??= createExperimentPool();
  const mine = pool;
  let left = false;
  return {
    run: (spec, signal) => {
      const result = turn.then(() => mine.run(spec, undefined, signal));
      turn = result.catch(() => undefined);
      return result;
    },
    leave() {
      if (left) return;
      left = true;
      users -= 1;
      if (users > 0) return;
      void pool?.dispose();
      pool = undefined;
    },
  };
}
