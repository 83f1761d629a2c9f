/** One figure over the replications of an experiment: what it is of, as sums of each replication. Same length. */
export interface Series {
  /** Numerators. */
  readonly over: Float64Array;
  /** Denominators, ≥ 0. */
  readonly under: Float64Array;
}

/** Σ over ÷ Σ under: the ratio of sums, never the mean of ratios. `undefined` when nobody was counted. */
export function ratioOf({ over, under }: Series): number | undefined {
  const whole = total(under);
  return whole > 0 ? total(over) / whole : undefined;
}

export function total(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
