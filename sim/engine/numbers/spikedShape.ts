import type { SpikeSpec } from "../../scenario/distribution.ts";
import type { Shape } from "./shape.ts";

/** A step of the other law is short if it is this many times shorter than what is left. */
const SHORT = 40;

/** Between two spikes: the other law, thinned by the spikes before. */
interface Stretch {
  /** Share the earlier spikes left. */
  readonly kept: number;
  /** P(X > x) at its beginning, after the spike before. */
  readonly begins: number;
  /** P(X > x) at its end, just before the next spike; 0 after the last one. */
  readonly above: number;
  /** The spike that ends it, Infinity after the last one, and what P(X > x) is after it. */
  readonly atMs: number;
  readonly aboveAfter: number;
}

/** Another law, but of those still there at each `atMs` a share ends there. */
export class SpikedShape implements Shape {
  readonly corners: readonly number[];
  readonly #of: Shape;
  readonly #stretches: readonly Stretch[];

  constructor(of: Shape, spikes: readonly SpikeSpec[]) {
    this.#of = of;
    let kept = 1;
    let begins = 1;
    const stretches: Stretch[] = [];
    for (const { atMs, share } of spikes) {
      const there = of.survival(atMs);
      const after = kept * (1 - share);
      stretches.push({ kept, begins, above: kept * there, atMs, aboveAfter: after * there });
      kept = after;
      begins = after * there;
    }
    if (kept > 0) stretches.push({ kept, begins, above: 0, atMs: Number.POSITIVE_INFINITY, aboveAfter: 0 });
    this.#stretches = stretches;
    this.corners = stretches.flatMap((stretch) => [
      1 - stretch.above,
      1 - stretch.aboveAfter,
      ...of.corners.map((below) => 1 - (1 - below) * stretch.kept),
    ]);
  }

  quantile(below: number, above: number): number {
    for (const stretch of this.#stretches) {
      if (above >= stretch.above) return this.#inside(stretch, below, above);
      if (above >= stretch.aboveAfter) return stretch.atMs;
    }
    return this.#stretches.at(-1)!.atMs;
  }

  #inside({ kept }: Stretch, below: number, above: number): number {
    if (kept === 1) return this.#of.quantile(below, above);
    const share = Math.min(above / kept, 1 - Number.EPSILON / 2);
    return this.#of.quantile(1 - share, share);
  }

  /**
   * A step inside one stretch is a step of the other law, where it is short beside what is left on either side of it; one
   * over a spike, or close to an end of the other law, is looked up.
   */
  next(ms: number, from: number, to: number): number {
    for (const { kept, begins, above } of this.#stretches) {
      if (!(from < begins && to < begins && from > above && to > above)) continue;
      const target = to / kept;
      if (Math.abs(from - to) * SHORT < kept * Math.min(target, 1 - target)) {
        return this.#of.next(ms, from / kept, target);
      }
    }
    return this.quantile(1 - to, to);
  }

  survival(ms: number): number {
    const stretch = this.#stretches.find(({ atMs }) => ms < atMs);
    return stretch === undefined ? 0 : stretch.kept * this.#of.survival(ms);
  }
}
