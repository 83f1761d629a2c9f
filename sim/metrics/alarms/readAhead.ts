import { type Channel, type Instant, minutes } from "../../vocabulary/index.ts";
import type { Ratio } from "../frame.ts";
import type { Projection, Projections } from "../projection.ts";
import type { AlarmReading } from "./reading.ts";
import type { AheadMetric } from "./traits.ts";

/** Older look-aheads speak of another floor: nothing is read of them. */
const OLDEST_MS = minutes(5);

/** The probability of keeping a channel's target, as the latest look-ahead has it; no value where there is none. */
export function readAhead(
  metric: AheadMetric,
  channel: Channel | undefined,
  projections: Projections | undefined,
  at: Instant,
): AlarmReading {
  const projection = channel === undefined ? undefined : projections?.channels.get(channel);
  if (projection === undefined || at - projection.madeAt > OLDEST_MS) return {};
  const { value, n } = chanceOf(metric, projection) ?? { n: 0 };
  return value === undefined ? { n } : { value, n };
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
