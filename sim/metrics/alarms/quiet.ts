import { DAY_MS, type Instant, MINUTE_MS } from "../../vocabulary/index.ts";
import type { Calendar } from "../calendar.ts";
import type { QuietHours } from "./rule.ts";

/** Whether `at` lies in one of `hours`, by the local time of the centre: the start counts, the end does not. */
export function isQuiet(hours: readonly QuietHours[], calendar: Calendar, at: Instant): boolean {
  if (hours.length === 0) return false;
  const local = at + calendar.offsetMs(at);
  const day = Math.floor(local / DAY_MS);
  const minute = Math.floor((local - day * DAY_MS) / MINUTE_MS);
  return hours.some(({ weekdays, startMinute, endMinute }) => {
    if (endMinute > startMinute) return weekdays.includes(weekday(day)) && minute >= startMinute && minute < endMinute;
    if (minute >= startMinute && weekdays.includes(weekday(day))) return true;
    return minute < endMinute && weekdays.includes(weekday(day - 1));
  });
}

/** 1 = Monday … 7 = Sunday of a day since 1970-01-01, which was a Thursday. */
function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
