import type { Channel } from "../../vocabulary/index.ts";
import { type ChannelDay, type DayCounts, rolled } from "./dayCounts.ts";

/** Quartiles over the days that have a value there, R-7; n = how many. Absent lists: no day has. */
export interface Spread {
  readonly p25: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p75: readonly (number | null)[];
}

/** What is usual of a channel on such a day, interval by interval. `null` where no day counted anything. */
export interface UsualChannel {
  readonly channel: Channel;
  readonly offered: Spread;
  /** Over half an hour, fractions. */
  readonly serviceLevel: Spread;
  readonly waiting: Spread;
  readonly averageHandleMs: Spread;
  readonly agents: Spread;
}

/** The same weekday of weeks before. */
export interface UsualDay {
  /** Their dates, latest first; empty: the log has none, and nothing is usual. */
  readonly dates: readonly string[];
  readonly channels: readonly UsualChannel[];
}

/** Intervals in half an hour. */
export function halfHour(stepMs: number): number {
  return Math.max(1, Math.round(1_800_000 / stepMs));
}

/** Service level over the half hour up to the end of each interval; `null` where nobody counted. */
export function levels({ met, counted }: Pick<ChannelDay, "met" | "counted">, stepMs: number): (number | null)[] {
  const n = rolled(counted, halfHour(stepMs));
  return rolled(met, halfHour(stepMs)).map((kept, index) => ((n[index] ?? 0) > 0 ? kept / (n[index] ?? 1) : null));
}

/** Mean handle time over the half hour up to the end of each interval, ms; `null` where nothing was handled. */
export function handleTimes(day: Pick<ChannelDay, "handled" | "handleMs">, stepMs: number): (number | null)[] {
  const n = rolled(day.handled, halfHour(stepMs));
  return rolled(day.handleMs, halfHour(stepMs)).map((ms, index) => ((n[index] ?? 0) > 0 ? ms / (n[index] ?? 1) : null));
}

/** What is usual, from whole days of equal intervals; a channel without a contact on a day counts as a day of zeros. */
export function usualOf(days: readonly DayCounts[]): UsualDay {
  const channels = [...new Set(days.flatMap((day) => day.channels.map(({ channel }) => channel)))];
  return {
    dates: days.map(({ date }) => date),
    channels: channels.map((channel) => {
      const found = days.map((day) => day.channels.find((one) => one.channel === channel));
      const of = (read: (day: ChannelDay, stepMs: number) => readonly (number | null)[], nobody: number | null) =>
        spreadOf(
          found.map((day, index) => (day === undefined ? undefined : read(day, days[index]!.stepMs))),
          nobody,
        );
      return {
        channel,
        offered: of((day) => day.offered, 0),
        serviceLevel: of(levels, null),
        waiting: of((day) => day.waiting, 0),
        averageHandleMs: of(handleTimes, null),
        agents: of((day) => day.agents ?? [], null),
      };
    }),
  };
}

function spreadOf(lists: readonly (readonly (number | null)[] | undefined)[], nobody: number | null): Spread {
  const length = Math.max(0, ...lists.map((list) => list?.length ?? 0));
  const sorted = Array.from({ length }, (_, index) =>
    lists
      .map((list) => (list === undefined ? nobody : (list[index] ?? null)))
      .filter((value) => value !== null)
      .sort((a, b) => a - b),
  );
  const at = (fraction: number) => sorted.map((values) => quantile(values, fraction));
  return { p25: at(0.25), p50: at(0.5), p75: at(0.75) };
}

/** R-7 of sorted values; `null` without any. */
function quantile(sorted: readonly number[], fraction: number): number | null {
  const place = (sorted.length - 1) * fraction;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (place - Math.floor(place));
}
