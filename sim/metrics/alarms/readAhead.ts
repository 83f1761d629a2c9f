import { type Channel, type Instant, minutes } from "../../vocabulary/index.ts";
import type { Ratio } from "../frame.ts";
import { LEVEL_BIN_MS } from "../levelPast.ts";
import type { Projection, Projections } from "../projection.ts";
import type { AlarmReading } from "./reading.ts";
import type { AheadMetric } from "./traits.ts";

/** Older look-aheads speak of another floor: nothing is read of them. */
const OLDEST_MS = minutes(5);

/** How far ahead each speaks, counted in the instants of a look-ahead; of the day it is the day's end. */
const STEPS: Readonly<Record<Exclude<AheadMetric, "chanceOfDay">, number>> = {
  chanceInHalfHour: 6,
  chanceInHour: 12,
  chanceInTwoHours: 24,
};

/**
 * The probability of keeping a channel's target, as the latest look-ahead has it, with the instant by which; no value where
 * there is none. `dayEndsAt`: end of the floor's day.
 */
export function readAhead(
  metric: AheadMetric,
  channel: Channel | undefined,
  projections: Projections | undefined,
  at: Instant,
  dayEndsAt: Instant,
): AlarmReading {
  const projection = channel === undefined ? undefined : projections?.channels.get(channel);
  if (projection === undefined || at - projection.madeAt > OLDEST_MS) return {};
  const { value, n } = chanceOf(metric, projection) ?? { n: 0 };
  if (value === undefined) return { n };
  const { madeAt } = projection;
  const byAt =
    metric === "chanceOfDay"
      ? dayEndsAt
      : (((Math.floor(madeAt / LEVEL_BIN_MS) + STEPS[metric]) * LEVEL_BIN_MS) as Instant);
  return { value, n, byAt };
}

function chanceOf(metric: AheadMetric, projection: Projection): Ratio | undefined {
  switch (metric) {
    case "chanceInHalfHour":
      return projection.chanceInHalfHour;
    case "chanceInHour":
      return projection.chance;
    case "chanceInTwoHours":
      return projection.chanceInTwoHours;
    case "chanceOfDay":
      return projection.chanceOfDay;
  }
}
