import type { Box } from "./boxes.ts";
import { TRAY } from "./measures.ts";
import type { Shape } from "./shapes.ts";

/** Who left from one lane: all of them, and those of the last minutes, latest last. */
export interface GoneFrom {
  readonly shape: Shape;
  readonly all: number;
  readonly recent: readonly string[];
}

export interface TrayMarks {
  readonly boxes: readonly Box[];
  /** Who left in the last minutes. */
  readonly recent: number;
  /** People one mark stands for: 1 until the tray is full. */
  readonly each: number;
}

const PER_ROW = 13;
const MARK = 5.2;
const GAP = 2.6;
const TALLEST = 14;

/** People drawn with marks of one height, in rows of their own. */
interface Pile {
  readonly height: number;
  readonly all: number;
  readonly recent: readonly string[];
}

/**
 * One mark a person, stacked from below, the tall ones first: the recent ones filled, on top of the earlier ones. When
 * there is no room for so many, a mark stands for as many people as it takes to fit; nobody is left out.
 */
export function trayMarks(gone: readonly GoneFrom[], x: number): TrayMarks {
  const piles = pilesOf(gone);
  const room = TRAY.base - TRAY.top;
  let each = 1;
  while (heightOf(piles, each) > room) each += 1;
  const pitch = (TRAY.width - TRAY.inset * 2) / PER_ROW;
  const boxes: Box[] = [];
  let y = TRAY.base;
  for (const { height, all, recent } of piles) {
    const marks = Math.ceil(all / each);
    const filled = Math.min(marks, Math.ceil(recent.length / each));
    for (let i = 0; i < marks; i++) {
      const late = i - (marks - filled);
      const key = each === 1 && late >= 0 ? recent[late] : undefined;
      boxes.push({
        ink: late >= 0 ? "gone" : "gone-before",
        x: x + TRAY.inset + (i % PER_ROW) * pitch,
        y: y - Math.floor(i / PER_ROW) * (height + GAP) - height,
        width: MARK,
        height,
        ...(key === undefined ? {} : { key }),
      });
    }
    y -= Math.ceil(marks / PER_ROW) * (height + GAP);
  }
  return { boxes, each, recent: gone.reduce((sum, { recent }) => sum + recent.length, 0) };
}

/** By height, tallest first; so many heights that a row of each is too much are drawn alike, as the lowest. */
function pilesOf(gone: readonly GoneFrom[]): readonly Pile[] {
  const byHeight = new Map<number, Pile>();
  const add = (height: number, { all, recent }: GoneFrom) => {
    const pile = byHeight.get(height) ?? { height, all: 0, recent: [] };
    byHeight.set(height, { height, all: pile.all + all, recent: [...pile.recent, ...recent] });
  };
  const left = gone.filter(({ all }) => all > 0);
  const heights = [...new Set(left.map(({ shape }) => markHeight(shape)))];
  const fits = heights.reduce((sum, height) => sum + height + GAP, 0) <= TRAY.base - TRAY.top;
  for (const one of left) add(fits ? markHeight(one.shape) : MARK, one);
  return [...byHeight.values()].sort((one, other) => other.height - one.height);
}

function heightOf(piles: readonly Pile[], each: number): number {
  return piles.reduce((sum, { height, all }) => sum + Math.ceil(Math.ceil(all / each) / PER_ROW) * (height + GAP), 0);
}

/** In whole units: lanes that are drawn alike to the eye share their rows. */
function markHeight({ share }: Shape): number {
  return Math.max(MARK, Math.round(TALLEST * share));
}
