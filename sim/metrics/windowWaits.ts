import type { WindowId } from "./config.ts";
import { BUCKET_MS, BUCKETS, ROLLING_BUCKETS, ROLLING_WINDOWS, type Timeline } from "./timeline.ts";
import { WaitSketch } from "./waitSketch.ts";

/**
 * Answered waits of one scope, a sketch a window; what was counted leaves each window when its bucket does. A rolling window
 * has its sketch from the first time somebody asks for it: most are never read.
 */
export class WindowWaits {
  readonly #interval = new WaitSketch();
  readonly #day = new WaitSketch();
  readonly #rolling: { readonly buckets: number; sketch: WaitSketch | undefined }[] = ROLLING_BUCKETS.map(
    (buckets) => ({
      buckets,
      sketch: undefined,
    }),
  );
  /** Cells of the waits in each bucket of the last hour; most buckets of most scopes are never filled. */
  readonly #cells = new Map<number, number[]>();

  /** Counts a wait of `cell` that ended at `at` in every window `at` lies in. */
  add(at: number, cell: number, { head, intervalStart, dayStart }: Timeline): void {
    if (at >= intervalStart) this.#interval.add(cell);
    if (at >= dayStart) this.#day.add(cell);
    const bucket = Math.floor(at / BUCKET_MS);
    if (bucket <= head - BUCKETS) return;
    for (const { buckets, sketch } of this.#rolling) if (bucket > head - buckets) sketch?.add(cell);
    const cells = this.#cells.get(bucket);
    if (cells === undefined) this.#cells.set(bucket, [cell]);
    else cells.push(cell);
  }

  /** Nearest rank; `undefined` when nobody was answered in `window`, which ends with bucket `head`. */
  quantile(fraction: number, window: WindowId, head: number): number | undefined {
    if (window === "interval") return this.#interval.quantile(fraction);
    if (window === "day") return this.#day.quantile(fraction);
    const rolling = this.#rolling[ROLLING_WINDOWS.indexOf(window)]!;
    rolling.sketch ??= this.#sketched(head - rolling.buckets);
    return rolling.sketch.quantile(fraction);
  }

  /** The timeline stands in bucket `head`: one bucket has left each rolling window. */
  bucketBegan(head: number): void {
    if (this.#cells.size === 0) return;
    for (const { buckets, sketch } of this.#rolling) {
      if (sketch === undefined) continue;
      for (const cell of this.#cells.get(head - buckets) ?? []) sketch.remove(cell);
    }
    this.#cells.delete(head - BUCKETS);
  }

  intervalBegan(): void {
    this.#interval.clear();
  }

  dayBegan(): void {
    this.#day.clear();
  }

  clear(): void {
    this.#interval.clear();
    this.#day.clear();
    for (const { sketch } of this.#rolling) sketch?.clear();
    this.#cells.clear();
  }

  /** The waits of the buckets after bucket `after`. */
  #sketched(after: number): WaitSketch {
    const sketch = new WaitSketch();
    for (const [bucket, cells] of this.#cells) if (bucket > after) for (const cell of cells) sketch.add(cell);
    return sketch;
  }
}
