import type { Ratio } from "../../metrics/frame.ts";
import { ratio } from "../../metrics/ratio.ts";
import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { LookAhead } from "./result.ts";

/** How far ahead projections are scored, minutes. */
export const SCORED_MINUTES = [15, 30, 60, 120] as const;
export type ScoredMinutes = (typeof SCORED_MINUTES)[number];

/** What was said of one channel's service level at one instant, before any widening. */
export interface SaidLevel {
  readonly madeAt: Instant;
  /** When it is to be seen. */
  readonly at: Instant;
  readonly minutes: ScoredMinutes;
  readonly channel: Channel;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  /** Probability of keeping the target. */
  readonly keeps: number;
  readonly target: number;
}

/** What was said and what came. */
export interface ScoredLevel extends SaidLevel {
  readonly actual: number;
  readonly n: number;
}

/** What was said of one contact's wait, and how much longer it waited until it was answered, ms. */
export interface ScoredWait {
  readonly at: Instant;
  readonly channel: Channel;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly waitedMs: number;
}

/** How good projections of one reach were. Everything absent but n where nothing was scored. */
export interface LevelScore {
  readonly minutes: ScoredMinutes;
  readonly n: number;
  /** Share of what came inside [p10, p90] as simulated, and as shown with what was added; 0.8 is right. */
  readonly coverage: Ratio;
  readonly shownCoverage: Ratio;
  /** Mean pinball loss over the five quantiles, fraction of service level; 0 is perfect. */
  readonly pinball?: number;
  /** Mean squared error of the probability of keeping the target; 0.25 is that of a coin. */
  readonly brier?: number;
}

export interface LookAheadScore {
  readonly levels: readonly LevelScore[];
  /** Share of answered contacts that waited no longer than their P50 and P90 said; 0.5 and 0.9 are right. */
  readonly waits: { readonly n: number; readonly withinP50: Ratio; readonly withinP90: Ratio };
  /** Oldest thing scored; absent: nothing yet. */
  readonly sinceAt?: Instant;
}

/** What a look-ahead says that will be scored: the points closest to the reaches, where anybody counts. */
export function saidLevels({ madeAt, channels }: LookAhead): SaidLevel[] {
  return channels.flatMap(({ channel, points, target }) =>
    SCORED_MINUTES.flatMap((minutes): SaidLevel[] => {
      const point = points.find(({ at }) => at > madeAt + (minutes - 5) * 60_000);
      if (point?.serviceLevel === undefined || point.keeps?.value === undefined || target === undefined) return [];
      const { p10, p25, p50, p75, p90 } = point.serviceLevel;
      const said = { madeAt, at: point.at, minutes, channel };
      return [{ ...said, p10, p25, p50, p75, p90, keeps: point.keeps.value, target: target.fraction }];
    }),
  );
}

const LEVELS = [
  ["p10", 0.1],
  ["p25", 0.25],
  ["p50", 0.5],
  ["p75", 0.75],
  ["p90", 0.9],
] as const;

/** Mean pinball loss of one statement over its five quantiles (Koenker & Bassett 1978). */
export function pinball(scored: ScoredLevel): number {
  const losses = LEVELS.map(([name, p]) => {
    const over = scored.actual - scored[name];
    return over >= 0 ? p * over : (p - 1) * over;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** What came of what was said. `widening`: what was added to the bands of a channel and reach, fraction ≥ 0. */
export function scoreOf(
  levels: readonly ScoredLevel[],
  waits: readonly ScoredWait[],
  widening: (level: ScoredLevel) => number = () => 0,
): LookAheadScore {
  const instants = [...levels.map(({ madeAt }) => madeAt), ...waits.map(({ at }) => at)];
  const sinceAt = instants.reduce<Instant | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
  return {
    levels: SCORED_MINUTES.map((minutes) => {
      const those = levels.filter((level) => level.minutes === minutes);
      return levelScore(minutes, those, widening);
    }),
    waits: {
      n: waits.length,
      withinP50: ratio(waits.filter(({ waitedMs, p50Ms }) => waitedMs <= p50Ms).length, waits.length),
      withinP90: ratio(waits.filter(({ waitedMs, p90Ms }) => waitedMs <= p90Ms).length, waits.length),
    },
    ...(sinceAt === undefined ? {} : { sinceAt }),
  };
}

function levelScore(
  minutes: ScoredMinutes,
  levels: readonly ScoredLevel[],
  widening: (level: ScoredLevel) => number,
): LevelScore {
  const n = levels.length;
  const inside = (by: (level: ScoredLevel) => number): Ratio =>
    ratio(levels.filter((level) => isInside(level, by(level))).length, n);
  const mean = (of: (level: ScoredLevel) => number): number => levels.reduce((sum, one) => sum + of(one), 0) / n;
  return {
    minutes,
    n,
    coverage: inside(() => 0),
    shownCoverage: inside(widening),
    ...(n === 0 ? {} : { pinball: mean(pinball), brier: mean(brier) }),
  };
}

/** Squared error of the probability that the target is kept. */
export function brier({ keeps, actual, target }: ScoredLevel): number {
  return (keeps - (actual >= target ? 1 : 0)) ** 2;
}

/** Rounding of quotients must not decide whether a band holds its own end. */
const EPSILON = 1e-9;

/** Whether what came lies in the outer band, moved apart by `widening` on both sides. */
export function isInside({ p10, p90, actual }: ScoredLevel, widening: number): boolean {
  return actual >= p10 - widening - EPSILON && actual <= p90 + widening + EPSILON;
}
