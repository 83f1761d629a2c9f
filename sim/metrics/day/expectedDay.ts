import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { LocalTime } from "../../vocabulary/localTime.ts";

/** A kept forecast or plan of one queue, of one local day: contacts by interval. */
export interface ExpectedOfQueue {
  readonly queue: string;
  readonly channel: Channel;
  readonly madeAt: Instant;
  readonly intervalMinutes: number;
  /** Local minute the first interval begins at. */
  readonly fromMinute: number;
  readonly counts: readonly number[];
}

/** Contacts expected of a channel, an interval of the day's line each; `null` where nothing was expected of any queue. */
export interface ExpectedLine {
  readonly offered: readonly (number | null)[];
  /** The latest of those that were added up. */
  readonly madeAt: Instant;
  /** Queues it is the sum of, and those of the channel of which nothing is kept: then the sum is too small. */
  readonly queues: readonly string[];
  readonly missing: readonly string[];
}

/** What a method forecast of a day, and what people planned of it; absent where nothing is kept. */
export interface ExpectedChannel {
  readonly channel: Channel;
  readonly forecast?: ExpectedLine;
  readonly plan?: ExpectedLine;
}

/** Span of the day's line. */
export interface ExpectedSpan {
  /** Number of the local day since 1970-01-01. */
  readonly day: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly stepMs: number;
}

/**
 * Kept forecasts of a channel's queues as one line: counts are spread evenly over their own interval and added where they
 * fall. `undefined` without any. `queues`: those the floor has.
 */
export function expectedLine(
  kept: readonly ExpectedOfQueue[],
  queues: readonly string[],
  span: ExpectedSpan,
  local: LocalTime,
): ExpectedLine | undefined {
  if (kept.length === 0) return undefined;
  const { day, startsAt, endsAt, stepMs } = span;
  const steps = Math.ceil((endsAt - startsAt) / stepMs);
  const sums = new Float64Array(steps);
  const told = new Uint8Array(steps);
  for (const { counts, fromMinute, intervalMinutes } of kept) {
    counts.forEach((count, i) => {
      const from = local.instantOf(day, fromMinute + i * intervalMinutes);
      const to = local.instantOf(day, fromMinute + (i + 1) * intervalMinutes);
      const last = Math.min(steps - 1, Math.ceil((to - startsAt) / stepMs) - 1);
      for (let step = Math.max(0, Math.floor((from - startsAt) / stepMs)); step <= last; step++) {
        const overlap = Math.min(to, startsAt + (step + 1) * stepMs) - Math.max(from, startsAt + step * stepMs);
        // An interval the clock leaps over has no length: nobody comes in it.
        if (overlap <= 0) continue;
        sums[step]! += (Math.max(0, count) * overlap) / (to - from);
        told[step] = 1;
      }
    });
  }
  const known = new Set(kept.map(({ queue }) => queue));
  return {
    offered: Array.from(sums, (sum, step) => (told[step] === 1 ? Math.round(sum * 100) / 100 : null)),
    madeAt: Math.max(...kept.map(({ madeAt }) => madeAt)) as Instant,
    queues: [...known],
    missing: queues.filter((queue) => !known.has(queue)),
  };
}
