import { WINDOWS, type WindowId } from "./config.ts";
import { BUCKET_MS, BUCKETS, bucketsOf, ROLLING_WINDOWS, type Timeline } from "./timeline.ts";
import { cellOf, WaitSketch } from "./waitSketch.ts";

/** Answered waits of one scope, a sketch a window; what was counted leaves each window when its bucket does. */
export class WindowWaits {
  readonly #sketches: Readonly<Record<WindowId, WaitSketch>>;
  /** Cells of the waits in each bucket of the last hour; most buckets of most scopes are never filled. */
  readonly #cells = new Map<number, number[]>();

  constructor() {
    this.#sketches = Object.fromEntries(WINDOWS.map((window) => [window, new WaitSketch()])) as Record<
      WindowId,
      WaitSketch
    >;
  }

  /** Counts a wait of `waitMs` that ended at `at` in every window `at` lies in. */
  add(at: number, waitMs: number, { head, intervalStart, dayStart }: Timeline): void {
    const cell = cellOf(waitMs);
    if (at >= intervalStart) this.#sketches.interval.add(cell);
    if (at >= dayStart) this.#sketches.day.add(cell);
    const bucket = Math.floor(at / BUCKET_MS);
    if (bucket <= head - BUCKETS) return;
    for (const window of ROLLING_WINDOWS) if (bucket > head - bucketsOf(window)) this.#sketches[window].add(cell);
    const cells = this.#cells.get(bucket);
    if (cells === undefined) this.#cells.set(bucket, [cell]);
    else cells.push(cell);
  }

  /** Nearest rank; `undefined` when nobody was answered in `window`. */
  quantile(fraction: number, window: WindowId): number | undefined {
    return this.#sketches[window].quantile(fraction);
  }

  /** The timeline stands in bucket `head`: one bucket has left each rolling window. */
  bucketBegan(head: number): void {
    for (const window of ROLLING_WINDOWS) {
      const sketch = this.#sketches[window];
      for (const cell of this.#cells.get(head - bucketsOf(window)) ?? []) sketch.remove(cell);
    }
    this.#cells.delete(head - BUCKETS);
  }

  intervalBegan(): void {
    this.#sketches.interval.clear();
  }

  dayBegan(): void {
    this.#sketches.day.clear();
  }

  clear(): void {
    for (const window of WINDOWS) this.#sketches[window].clear();
    this.#cells.clear();
  }
}
