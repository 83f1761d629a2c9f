/** Ratio of one cell's bounds to the next: the middle of a cell is within 1 % of everything in it. */
const GAMMA = 1.02;
const LOG_GAMMA = Math.log(GAMMA);
/** Up to here every millisecond has a cell of its own: log cells would be narrower than 1 ms anyway. */
const EXACT_MS = 50;
/** Waits beyond 30 days fall into the last cell. */
const LONGEST_MS = 30 * 86_400_000;
export const SKETCH_CELLS = cellOf(LONGEST_MS) + 1;

/** The cell of a wait of `waitMs` ≥ 0 whole milliseconds. */
export function cellOf(waitMs: number): number {
  if (waitMs <= EXACT_MS) return waitMs;
  const bounded = Math.min(waitMs, LONGEST_MS);
  return EXACT_MS + 1 + Math.floor(Math.log(bounded / EXACT_MS) / LOG_GAMMA);
}

/** The wait that stands for a cell, ms: the point whose relative error to both bounds is the same, under 1 %. */
export function waitOf(cell: number): number {
  if (cell <= EXACT_MS) return cell;
  const low = EXACT_MS * GAMMA ** (cell - EXACT_MS - 1);
  return Math.round((low * 2 * GAMMA) / (1 + GAMMA));
}

/**
 * Counts of waits in cells of 2 % width (Masson, Rim, Lee: DDSketch, VLDB 2019). Adding and taking away are exact, so
 * sketches merge and old buckets leave; only the answer is rounded, by less than 1 % of it plus half a millisecond.
 */
export class WaitSketch {
  readonly #counts = new Uint32Array(SKETCH_CELLS);
  #n = 0;

  get n(): number {
    return this.#n;
  }

  add(cell: number): void {
    this.#counts[cell]! += 1;
    this.#n += 1;
  }

  /** Takes away what was added before. */
  remove(cell: number): void {
    this.#counts[cell]! -= 1;
    this.#n -= 1;
  }

  merge(other: WaitSketch): void {
    for (let cell = 0; cell < SKETCH_CELLS; cell++) this.#counts[cell]! += other.#counts[cell]!;
    this.#n += other.#n;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#n = 0;
  }

  /** The wait that ⌈`fraction` · n⌉ of the waits did not exceed (nearest rank), ms; `undefined` when n = 0. */
  quantile(fraction: number): number | undefined {
    if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`fraction: expected [0, 1], got ${fraction}`);
    if (this.#n === 0) return undefined;
    let left = Math.max(1, Math.ceil(fraction * this.#n));
    for (let cell = 0; cell < SKETCH_CELLS; cell++) {
      left -= this.#counts[cell]!;
      if (left <= 0) return waitOf(cell);
    }
    return undefined;
  }
}
