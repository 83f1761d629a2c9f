import { LEVEL_BIN_MS } from "../../metrics/levelPast.ts";
import { HOUR_MS, type Instant, minutes } from "../../vocabulary/index.ts";
import type { LookAheadJob } from "./job.ts";

/** How far a look-ahead is told in steps of five minutes. */
export const NEAR_MS = 2 * HOUR_MS;
const FAR_STEP_MS = minutes(30);

/** An instant a look-ahead speaks of. Bins are those of `LevelPasts`, going on into the future. */
export interface PlannedPoint {
  readonly at: Instant;
  /** Length since the point before, minutes; of the first, since the look-ahead was made. */
  readonly minutes: number;
  /** Its window of service level: bins [`fromBin`, `toBin`). */
  readonly fromBin: number;
  readonly toBin: number;
  /** Whether the day so far, as the board has it, is part of that window instead of bins of the past. */
  readonly wholeDay: boolean;
  /** First bin since the point before. */
  readonly sinceBin: number;
}

export interface PlannedPoints {
  readonly points: readonly PlannedPoint[];
  /** Of them, those within two hours, which all runs reach. */
  readonly near: number;
  readonly nearEndsAt: Instant;
  /** When the longest runs end: the end of the day, or later where that is nearer than two hours. */
  readonly endsAt: Instant;
  readonly bins: number;
}

/** The instants of a job: multiples of five minutes for two hours, then half hours counted back from the day's end. */
export function plannedPoints(job: Pick<LookAheadJob, "initial" | "past" | "reading" | "intervalMs">): PlannedPoints {
  const { past, initial } = job;
  const instants: number[] = [];
  const nearUntil = initial.at + NEAR_MS;
  for (let at = next(initial.at, LEVEL_BIN_MS, 0); at <= nearUntil; at += LEVEL_BIN_MS) instants.push(at);
  const near = instants.length;
  const nearEndsAt = instants[near - 1]!;
  for (let at = next(nearEndsAt, FAR_STEP_MS, past.dayEndsAt); at <= past.dayEndsAt; at += FAR_STEP_MS)
    instants.push(at);
  const bin = (at: number): number => Math.floor((at - past.fromAt) / LEVEL_BIN_MS);
  const points = instants.map((at, i): PlannedPoint => {
    const before = instants[i - 1] ?? initial.at;
    const wholeDay = job.reading.window === "day" && at <= past.dayEndsAt;
    return {
      at: at as Instant,
      minutes: (at - before) / minutes(1),
      fromBin: Math.max(0, bin(windowStart(at, job))),
      toBin: bin(at),
      wholeDay,
      sinceBin: bin(before),
    };
  });
  const endsAt = instants.at(-1)!;
  return { points, near, nearEndsAt: nearEndsAt as Instant, endsAt: endsAt as Instant, bins: bin(endsAt) };
}

/** Begin of the window of service level that ends at `at`. */
function windowStart(at: number, { reading, past, intervalMs }: Pick<LookAheadJob, "reading" | "past" | "intervalMs">) {
  switch (reading.window) {
    case "rolling-15":
      return at - minutes(15);
    case "rolling-30":
      return at - minutes(30);
    case "rolling-60":
      return at - minutes(60);
    case "interval":
      // What ends at a boundary is the interval before it.
      return past.intervalStartAt + Math.floor((at - 1 - past.intervalStartAt) / intervalMs) * intervalMs;
    case "day":
      return at <= past.dayEndsAt ? past.fromAt : past.dayEndsAt;
  }
}

/** The first instant after `at` that is a whole number of steps from `origin`. */
function next(at: number, stepMs: number, origin: number): number {
  return origin + (Math.floor((at - origin) / stepMs) + 1) * stepMs;
}
