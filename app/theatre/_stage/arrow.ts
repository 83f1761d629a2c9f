import type { ColumnPlace } from "./floorLayout.ts";
import { LANES } from "./measures.ts";

export type Point = readonly [x: number, y: number];

/**
 * The way of an offer: out of the lane, down the gate, along the bend and onto the column, so that it never crosses a
 * waiting person. `under`: the line it bends along. Corner points, first to last.
 */
export function wayOf(
  laneY: number,
  from: number,
  under: number,
  column: ColumnPlace,
  seatY: number,
): readonly Point[] {
  const bend = Math.min(under, column.base - column.height - 12);
  const x = column.x + column.width / 2;
  return [
    [from, laneY],
    [LANES.gate, laneY],
    [LANES.gate, bend],
    [x, bend],
    [x, seatY],
  ];
}

/** The way as a path, its corners rounded by up to `radius`. */
export function roundedPath(points: readonly Point[], radius: number): string {
  return points
    .map(([x, y], i) => {
      const before = points[i - 1];
      const after = points[i + 1];
      if (before === undefined) return `M${x} ${y}`;
      if (after === undefined) return `L${x} ${y}`;
      const [inX, inY] = towards([x, y], before, radius);
      const [outX, outY] = towards([x, y], after, radius);
      return `L${inX} ${inY}Q${x} ${y} ${outX} ${outY}`;
    })
    .join("");
}

/** The head of an arrow that comes from above to `point`. */
export function headPath([x, y]: Point): string {
  return `M${x - 4} ${y - 7}L${x} ${y}L${x + 4} ${y - 7}`;
}

/** The point a share of the way along, by length; 0: its beginning. */
export function alongWay(points: readonly Point[], share: number): Point {
  const lengths = points.slice(1).map((point, i) => distance(points[i]!, point));
  let left = lengths.reduce((sum, length) => sum + length, 0) * share;
  for (const [i, length] of lengths.entries()) {
    if (left <= length) return towards(points[i]!, points[i + 1]!, left);
    left -= length;
  }
  return points.at(-1) ?? [0, 0];
}

function towards([x, y]: Point, to: Point, length: number): Point {
  const whole = distance([x, y], to);
  if (whole === 0) return [x, y];
  // Half of a side at most: two corners share it.
  const share = Math.min(length / whole, 1);
  return [x + (to[0] - x) * share, y + (to[1] - y) * share];
}

function distance([x, y]: Point, [toX, toY]: Point): number {
  return Math.hypot(toX - x, toY - y);
}
