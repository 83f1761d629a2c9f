import type { Ratio } from "../../metrics/frame.ts";
import { ratio } from "../../metrics/ratio.ts";
import { minutes } from "../../vocabulary/index.ts";
import { studentPoint } from "../student.ts";
import type { LookAheadJob } from "./job.ts";
import type { LeverChange, LeverChannel, LeverPoint } from "./lever.ts";
import { type RunLayout, runLayout, SHOT, SHOTS } from "./runs.ts";

/** How far ahead levers are judged. */
const AHEAD_MS = [minutes(30), minutes(60), minutes(120)];
const CONFIDENCE = 0.95;
const Z = 1.959963984540054;

export interface LeverPairs {
  readonly runs: number;
  readonly channels: readonly LeverChannel[];
}

/** What levers changed, run against run on common random numbers. Both sides have the layout of `job`. */
export function leverPairs(
  job: LookAheadJob,
  before: readonly Float64Array[],
  after: readonly Float64Array[],
): LeverPairs {
  const layout = runLayout(job);
  const [without, given] = [vectors(layout, before), vectors(layout, after)];
  if (without.length !== given.length) {
    throw new RangeError(`after: expected ${without.length} runs, got ${given.length}`);
  }
  const { points, near } = layout.planned;
  const looked = AHEAD_MS.map((ms) => points.findIndex(({ at }) => at >= job.initial.at + ms))
    .map((p) => (p < 0 || p >= near ? near - 1 : p))
    .filter((p, i, all) => all.indexOf(p) === i);
  return {
    runs: without.length,
    channels: job.channels.map((channel, c) => ({
      channel,
      points: looked.map((p) =>
        pointOf(layout, without, given, { channel: c, point: p, target: job.targets[channel].fraction }),
      ),
    })),
  };
}

function vectors(layout: RunLayout, batches: readonly Float64Array[]): Float64Array[] {
  return batches.flatMap((batch) =>
    Array.from({ length: batch.length / layout.size }, (_, i) =>
      batch.subarray(i * layout.size, (i + 1) * layout.size),
    ),
  );
}

function pointOf(
  layout: RunLayout,
  without: readonly Float64Array[],
  given: readonly Float64Array[],
  { channel, point, target }: { readonly channel: number; readonly point: number; readonly target: number },
): LeverPoint {
  const cell = (channel * layout.planned.points.length + point) * SHOTS;
  const levels: number[] = [];
  const waiting: number[] = [];
  // Runs that keep the target without and with, only without, only with, never.
  const kept = { both: 0, lost: 0, won: 0, none: 0 };
  without.forEach((run, i) => {
    const other = given[i]!;
    waiting.push(other[cell + SHOT.waiting]! - run[cell + SHOT.waiting]!);
    const [one, two] = [levelAt(run, cell), levelAt(other, cell)];
    if (one === undefined || two === undefined) return;
    levels.push(two - one);
    const [was, is] = [one >= target, two >= target];
    kept[was && is ? "both" : was ? "lost" : is ? "won" : "none"] += 1;
  });
  const n = levels.length;
  const change = pairedShare(kept);
  const serviceLevel = meanChange(levels);
  return {
    at: layout.planned.points[point]!.at,
    before: ratio(kept.both + kept.lost, n),
    after: ratio(kept.both + kept.won, n),
    ...(change === undefined ? {} : { change }),
    ...(serviceLevel === undefined ? {} : { serviceLevel }),
    waiting: meanChange(waiting) ?? { value: 0, low: 0, high: 0 },
  };
}

function levelAt(run: Float64Array, cell: number): number | undefined {
  const counted = run[cell + SHOT.counted]!;
  return counted > 0 ? run[cell + SHOT.met]! / counted : undefined;
}

/**
 * Difference of two shares of the same runs with Wald's interval after half a run is added to each of the four cells
 * (Agresti & Min 2005, Biometrics 61:515): honest where hardly any run changed. Nothing changed in any: none.
 */
export function pairedShare(kept: {
  readonly both: number;
  readonly lost: number;
  readonly won: number;
  readonly none: number;
}): LeverChange | undefined {
  const n = kept.both + kept.lost + kept.won + kept.none;
  if (n === 0) return undefined;
  const value = (kept.won - kept.lost) / n;
  const [won, lost, all] = [kept.won + 0.5, kept.lost + 0.5, n + 2];
  const centre = (won - lost) / all;
  const half = (Z * Math.sqrt(won + lost - (won - lost) ** 2 / all)) / all;
  return { value, low: Math.max(-1, centre - half), high: Math.min(1, centre + half) };
}

/** Mean with Student's 95 % interval; `undefined` for none, without an interval's width for one. */
function meanChange(values: readonly number[]): LeverChange | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  if (n === 1) return { value, low: value, high: value };
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1);
  const half = studentPoint(CONFIDENCE, n - 1) * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half };
}

/** What no levers do: nothing, for certain. */
export function unchanged(pairs: LeverPairs): LeverPairs {
  const still: LeverChange = { value: 0, low: 0, high: 0 };
  const same = (point: LeverPoint): LeverPoint => ({
    at: point.at,
    before: point.before,
    after: point.before satisfies Ratio,
    ...(point.change === undefined ? {} : { change: still }),
    ...(point.serviceLevel === undefined ? {} : { serviceLevel: still }),
    waiting: still,
  });
  return {
    runs: pairs.runs,
    channels: pairs.channels.map(({ channel, points }) => ({ channel, points: points.map(same) })),
  };
}
