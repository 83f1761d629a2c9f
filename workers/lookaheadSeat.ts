import type { LookAheadJob } from "../sim/experiment/lookahead/job.ts";
import type { LeverPairs } from "../sim/experiment/lookahead/leverResult.ts";
import type { LookAhead } from "../sim/experiment/lookahead/result.ts";
import type { LookAheadAnswer, LookAheadApi } from "./lookaheadApi.ts";
import { messageOf } from "./messageOf.ts";

/** A thread with a look-ahead service in it. */
export interface LookAheadThread {
  readonly api: LookAheadApi;
  /** Ends the thread, whatever it does; fulfilled when it is gone, never rejected. */
  end(): Promise<unknown>;
}

/** Starts a thread; `onCrash` hears of its death. */
export type StartLookAheadThread = (onCrash: (detail: string) => void) => LookAheadThread;

/** What runs cost, ms of one core: those that went on to the end of the day, and those of two hours. */
export interface RunsCost {
  readonly longMs: number;
  readonly shortMs: number;
}

/** Runs asked for at once: what somebody in a hurry waits for is one batch of a few of them. */
const BATCH = 5;

/** One place for a look-ahead thread, started when first needed and anew after it died. The urgent goes first. */
export class LookAheadSeat {
  readonly #start: StartLookAheadThread;
  #thread: LookAheadThread | undefined;
  #died: Promise<never> = new Promise(() => {});
  #die: (problem: Error) => void = () => {};
  #number = 0;
  #urgent = 0;
  #calm: (() => void)[] = [];
  /** When every thread that was ended is gone. */
  #gone: Promise<unknown> = Promise.resolve();

  constructor(start: StartLookAheadThread) {
    this.#start = start;
  }

  /** Looks ahead; lets the urgent pass between batches. Never rejects. */
  look(job: LookAheadJob): Promise<LookAheadAnswer<{ readonly made: LookAhead; readonly cost: RunsCost }>> {
    return this.#guarded(async (api) => {
      const { number, cost } = await this.#run(api, job, false);
      const made = valued(await api.result(number));
      await api.close(number);
      return { made, cost };
    });
  }

  /** Two jobs that differ in levers alone, run for run; at once. Never rejects. */
  async compare(
    before: LookAheadJob,
    after: LookAheadJob,
  ): Promise<LookAheadAnswer<{ readonly pairs: LeverPairs; readonly costMs: number }>> {
    this.#urgent += 1;
    try {
      return await this.#guarded(async (api) => {
        const one = await this.#run(api, before, true);
        const other = await this.#run(api, after, true);
        const pairs = valued(await api.compare(one.number, other.number));
        await api.close(one.number);
        await api.close(other.number);
        const costMs = [one, other].reduce((sum, { cost }) => sum + cost.longMs + cost.shortMs, 0);
        return { pairs, costMs };
      });
    } finally {
      this.#calmed();
    }
  }

  /** Ends the thread, and with it whatever runs; the next job starts another. Fulfilled when all that were ended are gone. */
  async end(): Promise<void> {
    this.#over("the thread was ended");
    await this.#gone;
  }

  async #guarded<T>(work: (api: LookAheadApi) => Promise<T>): Promise<LookAheadAnswer<T>> {
    try {
      const api = this.#api();
      return { ok: true, value: await Promise.race([work(api), this.#died]) };
    } catch (problem) {
      return { ok: false, detail: messageOf(problem) };
    }
  }

  async #run(
    api: LookAheadApi,
    job: LookAheadJob,
    urgent: boolean,
  ): Promise<{ readonly number: number; readonly cost: RunsCost }> {
    const number = ++this.#number;
    valued(await api.open(number, job));
    let [longMs, shortMs] = [0, 0];
    for (let first = 0; first < job.runs; ) {
      if (!urgent) await this.#turn();
      const isLong = first < job.dayRuns;
      const count = Math.min(BATCH, (isLong ? job.dayRuns : job.runs) - first);
      const costMs = valued(await api.batch(number, first, count));
      if (isLong) longMs += costMs;
      else shortMs += costMs;
      first += count;
    }
    return { number, cost: { longMs, shortMs } };
  }

  #api(): LookAheadApi {
    if (this.#thread === undefined) {
      this.#died = new Promise((_, reject) => {
        this.#die = reject;
      });
      // Nobody may be waiting when it dies.
      this.#died.catch(() => undefined);
      this.#thread = this.#start((detail) => this.#over(detail));
    }
    return this.#thread.api;
  }

  /** What an ended thread was asked never answers: whoever waits is told. */
  #over(detail: string): void {
    this.#gone = Promise.all([this.#gone, this.#thread?.end()]);
    this.#thread = undefined;
    this.#die(new Error(detail));
  }

  async #turn(): Promise<void> {
    while (this.#urgent > 0) await new Promise<void>((resolve) => this.#calm.push(resolve));
  }

  #calmed(): void {
    this.#urgent -= 1;
    if (this.#urgent > 0) return;
    const waiting = this.#calm;
    this.#calm = [];
    for (const resolve of waiting) resolve();
  }
}

/** The value of an answer; throws its detail where there is none. */
function valued<T>(answer: LookAheadAnswer<T>): T {
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value;
}
