import type { Channel, Instant } from "../vocabulary/index.ts";
import type { Attribution, ServiceLevelVariant, WindowId } from "./config.ts";
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
  /** Oldest first, all after `madeAt`, at most 12; instants at which nobody counted in any run are left out. */
  readonly points: readonly ProjectedPoint[];
  /** Share of the runs that hold the target at the last point; n = runs in which anybody counted. */
  readonly chance: Ratio;
  /** The same in half an hour and in two hours, and of the whole day; absent where nobody counts. */
  readonly chanceInHalfHour?: Ratio;
  readonly chanceInTwoHours?: Ratio;
  readonly chanceOfDay?: Ratio;
  /** By how much p10 and p90 were moved apart because earlier bands held too little of what came; absent: not at all. */
  readonly widened?: number;
}

/** Projections of a floor, and the reading of service level they are of: no other reading may be drawn with them. */
export interface Projections {
  readonly variant: ServiceLevelVariant;
  readonly attribution: Attribution;
  readonly window: WindowId;
  readonly channels: ReadonlyMap<Channel, Projection>;
}
