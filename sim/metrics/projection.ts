import type { Instant } from "../vocabulary/index.ts";
import type { Ratio } from "./frame.ts";

/** Service level of one instant to come, quantiles over the runs, fractions. p10 ≤ p25 ≤ p50 ≤ p75 ≤ p90. */
export interface ProjectedPoint {
  readonly at: Instant;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** What the next hour of a channel may be, simulated from the floor as it stood at `madeAt`. */
export interface Projection {
  readonly madeAt: Instant;
  /** Oldest first, all after `madeAt`, at most 60. */
  readonly points: readonly ProjectedPoint[];
  /** Share of the runs that hold the target at the last point; n = runs. */
  readonly chance: Ratio;
}
