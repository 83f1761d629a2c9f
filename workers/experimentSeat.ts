import type { ExperimentApi, OpenExperiment, OpenedExperiment } from "./experimentApi.ts";
import { messageOf } from "./messageOf.ts";

/** A thread with an experiment service in it. */
export interface ExperimentThread {
  readonly api: ExperimentApi;
  /** Ends the thread, whatever it does; fulfilled when it is gone. */
  end(): Promise<unknown>;
}

/** Starts a thread; `onCrash` hears of its death. */
export type StartThread = (onCrash: (detail: string) => void) => ExperimentThread;

/** What came of work on a seat: its result, or that the thread was ended under it, or how it died. */
export type Worked<T> =
  | { readonly kind: "worked"; readonly value: T }
  | { readonly kind: "ended" }
  | { readonly kind: "died"; readonly detail: string };

/** One place of a pool: its thread, started when first needed and anew after it was ended or died. */
export class Seat {
  readonly #start: StartThread;
  #thread: ExperimentThread | undefined;
  #opened: { readonly number: number; readonly result: Promise<OpenedExperiment> } | undefined;
  #gone: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<(end: Exclude<Worked<never>, { kind: "worked" }>) => void>();

  constructor(start: StartThread) {
    this.#start = start;
  }

  /** Starts the thread unless there is one: it loads while another is asked. */
  start(): void {
    this.#running();
  }

  /** Works under way. */
  get load(): number {
    return this.#listeners.size;
  }

  /** Opens `experiment` in the thread unless it is open, then does `work` there. Never rejects. */
  async work<T>(
    experiment: OpenExperiment,
    work: (api: ExperimentApi, opened: OpenedExperiment) => Promise<T>,
  ): Promise<Worked<T>> {
    return new Promise((resolve) => {
      const listener = (end: Worked<T>) => resolve(end);
      this.#listeners.add(listener);
      this.#ask(experiment, work)
        .then(
          (value) => resolve({ kind: "worked", value }),
          (problem) => resolve({ kind: "died", detail: messageOf(problem) }),
        )
        .finally(() => this.#listeners.delete(listener));
    });
  }

  /** Ends the thread and what it does; the next work starts another. Fulfilled when no ended thread is left. */
  async end(): Promise<void> {
    this.#over({ kind: "ended" });
    await this.#gone;
  }

  async #ask<T>(
    experiment: OpenExperiment,
    work: (api: ExperimentApi, opened: OpenedExperiment) => Promise<T>,
  ): Promise<T> {
    const { api } = this.#running();
    if (this.#opened?.number !== experiment.number) {
      this.#opened = { number: experiment.number, result: api.open(experiment) };
    }
    return work(api, await this.#opened.result);
  }

  #running(): ExperimentThread {
    this.#thread ??= this.#start((detail) => this.#over({ kind: "died", detail }));
    return this.#thread;
  }

  #over(end: Exclude<Worked<never>, { kind: "worked" }>): void {
    this.#gone = Promise.all([this.#gone, this.#thread?.end()]);
    this.#thread = undefined;
    this.#opened = undefined;
    for (const tell of this.#listeners) tell(end);
    // Promises of an ended thread never settle: nobody waits for them any more.
    this.#listeners.clear();
  }
}
