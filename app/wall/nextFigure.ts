/** Where a figure stands, px. */
export interface FigureBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type ArrowKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/** A pixel down weighs as much as so many across. */
const FARTHER = 20;

/**
 * The figure an arrow leads to from `from`, an index of `boxes`; `from` itself at the edge. Left and right go through all
 * of them as they are read; up and down go to the nearest line, and on it to the figure nearest across.
 */
export function nextFigure(boxes: readonly FigureBox[], from: number, key: ArrowKey): number {
  if (key === "ArrowLeft") return Math.max(0, from - 1);
  if (key === "ArrowRight") return Math.min(boxes.length - 1, from + 1);
  const here = boxes[from];
  if (here === undefined) return 0;
  const side = key === "ArrowDown" ? 1 : -1;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, box] of boxes.entries()) {
    const down = side * (middle(box.top, box.height) - middle(here.top, here.height));
    // Figures of one line do not stand on one pixel: half a figure off is still beside.
    if (down <= Math.min(here.height, box.height) / 2) continue;
    const across = Math.abs(middle(box.left, box.width) - middle(here.left, here.width));
    // Lines first, then places on the line: a step down may not leave out a line because its figures stand aside.
    const far = down * FARTHER + across;
    if (far < least) {
      least = far;
      best = index;
    }
  }
  return best;
}

function middle(start: number, length: number): number {
  return start + length / 2;
}
