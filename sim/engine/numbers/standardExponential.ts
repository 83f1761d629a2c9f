import { durationsOf } from "./durations.ts";

const UNIT = 1e6;
const TABLE = durationsOf({ kind: "exponential", meanMs: UNIT });

/** The quantile of an exponential with mean 1 at `p` in (0, 1), from the table of durations, without its rounding. */
export function standardExponential(p: number): number {
  return TABLE.quantile(p) / UNIT;
}

/** Puts `standardExponential(p)` in place of each p in (0, 1). */
export function standardExponentials(values: Float64Array): void {
  TABLE.quantiles(values, UNIT);
}
