import { LANES, LINE } from "./measures.ts";
import { bendOf, type DrawnArrow, type StagePlan } from "./stagePicture.ts";

/** Width of a letter of this line, in the stage's unit: wide enough for both alphabets. */
const LETTER = 7.8;
const APART = 12;

/**
 * Where "Why nobody?" ends and stands: at the right, between the bend and the columns, so that no arrow goes along it; where
 * one comes down through it, before that one. Columns in rows, or many lanes, leave no such line: there it stands on the bend.
 */
export function nobodyPlace(
  plan: StagePlan,
  letters: number,
  arrow: Pick<DrawnArrow, "way"> | undefined,
): { readonly x: number; readonly y: number } {
  const bend = bendOf(plan);
  const highest = Math.min(
    ...plan.columns.flatMap((column) => (column === undefined ? [] : column.base - column.height)),
  );
  const isLow = plan.lanes.length >= LANES.many || highest < LINE.bend + 34;
  if (isLow) return { x: plan.width, y: bend - 2 };
  const wide = letters * LETTER;
  const down = arrow?.way.at(-1)?.[0];
  const crossed = down !== undefined && down > plan.width - wide - APART && down < plan.width + APART;
  return { x: crossed ? down - APART : plan.width, y: bend + 22 };
}
