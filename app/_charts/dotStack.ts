import { scaleLinear, ticks } from "d3";

/** A dot of a stack: where its middle is, px, and what it stands for. */
export interface Dot {
  readonly x: number;
  /** Above the ground line, px. */
  readonly up: number;
  readonly value: number;
}

export interface DotStacks {
  /** One list for each list of values. */
  readonly stacks: readonly (readonly Dot[])[];
  readonly radius: number;
  /** Where a value stands, px. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Dots between one edge of the scale and the other. */
const BINS = 22;
const ROOM = 6;
/** Dots stay dots where there is much room, px. */
const LARGEST = 10;

/**
 * Quantile dots of several lists on one scale: each value falls into one of 22 bins between the least and the greatest of
 * all (the target among them), and stands on those already there. Dots that would rise above `height` are made smaller
 * for all. Empty lists give empty stacks; nothing at all gives a scale from 0 to 1.
 */
export function dotStacks(
  lists: readonly (readonly number[])[],
  target: number | undefined,
  width: number,
  height: number,
): DotStacks {
  const all = [...lists.flat(), ...(target === undefined ? [] : [target])];
  const least = all.length === 0 ? 0 : Math.min(...all);
  const greatest = all.length === 0 ? 1 : Math.max(...all);
  const bin = greatest > least ? (greatest - least) / BINS : Math.abs(greatest) / BINS || 1 / BINS;
  // The target is a border of bins: a dot never stands on both sides of what it keeps.
  const origin = target ?? least;
  const at = scaleLinear([least - bin, greatest + bin], [ROOM, Math.max(ROOM + 1, width - ROOM)]);
  const heights = lists.map(() => new Map<number, number>());
  const placed = lists.map((values, i) =>
    values.map((value) => {
      const place = Math.floor((value - origin) / bin + 1e-9);
      const level = heights[i]!.get(place) ?? 0;
      heights[i]!.set(place, level + 1);
      return { x: at(origin + (place + 0.5) * bin), level, value };
    }),
  );
  const tallest = Math.max(1, ...heights.flatMap((levels) => [...levels.values()]));
  const radius = Math.max(1, Math.min((at(bin) - at(0)) / 2 - 0.4, height / (2 * tallest) - 0.3, LARGEST));
  const stacks = placed.map((dots) =>
    dots.map(({ x, level, value }) => ({ x, up: radius + 0.5 + level * (2 * radius + 0.6), value })),
  );
  return { stacks, radius, at, ticks: ticks(least, greatest, 5) };
}
