import type { Transform } from "../spec.ts";

/** How a value is bent before it is weighed. */
export const BEND = { straight: 0, threshold: 1, power: 2 } as const;
type Bend = (typeof BEND)[keyof typeof BEND];

/** Bounds of a power: multiples of ½ are square roots and products, which every machine rounds alike. */
export const POWER_FROM = 0.5;
export const POWER_TO = 4;

export function bendOf(transform: Transform): Bend {
  if (typeof transform === "string") return BEND.straight;
  return "threshold" in transform ? BEND.threshold : BEND.power;
}

/** The number that belongs to the bend: the threshold, or the power; 0 for a straight one. */
export function bendBy(transform: Transform): number {
  if (typeof transform === "string") return 0;
  return "threshold" in transform ? transform.threshold : transform.power;
}

/**
 * The value as it enters a score: itself, what of it is beyond a threshold (0 below), or its power with the sign kept.
 * Never falls as the value rises, whatever the bend: the front of a line stays the best of it.
 */
export function bent(value: number, bend: Bend, by: number): number {
  if (bend === BEND.straight) return value;
  if (bend === BEND.threshold) return value > by ? value - by : 0;
  const size = Math.abs(value);
  let power = by % 1 === 0 ? 1 : Math.sqrt(size);
  for (let i = Math.floor(by); i > 0; i--) power *= size;
  return value < 0 ? -power : power;
}
