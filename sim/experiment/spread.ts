import type { Series } from "./series.ts";

/**
 * What one run of the window may bring: the figure of each replication, and how these differ. A property of the centre;
 * more replications show it more clearly and never make it narrower. Not to be taken for the precision of an estimate.
 */
export interface Spread {
  /** Replications in which somebody was counted. */
  readonly runs: number;
  /** Half of the runs are below; `undefined` without runs, like all of these. */
  readonly median: number | undefined;
  /** Eight runs of ten are between these. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** 20 equally likely outcomes, rising: the quantiles at 2.5 %, 7.5 % … 97.5 %. Empty without runs. */
  readonly twenty: readonly number[];
}

/** The figure of each replication in rising order; those in which nobody was counted are left out. */
export function valuesOf({ over, under }: Series): Float64Array {
  const values: number[] = [];
  for (let i = 0; i < over.length; i++) if (under[i]! > 0) values.push(over[i]! / under[i]!);
  return Float64Array.from(values).sort();
}

export function spread(series: Series): Spread {
  const values = valuesOf(series);
  return {
    runs: values.length,
    median: quantile(values, 0.5),
    low: quantile(values, 0.1),
    high: quantile(values, 0.9),
    twenty: values.length === 0 ? [] : Array.from({ length: 20 }, (_, i) => quantile(values, (i + 0.5) / 20)!),
  };
}

/** Share of the runs in which the figure was at least `level`; `undefined` without runs. */
export function shareReaching(series: Series, level: number): number | undefined {
  const values = valuesOf(series);
  if (values.length === 0) return undefined;
  let reached = 0;
  for (const value of values) if (value >= level) reached++;
  return reached / values.length;
}

/**
 * Quantile of values in rising order, straight between neighbours: R-7 (Hyndman & Fan 1996), what d3 and spreadsheets
 * do. `undefined` for none. Throws `RangeError` for `p` outside [0, 1].
 */
export function quantile(rising: Float64Array, p: number): number | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p: expected a number in [0, 1], got ${p}`);
  if (rising.length === 0) return undefined;
  const place = (rising.length - 1) * p;
  const below = Math.floor(place);
  const value = rising[below]!;
  return below + 1 < rising.length ? value + (place - below) * (rising[below + 1]! - value) : value;
}
