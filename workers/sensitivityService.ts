import type { CancelSignal } from "../sim/experiment/experiment.ts";
import { runPoints } from "../sim/experiment/sensitivity/points.ts";
import { tornado } from "../sim/experiment/sensitivity/tornado.ts";
import { runVariants } from "../sim/experiment/sensitivity/variants.ts";
import { verdictMap } from "../sim/experiment/sensitivity/verdictMap.ts";
import { waterfall } from "../sim/experiment/sensitivity/waterfall.ts";
import type { RunExperiment } from "../sim/experiment/tuning/tuning.ts";
import { machineTime, type RealTime } from "./clock.ts";
import { messageOf } from "./messageOf.ts";
import type { Ask, SensitivityApi } from "./sensitivityApi.ts";

/** Shortest time between two tellings of what is known: what is drawn oftener nobody can read, real ms. */
const TELL_MS = 150;

/** How one kind of question is answered. */
type Answer<Spec, Result> = (
  spec: Spec,
  options: {
    readonly run: RunExperiment;
    readonly signal: CancelSignal;
    readonly onProgress: (result: Result) => void;
  },
) => Promise<Result>;

/** Answers questions about many scenarios; those of one page share a pool, whose experiments take turns. */
export class SensitivityService implements SensitivityApi {
  readonly points = this.#asking(runPoints);
  readonly variants = this.#asking(runVariants);
  readonly verdictMap = this.#asking(verdictMap);
  readonly tornado = this.#asking(tornado);
  readonly waterfall = this.#asking(waterfall);
  readonly #run: RunExperiment;
  readonly #time: RealTime;
  /** Of questions under way. */
  readonly #stops = new Map<number, AbortController>();
  /** The end of whatever experiment was asked last: a pool runs one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(run: RunExperiment, time: RealTime = machineTime) {
    this.#run = run;
    this.#time = time;
  }

  async stop(number: number): Promise<void> {
    this.#stops.get(number)?.abort();
  }

  #asking<Spec, Result>(answer: Answer<Spec, Result>): Ask<Spec, Result> {
    return async (number, spec, told) => {
      const stop = new AbortController();
      this.#stops.set(number, stop);
      let nextAt = Number.NEGATIVE_INFINITY;
      const onProgress = (result: Result) => {
        if (this.#time.now() < nextAt) return;
        told(result);
        nextAt = this.#time.now() + TELL_MS;
      };
      try {
        return { ok: true, result: await answer(spec, { run: this.#inTurn, signal: stop.signal, onProgress }) };
      } catch (problem) {
        return { ok: false, detail: messageOf(problem) };
      } finally {
        this.#stops.delete(number);
      }
    };
  }

  readonly #inTurn: RunExperiment = (spec, signal) => {
    const result = this.#turn.then(() => this.#run(spec, signal));
    this.#turn = result.catch(() => undefined);
    return result;
  };
}
