import { alongWay, type Point } from "./arrow.ts";
import type { Box } from "./boxes.ts";

/** How long a piece is on its way, ms of the viewer: the theatre's own time does not depend on it. */
export const SLIDE_MS = 320;
/** Nearer than this is no way: candles burn down, people do not. */
const STILL = 3;

interface Slide {
  readonly from: Box;
  readonly to: Box;
  readonly way: readonly Point[] | undefined;
  readonly startedMs: number;
}

/**
 * Where the marks of a stage are between two pictures. Only marks with a key move, each from where it is seen to where it
 * belongs now; everything else is simply there. Time is the viewer's, given from outside.
 */
export class Motion {
  #slides = new Map<string, Slide>();
  #boxes: readonly Box[] = [];

  /**
   * The next picture. `slide` false: everything is where it belongs at once. `ways`: which way somebody goes, by key;
   * absent: straight.
   */
  show(boxes: readonly Box[], nowMs: number, slide: boolean, ways: ReadonlyMap<string, readonly Point[]>): void {
    const slides = new Map<string, Slide>();
    if (slide) {
      const seen = new Map(this.at(nowMs).flatMap((box) => (box.key === undefined ? [] : [[box.key, box] as const])));
      for (const to of boxes) {
        const from = to.key === undefined ? undefined : seen.get(to.key);
        if (to.key === undefined || from === undefined || isNear(from, to)) continue;
        const running = this.#slides.get(to.key);
        const same = running !== undefined && isNear(running.to, to);
        slides.set(to.key, same ? { ...running, to } : { from, to, way: ways.get(to.key), startedMs: nowMs });
      }
    }
    this.#slides = slides;
    this.#boxes = boxes;
  }

  /** The marks as they are to be drawn now. */
  at(nowMs: number): readonly Box[] {
    if (!this.isMoving(nowMs)) return this.#boxes;
    return this.#boxes.map((box) => {
      const slide = box.key === undefined ? undefined : this.#slides.get(box.key);
      return slide === undefined ? box : placed(slide, (nowMs - slide.startedMs) / SLIDE_MS);
    });
  }

  isMoving(nowMs: number): boolean {
    for (const { startedMs } of this.#slides.values()) if (nowMs - startedMs < SLIDE_MS) return true;
    return false;
  }
}

function isNear(from: Box, to: Box): boolean {
  return Math.abs(from.x - to.x) < STILL && Math.abs(from.y + from.height - to.y - to.height) < STILL;
}

function placed({ from, to, way }: Slide, share: number): Box {
  if (share >= 1) return to;
  // Quick to leave, slow to arrive.
  const done = 1 - (1 - Math.max(0, share)) ** 3;
  const width = from.width + (to.width - from.width) * done;
  const height = from.height + (to.height - from.height) * done;
  if (way !== undefined) {
    const [x, y] = alongWay(way, done);
    return { ...to, x: x - width / 2, y: y - height / 2, width, height };
  }
  return { ...to, x: from.x + (to.x - from.x) * done, y: from.y + (to.y - from.y) * done, width, height };
}
