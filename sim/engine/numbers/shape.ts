/** A law of durations in ms, as exact as doubles are. `Durations` makes tables of it. */
export interface Shape {
  /**
   * The shortest duration exceeded with probability at most `above`, where `below` + `above` = 1, both in (0, 1).
   * Whichever is smaller carries the digits.
   */
  quantile(below: number, above: number): number;
  /** The quantile at `above` = `to`, given that `ms` is the one at `from` close by. Cheap; relative error below 1e-6. */
  next(ms: number, from: number, to: number): number;
  /** P(X > ms), for ms ≥ 0. */
  survival(ms: number): number;
  /** The `below` in [0, 1] at which the quantile bends or jumps: ends of spikes and of gaps. Any order. */
  readonly corners: readonly number[];
}
