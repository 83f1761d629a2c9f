import type { Ratio } from "../../metrics/frame.ts";
import type { ProjectedPoint, Projection, Projections } from "../../metrics/projection.ts";
import type { Channel } from "../../vocabulary/index.ts";
import type { LookAhead, LookAheadChannel, LookAheadPoint } from "./result.ts";

/** Points a wall draws: an hour of them. */
const DRAWN = 12;
const HALF_HOUR = 6;
const TWO_HOURS = 24;

/** What walls draw of a look-ahead: the next hour of every channel in which anybody counts. */
export function projectionsOf(made: LookAhead): Projections {
  const channels = new Map<Channel, Projection>();
  for (const channel of made.channels) {
    const projection = projectionOf(made, channel);
    if (projection !== undefined) channels.set(channel.channel, projection);
  }
  return { ...made.reading, channels };
}

function projectionOf({ madeAt, widened }: LookAhead, { points, day }: LookAheadChannel): Projection | undefined {
  const drawn = points.slice(0, DRAWN).flatMap(pointOf);
  const chance = points[DRAWN - 1]?.keeps;
  if (drawn.length === 0 || chance === undefined) return undefined;
  const [half, two] = [points[HALF_HOUR - 1]?.keeps, points[TWO_HOURS - 1]?.keeps];
  return {
    madeAt,
    points: drawn,
    chance: rounded(chance),
    ...(half === undefined ? {} : { chanceInHalfHour: rounded(half) }),
    ...(two === undefined ? {} : { chanceInTwoHours: rounded(two) }),
    ...(day === undefined ? {} : { chanceOfDay: rounded(day) }),
    ...(widened === undefined ? {} : { widened }),
  };
}

function pointOf({ at, serviceLevel }: LookAheadPoint): ProjectedPoint[] {
  if (serviceLevel === undefined) return [];
  const { p10, p25, p50, p75, p90 } = serviceLevel;
  return [{ at, p10: short(p10), p25: short(p25), p50: short(p50), p75: short(p75), p90: short(p90) }];
}

function rounded({ value, n, low, high }: Ratio): Ratio {
  if (value === undefined || low === undefined || high === undefined) return { n };
  return { value: short(value), n, low: short(low), high: short(high) };
}

/** A thousandth is finer than any wall can draw. */
function short(fraction: number): number {
  return Math.round(fraction * 1_000) / 1_000;
}
