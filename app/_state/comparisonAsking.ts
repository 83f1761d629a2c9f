import { machineTime, type RealTime } from "../../workers/clock.ts";
import type { ComparisonNews, ComparisonPlan, ComparisonRequest } from "../../workers/comparisonApi.ts";
import type { ComparisonClient } from "../../workers/comparisonClient.ts";

/** What is compared. `T`: what the page knows of each scenario beside. */
export interface Asked<T> {
  readonly scenarios: readonly (T & ComparisonRequest["scenarios"][number])[];
  readonly seed: string;
  /** The floor every run begins with. Absent: an empty one. */
  readonly from?: ComparisonRequest["from"];
  readonly plan: ComparisonPlan;
}

/** News, and what it is about: never one of what is asked now with the other of what was asked before. */
export interface Shown<T> {
  readonly news: ComparisonNews;
  readonly about: Asked<T>;
}

/** Who hears what changes; each is told of its own thing alone, `undefined` where there is none any more. */
export interface AskingEars<T> {
  shown(shown: Shown<T>): void;
  running(asked: Asked<T> | undefined): void;
  /** What the worker died of. */
  crash(detail: string | undefined): void;
  client(client: ComparisonClient | undefined): void;
}

/** A change that comes sooner than this after the one before is one of a crowd (a drag): its run waits as long, ms. */
const SETTLE_MS = 120;

/**
 * Asks a worker for what is wanted, again whenever that changes. What was found stays until the first news of what is asked
 * now; news of anything else is dropped. A worker that dies is told of, and replaced when something is asked again.
 */
export class ComparisonAsking<T> {
  readonly #create: (onCrash: (detail: string) => void) => ComparisonClient;
  readonly #ears: AskingEars<T>;
  readonly #time: RealTime;
  #client: ComparisonClient | undefined;
  #wanted: Asked<T> | undefined;
  #number = 0;
  #changedAt = Number.NEGATIVE_INFINITY;
  #callOffTimer = () => {};

  constructor(
    create: (onCrash: (detail: string) => void) => ComparisonClient,
    ears: AskingEars<T>,
    time: RealTime = machineTime,
  ) {
    this.#create = create;
    this.#ears = ears;
    this.#time = time;
  }

  /** Starts the worker, so that it is warm before anything is asked. */
  start(): void {
    this.#worker();
  }

  /** What is wanted from now on; `undefined`: nothing, and what is under way ends. The same as before: nothing changes. */
  want(wanted: Asked<T> | undefined): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted === undefined) {
      this.#forget();
      void this.#client?.stop();
      return;
    }
    const now = this.#time.now();
    const isCrowd = now - this.#changedAt < SETTLE_MS;
    this.#changedAt = now;
    this.#begin(wanted, isCrowd ? SETTLE_MS : 0);
  }

  /** The same once more: what is done stays. */
  goOn(): void {
    if (this.#wanted !== undefined) this.#begin(this.#wanted, 0);
  }

  /** Ends what is under way; what is done stays. */
  stop(): void {
    void this.#client?.stop();
  }

  /** Ends the worker. */
  end(): void {
    this.#forget();
    this.#client?.dispose();
    this.#client = undefined;
    this.#ears.client(undefined);
  }

  #worker(): ComparisonClient {
    if (this.#client !== undefined) return this.#client;
    const made = this.#create((detail) => {
      if (this.#client !== made) return;
      this.end();
      this.#ears.crash(detail);
    });
    this.#client = made;
    this.#ears.client(made);
    return made;
  }

  /** News of anything asked until now is dropped. */
  #forget(): void {
    this.#number += 1;
    this.#callOffTimer();
    this.#ears.running(undefined);
  }

  #begin(wanted: Asked<T>, afterMs: number): void {
    this.#callOffTimer();
    this.#number += 1;
    const number = this.#number;
    this.#ears.crash(undefined);
    this.#ears.running(wanted);
    const take = (news: ComparisonNews) => {
      if (number !== this.#number) return;
      // Called off before anything was found: what was found before stays.
      if (news.comparison !== undefined || news.failures.length > 0) this.#ears.shown({ news, about: wanted });
      if (news.state !== "running") this.#ears.running(undefined);
    };
    const { seed, plan, from } = wanted;
    const begin = from === undefined ? {} : { from };
    const scenarios = wanted.scenarios.map(({ label, scenario }) => ({ label, scenario }));
    const run = () =>
      void this.#worker()
        .run({ number, scenarios, seed, plan, ...begin }, take)
        .then(take);
    if (afterMs === 0) run();
    else this.#callOffTimer = this.#time.after(afterMs, run);
  }
}
