import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import { weekdayOf } from "../vocabulary/localTime.ts";
import { root } from "./rootScale.ts";
import type { CountSeries } from "./series.ts";

/** One day on which the queue is used to be open, as models read it. */
export interface OpenDay {
  readonly date: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly weekday: number;
  readonly special: readonly string[];
  /** 1: the open day before it had nobody (a holiday between); 2: the one before that; 0: neither. */
  readonly afterClosing: 0 | 1 | 2;
  /** Whether models learn the ordinary from it: known, neither special nor excluded nor without anybody. */
  readonly ordinary: boolean;
  /** √(count + ¼) by interval, NaN where not known; absent: nothing is known of the day. */
  readonly roots?: Float64Array;
}

/** What is known beforehand of a day to come. */
export interface CalendarDay {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Names of what makes it special, as in the history; empty with `closed` for a day simply closed. */
  readonly special: readonly string[];
  /** Nobody is expected; absent: open. */
  readonly closed?: boolean;
}

/** A day after the history. */
export interface DayToCome extends OpenDay {
  /** Nobody is expected: known beforehand. */
  readonly closed: boolean;
  /** Days after the last one known, closed ones not counted: 1 for the next. */
  readonly step: number;
}

/** A longer run of days without counts is a hole in the history, not a closing. */
const LONGEST_CLOSING = 5;

/**
 * Every date from the first to the last of the series on whose weekday anything is known, oldest first; dates the series
 * does not have are days of which nothing is known. Empty for a series that knows nothing.
 */
export function openDays(series: CountSeries): OpenDay[] {
  const known = new Map(series.days.map((day) => [day.date, day]));
  const weekdays = openWeekdays(series);
  const numbers = series.days.map(({ date }) => dayNumber(date));
  const days: OpenDay[] = [];
  if (numbers.length === 0) return days;
  const last = numbers.reduce((a, b) => Math.max(a, b));
  let closed = 0;
  let sinceClosing = 0;
  for (let day = numbers.reduce((a, b) => Math.min(a, b)); day <= last; day++) {
    const weekday = weekdayOf(day);
    if (!weekdays.has(weekday)) continue;
    const date = dayText(day);
    const found = known.get(date);
    const counts = found?.excluded === true ? undefined : found?.counts;
    const anything = counts?.some((count) => !Number.isNaN(count)) ?? false;
    const nobody = anything && counts!.every((count) => Number.isNaN(count) || count === 0);
    const closing = found?.excluded !== true && (!anything || nobody);
    const afterClosing = closed > 0 ? 1 : sinceClosing === 1 ? 2 : 0;
    const special = found?.special ?? [];
    days.push({
      ...{ date, day, weekday, special },
      afterClosing: closing || (afterClosing === 1 && closed > LONGEST_CLOSING) ? 0 : afterClosing,
      ordinary: anything && !nobody && special.length === 0,
      ...(anything ? { roots: counts!.map(root) } : {}),
    });
    sinceClosing = closed > 0 && closed <= LONGEST_CLOSING && !closing ? 1 : 0;
    closed = closing ? closed + 1 : 0;
  }
  return days;
}

/** Weekdays 1–7 of which the series knows any count; excluded days do not count. */
export function openWeekdays(series: CountSeries): ReadonlySet<number> {
  const open = new Set<number>();
  for (const { weekday, counts, excluded } of series.days) {
    if (excluded !== true && counts.some((count) => !Number.isNaN(count))) open.add(weekday);
  }
  return open;
}

/**
 * The open days of `horizonDays` calendar days from the day after `lastDate` on. `calendar` names what is special about
 * them. Empty where no weekday is open.
 */
export function daysToCome(
  series: CountSeries,
  past: readonly OpenDay[],
  horizonDays: number,
  calendar: readonly CalendarDay[] = [],
): DayToCome[] {
  const weekdays = openWeekdays(series);
  const named = new Map(calendar.map((day) => [day.date, day]));
  const last = past.at(-1);
  if (last === undefined) return [];
  const endOfSeries = series.days.reduce((latest, { date }) => Math.max(latest, dayNumber(date)), last.day);
  let closedRun = last.roots === undefined || last.roots.every((value) => Number.isNaN(value) || value === 0.5) ? 1 : 0;
  let sinceClosing = last.afterClosing === 1 ? 1 : 0;
  const days: DayToCome[] = [];
  let step = 0;
  for (let day = endOfSeries + 1; day <= endOfSeries + horizonDays; day++) {
    const weekday = weekdayOf(day);
    if (!weekdays.has(weekday)) continue;
    const date = dayText(day);
    const closed = named.get(date)?.closed === true;
    const afterClosing = closed ? 0 : closedRun > 0 ? 1 : sinceClosing === 1 ? 2 : 0;
    const special = named.get(date)?.special ?? [];
    if (!closed) step += 1;
    const ordinary = special.length === 0 && !closed;
    days.push({ date, day, weekday, special, afterClosing, ordinary, closed, step: Math.max(1, step) });
    sinceClosing = afterClosing === 1 ? 1 : 0;
    closedRun = closed ? closedRun + 1 : 0;
  }
  return days;
}
