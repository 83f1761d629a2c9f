import type { Channel } from "../vocabulary/index.ts";

/**
 * Counts of one queue and channel by local day and interval: what forecasts start from and what they give. All days have
 * as many intervals; `intervals[i]` begins `fromMinute + i × intervalMinutes` minutes after local midnight by the clock on
 * the wall, so a day of daylight saving has an hour without a count or one with both.
 */
export interface CountSeries {
  readonly queue: string;
  readonly channel: Channel;
  readonly timeZone: string;
  readonly intervalMinutes: number;
  /** Local minute of day the first interval begins at. */
  readonly fromMinute: number;
  readonly intervals: number;
  /** Oldest first, each date at most once; days nobody knows anything of may be missing. */
  readonly days: readonly CountDay[];
}

export interface CountDay {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** 1 (Monday) to 7. */
  readonly weekday: number;
  /** Counts ≥ 0, one an interval; NaN: not known. */
  readonly counts: Float64Array;
  /** Names of what makes the day special (“New Year”, “mailing”); empty: an ordinary one. */
  readonly special: readonly string[];
  /** Left out of fits by a person's decision: an outage, a broken counter. */
  readonly excluded?: boolean;
}
