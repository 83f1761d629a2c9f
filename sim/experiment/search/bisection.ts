/**
 * The least number of agents in each of some blocks, all blocks at once: some target is missed for sure below it. Where
 * nothing is asked the numbers are plentiful.
 */
export class Bisection {
  readonly #own: readonly number[];
  /** By block: missed for sure below `low`; `high` may keep everything. */
  readonly #low: number[];
  readonly #high: number[];
  readonly #plenty: number;

  /** `kept`: what keeps everything, by block; `own`: the blocks that are asked about. */
  constructor(kept: readonly number[], own: readonly number[]) {
    this.#own = own;
    this.#low = kept.map(() => 0);
    this.#high = [...kept];
    this.#plenty = Math.max(...kept) * 2 + 10;
  }

  get isOpen(): boolean {
    return this.asks.length > 0;
  }

  /** Blocks whose answer is not known yet. */
  get asks(): readonly number[] {
    return this.#own.filter((block) => this.#low[block]! < this.#high[block]!);
  }

  /** What is looked at next, by block. */
  counts(): number[] {
    const own = new Set(this.#own);
    return this.#low.map((low, block) => {
      if (!own.has(block)) return this.#plenty;
      const high = this.#high[block]!;
      // At first the answer is nearer to what is kept than to nobody.
      return Math.floor(low === 0 ? (3 * high) / 4 : (low + high) / 2);
    });
  }

  /** Takes in what was seen at `counts()`. */
  answer(isMissed: (block: number) => boolean): void {
    const counts = this.counts();
    for (const block of this.asks) {
      if (isMissed(block)) this.#low[block] = counts[block]! + 1;
      else this.#high[block] = counts[block]!;
    }
  }

  least(block: number): number {
    return this.#low[block]!;
  }
}
