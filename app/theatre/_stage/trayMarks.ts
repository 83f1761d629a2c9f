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

/**
 * One mark a person, stacked from below, lane by lane: the recent ones filled, on top of their lane's earlier ones. When
 * there is no room for so many, a mark stands for as many people as it takes to fit; nothing is left out.
 */
export function trayMarks(gone: readonly GoneFrom[], x: number): TrayMarks {
  const room = TRAY.base - TRAY.top;
  let each = 1;
  while (heightOf(gone, each) > room) each += 1;
  const pitch = (TRAY.width - TRAY.inset * 2) / PER_ROW;
  const boxes: Box[] = [];
  let y = TRAY.base;
  for (const { shape, all, recent } of gone) {
    const height = markHeight(shape);
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

function heightOf(gone: readonly GoneFrom[], each: number): number {
  return gone.reduce(
    (sum, { shape, all }) => sum + Math.ceil(Math.ceil(all / each) / PER_ROW) * (markHeight(shape) + GAP),
    0,
  );
}

function markHeight({ share }: Shape): number {
  return Math.max(MARK, TALLEST * share);
}
