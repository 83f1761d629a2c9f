import { alongWay, type Point } from "./arrow.ts";
import type { Box } from "./boxes.ts";

/** How long a piece is on its way, ms of the viewer: the theatre's own time does not depend on it. */
export const SLIDE_MS = 320;
/** How long somebody who has just come takes to be seen whole. */
export const FADE_MS = 180;
/** How long a decision is held before its offer goes its way: both arrows are read first. */
export const HOLD_MS = 600;
/** Nearer than this is no way: candles burn down, people do not. */
const STILL = 3;
/** More arrivals at once are a change of scene: each would be an element of its own, and nobody could see them come. */
const MOST_FADES = 40;

/** How the next picture is come to. `cut`: everything is where it belongs at once; `hold`: those with a way wait before it. */
export type Passage = "cut" | "slide" | "hold";

/** A mark as it is to be drawn now. `seen` in [0, 1): somebody who is appearing; absent: wholly there. */
export interface DrawnBox extends Box {
  readonly seen?: number;
}

interface Slide {
  readonly from: Box;
  readonly to: Box;
  readonly way: readonly Point[] | undefined;
  /** In the future while the offer is held. */
  readonly startsMs: number;
}

/**
 * Where the marks of a stage are between two pictures. Only marks with a key move, each from where it is seen to where it
 * belongs now; a mark whose key was not there appears, or comes along its way; everything else is simply there. Time is
 * the viewer's, given from outside.
 */
export class Motion {
  #slides = new Map<string, Slide>();
  #fades = new Map<string, number>();
  #boxes: readonly Box[] | undefined;

  /** The next picture. `ways`: which way somebody goes, by key; absent: straight. The first picture is simply there. */
  show(boxes: readonly Box[], nowMs: number, passage: Passage, ways: ReadonlyMap<string, readonly Point[]>): void {
    const slides = new Map<string, Slide>();
    const fades = new Map<string, number>();
    if (passage !== "cut" && this.#boxes !== undefined) {
      const seen = new Map(this.at(nowMs).flatMap((box) => (box.key === undefined ? [] : [[box.key, box] as const])));
      for (const to of boxes) {
        if (to.key === undefined) continue;
        const way = ways.get(to.key);
        const from = seen.get(to.key) ?? (way === undefined ? undefined : beginning(way, to));
        if (from === undefined) fades.set(to.key, nowMs);
        else {
          const appears = this.#fades.get(to.key);
          if (appears !== undefined && nowMs - appears < FADE_MS) fades.set(to.key, appears);
          if (isNear(from, to)) continue;
          const running = this.#slides.get(to.key);
          const same = running !== undefined && isNear(running.to, to);
          const startsMs = passage === "hold" && way !== undefined ? nowMs + HOLD_MS : nowMs;
          // A way leads to a place; who goes it goes on into it.
          const whole = way === undefined ? undefined : [...way, middleOf(to)];
          slides.set(to.key, same ? { ...running, to } : { from, to, way: whole, startsMs });
        }
      }
    }
    this.#slides = slides;
    this.#fades = fades.size > MOST_FADES ? new Map() : fades;
    this.#boxes = boxes;
  }

  /** The marks as they are to be drawn now. */
  at(nowMs: number): readonly DrawnBox[] {
    const boxes = this.#boxes ?? [];
    if (!this.isMoving(nowMs)) return boxes;
    return boxes.map((box) => {
      if (box.key === undefined) return box;
      const slide = this.#slides.get(box.key);
      const placed = slide === undefined ? box : placedOn(slide, (nowMs - slide.startsMs) / SLIDE_MS);
      const appears = this.#fades.get(box.key);
      const seen = appears === undefined ? 1 : (nowMs - appears) / FADE_MS;
      return seen >= 1 ? placed : { ...placed, seen: Math.max(0, seen) };
    });
  }

  isMoving(nowMs: number): boolean {
    for (const { startsMs } of this.#slides.values()) if (nowMs - startsMs < SLIDE_MS) return true;
    for (const appears of this.#fades.values()) if (nowMs - appears < FADE_MS) return true;
    return false;
  }
}

function middleOf({ x, y, width, height }: Box): Point {
  return [x + width / 2, y + height / 2];
}

/** Somebody who never stood in line comes out of it all the same: from where the way begins. */
function beginning(way: readonly Point[], to: Box): Box | undefined {
  const [first] = way;
  return first === undefined ? undefined : { ...to, x: first[0] - to.width / 2, y: first[1] - to.height / 2 };
}

function isNear(from: Box, to: Box): boolean {
  return Math.abs(from.x - to.x) < STILL && Math.abs(from.y + from.height - to.y - to.height) < STILL;
}

function placedOn({ from, to, way }: Slide, share: number): Box {
  if (share >= 1) return to;
  if (share < 0) return { ...to, x: from.x, y: from.y, width: from.width, height: from.height };
  // Quick to leave, slow to arrive.
  const done = 1 - (1 - share) ** 3;
  const width = from.width + (to.width - from.width) * done;
  const height = from.height + (to.height - from.height) * done;
  if (way !== undefined) {
    const [x, y] = alongWay(way, done);
    return { ...to, x: x - width / 2, y: y - height / 2, width, height };
  }
  return { ...to, x: from.x + (to.x - from.x) * done, y: from.y + (to.y - from.y) * done, width, height };
}
