import type { Batch } from "./experiment.ts";

/** Contacts that fill a batch: some 20 ms of work, so that progress and an end come soon, and messages cost little. */
const BATCH_CONTACTS = 60_000;
const MOST_IN_BATCH = 64;

/**
 * Which replications come next, scenario by scenario: single ones until it is known how large they are, so that the first
 * result comes at once; smaller ones towards the end, so that all who run them end together. How they are cut changes no
 * result.
 */
export class Batches {
  readonly #scenarios: number;
  readonly #most: number;
  readonly #lanes: number;
  #size = 1;
  #first: number;
  #count = 0;
  #scenario: number;

  /** `most` replications, beginning with number `first`, for so many who run batches at once. */
  constructor(scenarios: number, most: number, first = 0, lanes = 1) {
    this.#scenarios = scenarios;
    this.#lanes = lanes;
    this.#first = first;
    this.#most = first + most;
    this.#scenario = scenarios;
  }

  /** Says that a replication takes about so many contacts. */
  sized(contactsPerReplication: number): void {
    this.#size = Math.min(MOST_IN_BATCH, Math.max(1, Math.floor(BATCH_CONTACTS / Math.max(1, contactsPerReplication))));
  }

  /** The next batch; `undefined` when every replication has been given out. */
  next(): Batch | undefined {
    if (this.#scenario === this.#scenarios) {
      this.#scenario = 0;
      this.#first += this.#count;
      const left = this.#most - this.#first;
      const share = Math.ceil((left * this.#scenarios) / (2 * this.#lanes));
      this.#count = Math.min(this.#size, left, Math.max(1, share));
    }
    if (this.#count <= 0) return undefined;
    return { scenario: this.#scenario++, first: this.#first, count: this.#count };
  }
}
