import type { Channel } from "../../vocabulary/index.ts";
import type { LookAhead, LookAheadPoint, Quantiles } from "./result.ts";
import { isInside, SCORED_MINUTES, type ScoredLevel, type ScoredMinutes } from "./score.ts";

/** Share of what comes that the outer band is meant to miss. */
const MISSED = 0.2;
/** How fast a band gives way: after a miss by 0.8 of this, back by 0.2 of it after a hit. */
const STEP = 0.02;
/** A band is widened when it held less than this of at least so many, and of no more than the latest. */
const BAD = { coverage: 0.75, n: 40, latest: 400 } as const;

/**
 * By how much the bands of one channel and reach must be moved apart, fraction of service level ≥ 0: what the first of them
 * needed, and from there quantile tracking (Angelopoulos, Candès & Tibshirani 2023, “Conformal PID control”, its first part),
 * which holds the promised share in the long run whatever comes. 0 while bands as simulated hold enough. `levels`: oldest first.
 */
export function wideningOf(levels: readonly ScoredLevel[]): number {
  const latest = levels.slice(-BAD.latest);
  const held = latest.filter((level) => isInside(level, 0)).length;
  if (levels.length < BAD.n || held / latest.length >= BAD.coverage) return 0;
  let by = heldBy(levels.slice(0, BAD.n));
  for (const level of levels.slice(BAD.n)) by = Math.max(0, by + STEP * ((isInside(level, by) ? 0 : 1) - MISSED));
  return by;
}

/** The least widening by which bands hold the promised share of so many and one more (split conformal), fraction ≥ 0. */
function heldBy(levels: readonly ScoredLevel[]): number {
  const beyond = levels.map(({ p10, p90, actual }) => Math.max(0, p10 - actual, actual - p90)).sort((a, b) => a - b);
  return beyond[Math.min(beyond.length, Math.ceil((beyond.length + 1) * (1 - MISSED))) - 1] ?? 0;
}

/** Widening by channel and reach; absent: none. */
export type Widenings = ReadonlyMap<Channel, ReadonlyMap<ScoredMinutes, number>>;

export function wideningsOf(levels: readonly ScoredLevel[]): Widenings {
  const widenings = new Map<Channel, Map<ScoredMinutes, number>>();
  for (const channel of new Set(levels.map((level) => level.channel))) {
    const of = new Map<ScoredMinutes, number>();
    for (const minutes of SCORED_MINUTES) {
      const by = wideningOf(levels.filter((level) => level.channel === channel && level.minutes === minutes));
      if (by > 0) of.set(minutes, by);
    }
    if (of.size > 0) widenings.set(channel, of);
  }
  return widenings;
}

/** The look-ahead with its outer bands moved apart, between reaches in proportion; it says by how much at most. */
export function widened(made: LookAhead, widenings: Widenings): LookAhead {
  let most = 0;
  const channels = made.channels.map((channel) => {
    const of = widenings.get(channel.channel);
    if (of === undefined) return channel;
    const points = channel.points.map((point): LookAheadPoint => {
      const by = between(of, (point.at - made.madeAt) / 60_000);
      if (by === 0 || point.serviceLevel === undefined) return point;
      most = Math.max(most, by);
      return { ...point, serviceLevel: apart(point.serviceLevel, by) };
    });
    return { ...channel, points };
  });
  return most === 0 ? made : { ...made, channels, widened: Math.round(most * 1_000) / 1_000 };
}

function apart(level: Quantiles, by: number): Quantiles {
  return {
    ...level,
    p5: Math.max(0, level.p5 - by),
    p10: Math.max(0, level.p10 - by),
    p90: Math.min(1, level.p90 + by),
    p95: Math.min(1, level.p95 + by),
  };
}

/** Straight from nothing now to the first reach, from reach to reach, and flat beyond the last. */
function between(of: ReadonlyMap<ScoredMinutes, number>, minutes: number): number {
  let [fromMinutes, fromBy] = [0, 0];
  for (const reach of SCORED_MINUTES) {
    const by = of.get(reach) ?? 0;
    if (minutes <= reach) return fromBy + ((by - fromBy) * (minutes - fromMinutes)) / (reach - fromMinutes);
    [fromMinutes, fromBy] = [reach, by];
  }
  return fromBy;
}
