import type { LookAheadJob } from "../sim/experiment/lookahead/job.ts";
import { type LeverPairs, leverPairs } from "../sim/experiment/lookahead/leverResult.ts";
import { summary } from "../sim/experiment/lookahead/lookAhead.ts";
import type { LookAhead } from "../sim/experiment/lookahead/result.ts";
import { LookAheadRuns } from "../sim/experiment/lookahead/runs.ts";
import type { LookAheadAnswer, LookAheadApi } from "./lookaheadApi.ts";
import { messageOf } from "./messageOf.ts";

interface OpenJob {
  readonly job: LookAheadJob;
  readonly runs: LookAheadRuns;
  readonly batches: Float64Array[];
}

/** Runs look-aheads in the thread it lives in: the same in a Web Worker, a worker thread of Node, and a test. */
export class LookAheadService implements LookAheadApi {
  readonly #now: () => number;
  readonly #open = new Map<number, OpenJob>();

  /** `now`: a clock of rising ms, for what batches cost. */
  constructor(now: () => number) {
    this.#now = now;
  }

  async open(number: number, job: LookAheadJob): Promise<LookAheadAnswer<null>> {
    return answered(() => {
      this.#open.set(number, { job, runs: new LookAheadRuns(job), batches: [] });
      return null;
    });
  }

  async batch(number: number, first: number, count: number): Promise<LookAheadAnswer<number>> {
    return answered(() => {
      const { runs, batches } = this.#of(number);
      const startedAt = this.#now();
      batches.push(runs.batch(first, count));
      return this.#now() - startedAt;
    });
  }

  async result(number: number): Promise<LookAheadAnswer<LookAhead>> {
    return answered(() => {
      const { job, batches } = this.#of(number);
      return summary(job, batches);
    });
  }

  async compare(before: number, after: number): Promise<LookAheadAnswer<LeverPairs>> {
    return answered(() => leverPairs(this.#of(before).job, this.#of(before).batches, this.#of(after).batches));
  }

  async close(number: number): Promise<void> {
    this.#open.delete(number);
  }

  #of(number: number): OpenJob {
    const open = this.#open.get(number);
    if (open === undefined) throw new RangeError(`number: expected a job that is open, got ${number}`);
    return open;
  }
}

function answered<T>(work: () => T): LookAheadAnswer<T> {
  try {
    return { ok: true, value: work() };
  } catch (problem) {
    return { ok: false, detail: messageOf(problem) };
  }
}
