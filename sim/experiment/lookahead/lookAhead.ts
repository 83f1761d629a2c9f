import type { Ratio } from "../../metrics/frame.ts";
import { ratio } from "../../metrics/ratio.ts";
import { quantile } from "../spread.ts";
import type { LookAheadJob } from "./job.ts";
import {
  LOOK_AHEAD_VERSION,
  type LookAhead,
  type LookAheadChannel,
  type LookAheadPoint,
  type Quantiles,
  type WaitEstimate,
} from "./result.ts";
import { LookAheadRuns, type RunLayout, runLayout, SHOT, SHOTS } from "./runs.ts";

/** A look-ahead made here and now: all its runs, then their quantiles. Throws like `LookAheadRuns`. */
export function lookAhead(job: LookAheadJob): LookAhead {
  return summary(job, [new LookAheadRuns(job).batch(0, job.runs)]);
}

/** What the vectors of all runs come to, batch after batch in the order of their runs. */
export function summary(job: LookAheadJob, batches: readonly Float64Array[]): LookAhead {
  const layout = runLayout(job);
  const runs = batches.flatMap((batch) =>
    Array.from({ length: batch.length / layout.size }, (_, i) =>
      batch.subarray(i * layout.size, (i + 1) * layout.size),
    ),
  );
  if (runs.length !== job.runs) throw new RangeError(`batches: expected ${job.runs} runs, got ${runs.length}`);
  return {
    version: LOOK_AHEAD_VERSION,
    madeAt: job.initial.at,
    runs: job.runs,
    dayRuns: job.dayRuns,
    seed: job.seed,
    dayEndsAt: job.past.dayEndsAt,
    reading: job.reading,
    source: job.source,
    ...(job.days === undefined ? {} : { days: job.days }),
    notPlaced: job.notPlaced,
    channels: job.channels.map((_, channel) => channelOf(job, layout, runs, channel)),
    waits: job.waits.map((one, i) => ({ ...one, ...waitOf(runs, layout.waitsFrom + i) })),
  };
}

function channelOf(
  job: LookAheadJob,
  layout: RunLayout,
  runs: readonly Float64Array[],
  channel: number,
): LookAheadChannel {
  const name = job.channels[channel]!;
  const target = job.targets[name];
  const dayCell = layout.dayFrom + 2 * channel;
  const ofDay = levels(runs.slice(0, job.dayRuns), dayCell);
  const dayServiceLevel = quantilesOf(ofDay);
  return {
    channel: name,
    target,
    points: layout.planned.points.map(({ at, minutes }, p): LookAheadPoint => {
      const cell = (channel * layout.planned.points.length + p) * SHOTS;
      const those = p < layout.planned.near ? runs : runs.slice(0, job.dayRuns);
      const values = levels(those, cell + SHOT.met);
      const serviceLevel = quantilesOf(values);
      return {
        at,
        minutes,
        ...(serviceLevel === undefined ? {} : { serviceLevel, keeps: kept(values, target.fraction) }),
        waiting: quantilesOf(those.map((run) => run[cell + SHOT.waiting]!)) ?? NONE,
        load: quantilesOf(shares(those, cell + SHOT.busyMs)) ?? NONE,
      };
    }),
    ...(dayServiceLevel === undefined ? {} : { day: kept(ofDay, target.fraction), dayServiceLevel }),
  };
}

/** Quantiles are told in ten-thousandths: finer than some hundred runs can know. */
const FINEST = 10_000;

/** Nobody was there in any run. */
const NONE: Quantiles = { p5: 0, p10: 0, p25: 0, p50: 0, p75: 0, p90: 0, p95: 0, n: 0 };

/** Service levels of the runs in which anybody counted. */
function levels(runs: readonly Float64Array[], cell: number): number[] {
  return shares(runs, cell);
}

/** What stands at `cell` divided by what stands behind it, of the runs where that is more than nothing. */
function shares(runs: readonly Float64Array[], cell: number): number[] {
  const values: number[] = [];
  for (const run of runs) if (run[cell + 1]! > 0) values.push(run[cell]! / run[cell + 1]!);
  return values;
}

function kept(values: readonly number[], fraction: number): Ratio {
  return ratio(values.filter((value) => value >= fraction).length, values.length);
}

function quantilesOf(values: readonly number[]): Quantiles | undefined {
  if (values.length === 0) return undefined;
  const rising = Float64Array.from(values).sort();
  const at = (p: number): number => Math.round(quantile(rising, p)! * FINEST) / FINEST;
  return {
    p5: at(0.05),
    p10: at(0.1),
    p25: at(0.25),
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    p95: at(0.95),
    n: values.length,
  };
}

/** Runs in which it still waits at their end are beyond every answer; those in which it gave up say nothing of the wait. */
function waitOf(runs: readonly Float64Array[], cell: number): Pick<WaitEstimate, "p50Ms" | "p90Ms" | "answeredShare"> {
  const patient = runs.map((run) => run[cell]!).filter((ms) => ms !== -1);
  const rising = Float64Array.from(patient, (ms) => (Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms)).sort();
  const answered = patient.filter((ms) => !Number.isNaN(ms)).length;
  const known = (p: number): number | undefined => {
    const ms = quantile(rising, p);
    return ms !== undefined && Number.isFinite(ms) ? Math.round(ms) : undefined;
  };
  const [p50Ms, p90Ms] = answered === 0 ? [] : [known(0.5), known(0.9)];
  return {
    ...(p50Ms === undefined ? {} : { p50Ms }),
    ...(p90Ms === undefined ? {} : { p90Ms }),
    answeredShare: answered / runs.length,
  };
}
