import type { IntervalRow } from "../history/rows.ts";
import type { Channel } from "../vocabulary/index.ts";
import { dayText } from "../vocabulary/localDate.ts";
import { LocalTime, weekdayOf } from "../vocabulary/localTime.ts";
import { DAY_MS, MINUTE_MS } from "../vocabulary/units.ts";
import type { CountDay, CountSeries } from "./series.ts";

export interface SeriesOptions {
  /** IANA zone the days are of. */
  readonly timeZone: string;
  /** Length of an interval: a multiple of the rows' and a divisor of 1,440. */
  readonly intervalMinutes: number;
  /** Only these rows; absent: all of them, summed. */
  readonly queue?: string;
  readonly channel?: Channel;
  /**
   * What an interval without rows means on a day that has some: nothing is known (absent), or nobody came, as in exports
   * that leave out empty intervals.
   */
  readonly gaps?: "unknown" | "zero";
}

const DAY_MINUTES = 1_440;
/** Of a series: 30 years. Longer is a wrong date. */
const MOST_DAYS = 10_958;

/**
 * Offered contacts by local day and interval. The order of rows does not matter. An interval is known where rows cover it
 * whole; the local hour that a change of clocks skips is never known, the one it repeats has the counts of both. Days
 * begin and end with the earliest and latest interval that is known on any. No rows give no days. Throws `RangeError` for an
 * unknown zone, an interval that does not fit the rows, and a span of more than 30 years.
 */
export function seriesOf(rows: readonly IntervalRow[], options: SeriesOptions): CountSeries {
  const { timeZone, intervalMinutes, queue, channel, gaps = "unknown" } = options;
  const taken = rows
    .filter((row) => (queue === undefined || row.queue === queue) && (channel === undefined || row.channel === channel))
    .sort((a, b) => a.startAt - b.startAt);
  checkInterval(taken, intervalMinutes);
  const local = new LocalTime(timeZone);
  const slots = placed(taken, local, intervalMinutes);
  const { first, last } = slots;
  const intervals = slots.days.size === 0 ? 0 : last - first + 1;
  const days = [...slots.days].map(([day, cells]): CountDay => {
    const counts = new Float64Array(intervals).fill(Number.NaN);
    for (let i = 0; i < intervals; i++) {
      const cell = cells.get(first + i);
      const minute = (first + i) * intervalMinutes;
      if (cell !== undefined && (gaps === "zero" || cell.minutes >= intervalMinutes)) counts[i] = cell.offered;
      else if (gaps === "zero" && exists(local, day, minute)) counts[i] = 0;
    }
    return { date: dayText(day), weekday: weekdayOf(day), counts, special: [] };
  });
  // An interval that rows cover whole on no day (an opening of 169 × 5 minutes cut by half hours) is none.
  const known = Array.from({ length: intervals }, (_, i) => days.some(({ counts }) => !Number.isNaN(counts[i])));
  const begin = Math.max(0, known.indexOf(true));
  const end = known.lastIndexOf(true) + 1;
  return {
    queue: queue ?? soleName(taken.map((row) => row.queue)),
    channel: channel ?? taken[0]?.channel ?? "voice",
    timeZone,
    intervalMinutes,
    fromMinute: end === 0 ? 0 : (first + begin) * intervalMinutes,
    intervals: Math.max(0, end - begin),
    days: days.map((day) => ({ ...day, counts: day.counts.slice(begin, Math.max(begin, end)) })),
  };
}

/** Interval lengths `rows` can be summed to, shortest first: 5, 10, 15, 20, 30, 60 and 1,440 minutes. Empty for no rows. */
export function intervalsFor(rows: readonly Pick<IntervalRow, "minutes">[]): number[] {
  const lengths = new Set(rows.map(({ minutes }) => minutes));
  if (lengths.size === 0) return [];
  return [5, 10, 15, 20, 30, 60, DAY_MINUTES].filter((wished) =>
    [...lengths].every((minutes) => wished % minutes === 0),
  );
}

interface Cell {
  offered: number;
  /** Covered by rows; of several queues each instant counts once. */
  minutes: number;
  coveredTo: number;
}

function placed(rows: readonly IntervalRow[], local: LocalTime, intervalMinutes: number) {
  const days = new Map<number, Map<number, Cell>>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { startAt, minutes, offered } of rows) {
    // Of a whole day the middle tells which: it may begin an hour early or late where clocks change at midnight.
    const at = minutes === DAY_MINUTES ? startAt + DAY_MS / 2 : startAt;
    const day = local.dayOf(at);
    const slot = intervalMinutes === DAY_MINUTES ? 0 : Math.floor(local.minuteOf(at) / intervalMinutes);
    first = Math.min(first, slot);
    last = Math.max(last, slot);
    let cells = days.get(day);
    if (cells === undefined) {
      cells = new Map();
      days.set(day, cells);
      if (days.size > MOST_DAYS) throw new RangeError(`rows: expected at most ${MOST_DAYS} days, got more`);
    }
    const cell = cells.get(slot) ?? { offered: 0, minutes: 0, coveredTo: Number.NEGATIVE_INFINITY };
    cells.set(slot, cell);
    cell.offered += offered;
    const end = startAt + minutes * MINUTE_MS;
    cell.minutes += Math.max(0, end - Math.max(startAt, cell.coveredTo)) / MINUTE_MS;
    cell.coveredTo = Math.max(cell.coveredTo, end);
  }
  return { days: new Map([...days].sort(([a], [b]) => a - b)), first, last };
}

/** Whether local `minute` of `day` is on the clock: a change forward skips some. */
function exists(local: LocalTime, day: number, minute: number): boolean {
  const at = local.instantOf(day, minute);
  return local.dayOf(at) === day && local.minuteOf(at) === minute;
}

function checkInterval(rows: readonly IntervalRow[], intervalMinutes: number): void {
  if (!(Number.isInteger(intervalMinutes) && intervalMinutes > 0 && DAY_MINUTES % intervalMinutes === 0)) {
    throw new RangeError(`intervalMinutes: expected a divisor of 1440, got ${intervalMinutes}`);
  }
  const wrong = rows.find(({ minutes }) => intervalMinutes % minutes !== 0);
  if (wrong !== undefined) {
    throw new RangeError(
      `intervalMinutes: expected a multiple of the rows' ${wrong.minutes} minutes, got ${intervalMinutes}`,
    );
  }
}

/** The one name in `names`, or all of them joined. */
function soleName(names: readonly string[]): string {
  return [...new Set(names)].sort().join(" + ").slice(0, 200);
}
