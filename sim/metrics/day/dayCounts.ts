import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { LocalDay } from "../localDay.ts";

/**
 * One channel over a day, a number an interval: what was counted in each, by the board's definitions. Counts unless the name
 * ends in Ms. Intervals that have not begun are not in the lists; the last one may still be open.
 */
export interface ChannelDay {
  readonly channel: Channel;
  readonly offered: readonly number[];
  readonly answered: readonly number[];
  readonly abandoned: readonly number[];
  /** Kept promises and all that counted, by the board's variant and attribution: service level is met ÷ counted. */
  readonly met: readonly number[];
  readonly counted: readonly number[];
  /** In line at the end of the interval. */
  readonly waiting: readonly number[];
  /** Longest wait that ended in the interval; 0 when none did. */
  readonly longestWaitMs: readonly number[];
  readonly handled: readonly number[];
  /** Talk, hold and wrap-up of what was handled. */
  readonly handleMs: readonly number[];
  /**
   * Mean number of agents available in the interval, of those who took a contact of this channel in the day. Absent where
   * no source says who is available.
   */
  readonly agents?: readonly number[];
}

/** A day by intervals of equal length from its beginning; the last one of a day of 23.5 h may be shorter. */
export interface DayCounts extends LocalDay {
  readonly stepMs: number;
  /** How far it has come. */
  readonly reachedAt: Instant;
  /** Channels with any contact that day, in `CHANNELS` order. */
  readonly channels: readonly ChannelDay[];
}

/** Everything a channel's day is made of but its name: lists that add. */
export const DAY_LISTS = [
  "offered",
  "answered",
  "abandoned",
  "met",
  "counted",
  "waiting",
  "handled",
  "handleMs",
] as const;
export type DayList = (typeof DAY_LISTS)[number];

/** Sums over the last `span` intervals up to and with each: service level over half an hour from quarters is of two. */
export function rolled(list: readonly number[], span: number): number[] {
  let sum = 0;
  return list.map((value, index) => {
    sum += value - (list[index - span] ?? 0);
    return sum;
  });
}

/** Intervals of a day of `stepMs` each that have begun by `reachedAt`. */
export function intervalsBegun(startsAt: number, endsAt: number, reachedAt: number, stepMs: number): number {
  return Math.max(0, Math.ceil((Math.min(endsAt, reachedAt) - startsAt) / stepMs));
}

/**
 * Channels of one day together, under the name of the first; undefined without any. Longest waits are the longest of all;
 * agents are not added: who serves two channels is one person.
 */
export function sumOf(channels: readonly ChannelDay[]): ChannelDay | undefined {
  const [first] = channels;
  if (first === undefined) return undefined;
  const over = (read: (day: ChannelDay) => readonly number[], join: (a: number, b: number) => number) =>
    first.offered.map((_, place) => channels.reduce((all, day) => join(all, read(day)[place] ?? 0), 0));
  const sum = (a: number, b: number) => a + b;
  const lists = Object.fromEntries(DAY_LISTS.map((name) => [name, over((day) => day[name], sum)]));
  const { channel } = first;
  return {
    channel,
    ...(lists as Record<DayList, number[]>),
    longestWaitMs: over((day) => day.longestWaitMs, Math.max),
  };
}
