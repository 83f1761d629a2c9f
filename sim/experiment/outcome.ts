import { type TallyLayout, WAIT_BUCKETS, waitCell } from "../engine/tallyLayout.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { Digest } from "./digest.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { FigureRows } from "./figureRows.ts";
import type { FigureId } from "./figures.ts";
import { type Scope, TOTAL } from "./scopes.ts";
import type { Series } from "./series.ts";
import { answeredBy, bucketUpTo, type WaitQuantile, waitQuantile, waitWithin } from "./waits.ts";

/** Memory one scenario's outcome may take, bytes. */
export const MOST_OUTCOME_BYTES = 256 * 2 ** 20;

/**
 * What the replications of one scenario brought. Vectors are added in the order of replications; of each it keeps the
 * numerators and denominators of every figure, from which estimates, differences and spreads are made when asked.
 */
export class Outcome {
  readonly scenario: Scenario;
  readonly rows: FigureRows;
  readonly #pairs: Float64Array[] = [];
  readonly #waits: Float64Array[] = [];
  readonly #digest = new Digest();
  #contacts = 0;

  constructor(scenario: Scenario, layout: TallyLayout) {
    this.scenario = scenario;
    this.rows = new FigureRows(scenario, layout);
  }

  /** Replications added. */
  get replications(): number {
    return this.#pairs.length;
  }

  /** Contacts begun in them. */
  get contacts(): number {
    return this.#contacts;
  }

  /** How many replications fit into the memory it may take. */
  get mostReplications(): number {
    const { layout, count } = this.rows;
    return Math.floor(MOST_OUTCOME_BYTES / ((count * 2 + layout.queues * WAIT_BUCKETS) * 8));
  }

  /** Fingerprint of every number added so far, in order: 16 hexadecimal digits, the same on every machine. */
  get fingerprint(): string {
    return this.#digest.text;
  }

  /** Adds the vector of the next replication; the vector may be used again. Throws `RangeError` for another length. */
  add(vector: Float64Array): void {
    const { layout } = this.rows;
    if (vector.length !== layout.size) {
      throw new RangeError(`vector: expected ${layout.size} numbers, got ${vector.length}`);
    }
    const pairs = this.rows.pairsOf(vector);
    this.#pairs.push(pairs);
    this.#contacts += pairs[this.rows.row("started", TOTAL) * 2]!;
    this.#waits.push(vector.slice(waitCell(layout, 0), layout.size));
    this.#digest.add(vector);
  }

  /** A figure by replication; `undefined` where it is not kept: a scope it cannot be of, an interval that is not there. */
  series(figure: FigureId, scope: Scope, interval?: number): Series | undefined {
    const row = this.rows.row(figure, scope, interval);
    if (row < 0) return undefined;
    const over = new Float64Array(this.#pairs.length);
    const under = new Float64Array(this.#pairs.length);
    for (const [r, pairs] of this.#pairs.entries()) {
      over[r] = pairs[row * 2]!;
      under[r] = pairs[row * 2 + 1]!;
    }
    return { over, under };
  }

  /** A figure and its precision; `undefined` where it is not kept. */
  estimate(figure: FigureId, scope: Scope, interval?: number, confidence?: number): Estimate | undefined {
    const series = this.series(figure, scope, interval);
    return series && estimate(series, confidence);
  }

  /** Waits of the answered of some queues of the scenario, by number: the bound that `share` of them did not exceed. */
  waitQuantile(queues: readonly number[], share: number, confidence?: number): WaitQuantile {
    return waitQuantile(this.#buckets(queues), share, confidence);
  }

  /** By replication: the wait that `share` of the answered of some queues did not exceed, ms; NaN where nobody was. */
  waitsByRun(queues: readonly number[], share: number): Float64Array {
    return Float64Array.from(this.#buckets(queues), (counts) => waitWithin(counts, share) ?? Number.NaN);
  }

  /** By replication: how many of the answered of some queues, by number, waited at most `waitMs`, and how many there were. */
  answeredBy(queues: readonly number[], waitMs: number): Series {
    return answeredBy(this.#buckets(queues), bucketUpTo(waitMs));
  }

  #buckets(queues: readonly number[]): readonly Float64Array[] {
    return this.#waits.map((waits) => {
      const sums = new Float64Array(WAIT_BUCKETS);
      for (const k of queues) for (let b = 0; b < WAIT_BUCKETS; b++) sums[b]! += waits[k * WAIT_BUCKETS + b]!;
      return sums;
    });
  }
}
