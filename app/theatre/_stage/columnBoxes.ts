import type { Piece, SeatColumn, SeatState } from "../../../sim/theatre/types/index.ts";
import type { Box, Ink } from "./boxes.ts";
import { type ColumnPlace, partOf } from "./floorLayout.ts";
import { FLOOR } from "./measures.ts";

/** What the marks of a column depend on besides the seat. */
export interface ColumnView {
  readonly isRuled: (piece: Piece) => boolean;
  readonly isOther: (piece: Piece) => boolean;
  readonly followed: string | undefined;
}

/** More cells than this are one open space: nobody counts twenty hairlines. */
const MOST_CELLS = 8;

/** The marks of one person: what is held, from below, then the free room. Whoever takes nothing and holds nothing is a low bar. */
export function columnBoxes(seat: SeatState, column: SeatColumn, place: ColumnPlace, view: ColumnView): Box[] {
  const held = seat.pieces.filter((piece) => piece.phase !== "aside");
  const boxes = held.map((piece) => pieceBox(piece, column, place, view));
  if (seat.freeUnits > 0) return [...boxes, ...freeBoxes(seat, held, column, place)];
  if (held.length > 0) return boxes;
  return [{ ink: "off", x: place.x, y: place.base - FLOOR.off, width: place.width, height: FLOOR.off }];
}

function pieceBox(piece: Piece, column: SeatColumn, place: ColumnPlace, view: ColumnView): Box {
  const part = partOf(place, piece.from, piece.units, column.units);
  // Ringing here, and waiting in its lane: the lane has the person, the column only the outline of the place.
  const key = piece.phase === "ringing" ? {} : { key: piece.who };
  return { ...key, ink: inkOf(piece, view), x: place.x, width: place.width, ...part };
}

function inkOf(piece: Piece, { isRuled, isOther, followed }: ColumnView): Ink {
  if (piece.phase === "ringing") return "ringing";
  if (piece.who === followed) return "picked";
  const ruled = isRuled(piece);
  if (piece.phase !== "talking") return ruled ? "quiet-ruled" : "quiet";
  if (isOther(piece)) return ruled ? "ruled-other" : "solid-other";
  return ruled ? "ruled" : "solid";
}

/** The units nothing stands on, one outline each where they can be counted. A whole free person is a whole place. */
function freeBoxes(seat: SeatState, held: readonly Piece[], column: SeatColumn, place: ColumnPlace): Box[] {
  const ink: Ink = held.length === 0 && seat.freeUnits >= column.units ? "whole" : "part";
  const whole = Number.isInteger(column.units) && column.units <= MOST_CELLS;
  const countable = whole && held.every(({ from, units }) => Number.isInteger(from) && Number.isInteger(units));
  const spans = countable
    ? freeCells(held, column.units)
        .slice(0, Math.floor(seat.freeUnits))
        .map((from) => ({ from, units: 1 }))
    : [{ from: column.units - seat.freeUnits, units: seat.freeUnits }];
  return spans.map(({ from, units }) => ({
    ink,
    x: place.x,
    width: place.width,
    ...partOf(place, from, units, column.units),
  }));
}

function freeCells(held: readonly Piece[], units: number): number[] {
  return Array.from({ length: units }, (_, cell) => cell).filter(
    (cell) => !held.some(({ from, units: tall }) => cell >= from && cell < from + tall),
  );
}
