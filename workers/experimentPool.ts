import type {
  BatchRunner,
  CancelSignal,
  ExperimentProgress,
  ExperimentResult,
  ExperimentSpec,
} from "../sim/experiment/experiment.ts";
import { runExperiment } from "../sim/experiment/runExperiment.ts";
import { machineTime, type RealTime } from "./clock.ts";
import type { OpenedExperiment } from "./experimentApi.ts";
import { PoolRun } from "./experimentPoolRun.ts";
import { Seat, type StartThread } from "./experimentSeat.ts";

export interface ExperimentPoolOptions {
  readonly start: StartThread;
  /** Whole number ≥ 1. */
  readonly threads: number;
  readonly time?: RealTime;
}

/** An experiment's end, or the scenario the engine refused. */
export type PoolResult = ExperimentResult | Extract<OpenedExperiment, { ok: false }>;

/** Batches a thread has before it: one under way, one waiting, so that it is never idle for want of a message. */
const BATCHES_A_THREAD = 2;
/**
 * How long a called-off thread may take to notice before it is ended and another takes its place, real ms. Where memory is
 * shared it notices at once; elsewhere it ends its batches first, which is sooner than a new thread is warm.
 */
const GRACE_MS = 500;

/**
 * Threads that run experiments, one experiment at a time; a new one calls off the one before. They stay warm between
 * experiments: compiled code is most of what the first answer waits for.
 */
export class ExperimentPool {
  readonly #options: ExperimentPoolOptions;
  readonly #time: RealTime;
  readonly #seats: readonly Seat[];
  readonly #calledOff: SharedArrayBuffer | undefined;
  #number = 0;
  #callOff: () => void = () => {};
  #disposed = false;

  constructor(options: ExperimentPoolOptions) {
    if (!(Number.isInteger(options.threads) && options.threads >= 1)) {
      throw new RangeError(`threads: expected a whole number ≥ 1, got ${options.threads}`);
    }
    this.#options = options;
    this.#time = options.time ?? machineTime;
    this.#seats = Array.from({ length: options.threads }, () => new Seat(options.start));
    // Pages share memory only when they are isolated; without it the name does not exist there.
    this.#calledOff = typeof SharedArrayBuffer === "undefined" ? undefined : new SharedArrayBuffer(4);
  }

  get threads(): number {
    return this.#options.threads;
  }

  /**
   * Runs an experiment; what it brings does not depend on the threads. `through` may stand between it and the threads: a
   * store of runs made before. Throws `RangeError` for a spec out of range or a disposed pool; never rejects otherwise.
   */
  async run(
    spec: ExperimentSpec,
    onProgress: (progress: ExperimentProgress) => void = () => {},
    signal?: CancelSignal,
    through: (runner: BatchRunner) => BatchRunner = (runner) => runner,
  ): Promise<PoolResult> {
    if (this.#disposed) throw new RangeError("pool: expected one in use, got a disposed one");
    this.#callOff();
    this.#number += 1;
    const { scenarios, seed, from } = spec;
    const shared = this.#calledOff === undefined ? {} : { calledOff: this.#calledOff };
    const number = this.#number;
    const seats = this.#seats.slice(0, mostBatches(spec));
    const experiment = new PoolRun(seats, {
      ...{ number, scenarios, seed, ...shared },
      ...(from === undefined ? {} : { from }),
    });
    const callOff = () => {
      experiment.cancel();
      this.#tellThreads(number);
      this.#time.after(GRACE_MS, () => experiment.endStragglers());
    };
    this.#callOff = callOff;
    const opened = await experiment.open();
    if (!opened.ok) return opened;
    const runner: BatchRunner = {
      width: seats.length * BATCHES_A_THREAD,
      run: (batch) => experiment.run(batch),
      cancel: callOff,
    };
    const { layouts } = opened;
    return runExperiment(spec, {
      runner: through(runner),
      layouts,
      onProgress,
      ...(signal === undefined ? {} : { signal }),
    });
  }

  #tellThreads(number: number): void {
    if (this.#calledOff === undefined) return;
    const shared = new Int32Array(this.#calledOff);
    // An old experiment may be called off again after a newer one.
    Atomics.store(shared, 0, Math.max(number, Atomics.load(shared, 0)));
  }

  /** Calls off what is under way and ends all threads; fulfilled when they are gone. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#callOff();
    await Promise.all(this.#seats.map((seat) => seat.end()));
  }
}

/** How many batches an experiment can be cut into at most: threads beyond that would be started for nothing. */
function mostBatches({ plan, scenarios }: ExperimentSpec): number {
  return plan.kind === "replications" ? Math.max(1, plan.replications) * scenarios.length : Number.POSITIVE_INFINITY;
}
