import { FLOOR } from "./measures.ts";

/** Where one person's column stands: left edge, the line it stands on, and its size. */
export interface ColumnPlace {
  readonly x: number;
  readonly base: number;
  readonly width: number;
  readonly height: number;
}

/**
 * One place a seat, in the order of the seats, from left to right and, where a row would make columns too thin, row by
 * row. A seat keeps its place as long as the width is the same. `columns` = how many stand in a row.
 */
export function floorPlaces(
  seats: number,
  width: number,
): { readonly places: readonly ColumnPlace[]; readonly columns: number } {
  if (seats === 0) return { places: [], columns: 0 };
  let rows = 1;
  while (rows < FLOOR.mostRows && width / Math.ceil(seats / rows) < FLOOR.leastPitch) rows += 1;
  const columns = Math.ceil(seats / rows);
  const pitch = width / columns;
  const wide = Math.min(FLOOR.widest, pitch * FLOOR.share);
  const rowHeight = (FLOOR.base - FLOOR.top) / rows;
  const height = Math.min(FLOOR.tallest, rowHeight - (rows === 1 ? 0 : 6));
  const places = Array.from({ length: seats }, (_, seat) => {
    const row = Math.floor(seat / columns);
    return {
      x: (seat % columns) * pitch + (pitch - wide) / 2,
      base: FLOOR.base - (rows - 1 - row) * rowHeight,
      width: wide,
      height,
    };
  });
  return { places, columns };
}

/** The part of a column from `from` on, `units` high, of `all`: a gap keeps neighbours apart. */
export function partOf(
  { base, height }: ColumnPlace,
  from: number,
  units: number,
  all: number,
): { readonly y: number; readonly height: number } {
  const gap = Math.min(FLOOR.gap, (height / Math.max(1, all)) * 0.2);
  const unit = (height + gap) / all;
  const tall = Math.max(1, units * unit - gap);
  return { y: base - from * unit - tall, height: tall };
}
