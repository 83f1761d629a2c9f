import { scaleLinear } from "d3";

/** Where the marks of a difference strip stand, in units of its width. */
export interface StripMarks {
  readonly zero: number;
  /** One for each place where a day stands, at most one a unit. Days beyond the scale stand at its edge. */
  readonly days: readonly number[];
  /** Mean and both ends of its interval; absent without one. */
  readonly bar: { readonly from: number; readonly mean: number; readonly to: number } | undefined;
}

/** Room left at both ends of a strip, units. */
const ROOM = 4;

/**
 * A strip `width` units wide whose scale goes from −`edge` to `edge`; without an edge every difference is 0 and stands in the
 * middle.
 */
export function stripMarks(
  width: number,
  edge: number | undefined,
  days: Float64Array,
  mean: number | undefined,
  halfWidth: number | undefined,
): StripMarks {
  const reach = edge ?? 1;
  const x = scaleLinear([-reach, reach], [ROOM, Math.max(ROOM, width - ROOM)]).clamp(true);
  const places = new Set<number>();
  for (const day of days) places.add(Math.round(x(day)));
  return {
    zero: x(0),
    days: [...places].sort((a, b) => a - b),
    bar:
      mean === undefined || halfWidth === undefined
        ? undefined
        : { from: x(mean - halfWidth), mean: x(mean), to: x(mean + halfWidth) },
  };
}
