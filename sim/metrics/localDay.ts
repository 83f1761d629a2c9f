import { DAY_MS, type Instant, MINUTE_MS } from "../vocabulary/index.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import type { Calendar } from "./calendar.ts";
import type { BoardConfig } from "./config.ts";

/** One day of a board: named by the local date on which it begins. */
export interface LocalDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Its first instant, and the first of the next day: 23, 24 or 25 hours later. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

type Reset = Pick<BoardConfig, "dayResetMinute">;

/** The day `at` belongs to. */
export function dayAt(at: Instant, calendar: Calendar, { dayResetMinute }: Reset): LocalDay {
  const startsAt = calendar.dayStart(at, dayResetMinute);
  const endsAt = calendar.nextDayStart(startsAt, dayResetMinute);
  return { date: dayText(Math.floor((startsAt + calendar.offsetMs(startsAt)) / DAY_MS)), startsAt, endsAt };
}

/** The day `date` (`YYYY-MM-DD`); `undefined` for text of another form and for a date no calendar has (2026-02-30). */
export function dayOfDate(date: string, calendar: Calendar, reset: Reset): LocalDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const day = dayNumber(date);
  if (dayText(day) !== date) return undefined;
  // Half a day past its beginning is inside it, whatever the clocks do.
  const middle = day * DAY_MS + reset.dayResetMinute * MINUTE_MS + DAY_MS / 2;
  return dayAt((middle - calendar.offsetMs(middle)) as Instant, calendar, reset);
}

/** The day `days` before (negative) or after `day`. */
export function dayBeside(day: LocalDay, days: number, calendar: Calendar, reset: Reset): LocalDay {
  const other = dayOfDate(dayText(dayNumber(day.date) + days), calendar, reset);
  if (other === undefined) throw new RangeError(`day: expected one of the calendar, got ${day.date} and ${days}`);
  return other;
}
