import type { Ratio } from "../../metrics/frame.ts";
import type { Channel } from "../../vocabulary/index.ts";
import type { LookAhead } from "./result.ts";
import { SCORED_MINUTES, type ScoredLevel, type ScoredMinutes } from "./score.ts";

/** Chances are looked at from so many of one channel and reach on. */
const FEWEST = 60;
/** Statements of one day share its luck, so more is asked of them than of independent ones. */
const BIASED_Z = 3;

/** What was told and what is told instead; both rising, straight in between and flat beyond. */
export type ChanceCurve = readonly { readonly told: number; readonly chance: number }[];
export type ChanceCurves = ReadonlyMap<Channel, ReadonlyMap<ScoredMinutes, ChanceCurve>>;

/**
 * How far chances were off beyond chance: Spiegelhalter's z (1986, Statistics in Medicine 5:421), 0 on the mean where they
 * are right. 0 as well where every chance was 0, ½ or 1 and none of these was wrong; infinite where a certain one was.
 */
export function spiegelhalter(levels: readonly Pick<ScoredLevel, "keeps" | "actual" | "target">[]): number {
  let [off, variance] = [0, 0];
  for (const { keeps, actual, target } of levels) {
    off += ((actual >= target ? 1 : 0) - keeps) * (1 - 2 * keeps);
    variance += (1 - 2 * keeps) ** 2 * keeps * (1 - keeps);
  }
  return off === 0 ? 0 : off / Math.sqrt(variance);
}

/**
 * The chances that would have been right, by what was told: isotonic regression by pooling adjacent violators (Ayer et al.
 * 1955; Zadrozny & Elkan 2002), each pool with half an outcome of either kind so that none is certain. `undefined` while
 * chances are not biased, or too few to say.
 */
export function chanceCurve(levels: readonly ScoredLevel[]): ChanceCurve | undefined {
  if (levels.length < FEWEST || Math.abs(spiegelhalter(levels)) < BIASED_Z) return undefined;
  const pools: Pool[] = [];
  for (const { keeps, actual, target } of [...levels].sort((a, b) => a.keeps - b.keeps)) {
    const one: Pool = { told: keeps, most: keeps, kept: actual >= target ? 1 : 0, n: 1 };
    const last = pools.at(-1);
    // Equal chances are one statement.
    if (last?.most === keeps) pools[pools.length - 1] = joined(last, one);
    else pools.push(one);
  }
  // A pool is final once no later one is below it: joined from the left until the rates rise.
  const rising: Pool[] = [];
  for (const pool of pools) {
    let next = pool;
    for (let last = rising.at(-1); last !== undefined && rateOf(last) >= rateOf(next); last = rising.at(-1)) {
      rising.pop();
      next = joined(last, next);
    }
    rising.push(next);
  }
  return rising.map((pool) => ({ told: pool.told / pool.n, chance: rateOf(pool) }));
}

interface Pool {
  /** Sum of the chances told, and the greatest of them. */
  readonly told: number;
  readonly most: number;
  readonly kept: number;
  readonly n: number;
}

function joined(a: Pool, b: Pool): Pool {
  return { told: a.told + b.told, most: Math.max(a.most, b.most), kept: a.kept + b.kept, n: a.n + b.n };
}

function rateOf({ kept, n }: Pool): number {
  return (kept + 0.5) / (n + 1);
}

/** Curves by channel and reach; absent: chances are told as simulated. `levels`: as they were told before any curve. */
export function chanceCurves(levels: readonly ScoredLevel[]): ChanceCurves {
  const curves = new Map<Channel, Map<ScoredMinutes, ChanceCurve>>();
  for (const channel of new Set(levels.map((level) => level.channel))) {
    const of = new Map<ScoredMinutes, ChanceCurve>();
    for (const minutes of SCORED_MINUTES) {
      const curve = chanceCurve(levels.filter((level) => level.channel === channel && level.minutes === minutes));
      if (curve !== undefined) of.set(minutes, curve);
    }
    if (of.size > 0) curves.set(channel, of);
  }
  return curves;
}

/** A chance by a curve. */
export function corrected(chance: number, curve: ChanceCurve | undefined): number {
  const above = curve?.findIndex(({ told }) => told >= chance) ?? -1;
  if (curve === undefined || curve.length === 0) return chance;
  if (above < 0) return curve.at(-1)!.chance;
  const [to, from] = [curve[above]!, curve[above - 1]];
  if (from === undefined || to.told === from.told) return to.chance;
  return from.chance + ((to.chance - from.chance) * (chance - from.told)) / (to.told - from.told);
}

/**
 * The look-ahead with the chances of its points as they turned out before; it says by how much at most. Each point follows
 * the curve of the nearest reach that is not nearer; that of the whole day is not scored and stays.
 */
export function recalibrated(made: LookAhead, curves: ChanceCurves): LookAhead {
  let most = 0;
  const channels = made.channels.map((channel) => {
    const of = curves.get(channel.channel);
    if (of === undefined) return channel;
    const points = channel.points.map((point) => {
      const minutes = (point.at - made.madeAt) / 60_000;
      const curve = of.get(
        SCORED_MINUTES.find((reach) => minutes <= reach) ?? SCORED_MINUTES[SCORED_MINUTES.length - 1]!,
      );
      const { keeps } = point;
      if (curve === undefined || keeps?.value === undefined) return point;
      const by = (value: number | undefined) => (value === undefined ? undefined : corrected(value, curve));
      const value = corrected(keeps.value, curve);
      most = Math.max(most, Math.abs(value - keeps.value));
      const [low, high] = [by(keeps.low), by(keeps.high)];
      const ratio: Ratio = {
        n: keeps.n,
        value,
        ...(low === undefined ? {} : { low }),
        ...(high === undefined ? {} : { high }),
      };
      return { ...point, keeps: ratio };
    });
    return { ...channel, points };
  });
  return most === 0 ? made : { ...made, channels, recalibrated: Math.round(most * 1_000) / 1_000 };
}
