import { DAY_MS, MINUTE_MS } from "../../vocabulary/index.ts";
import { dayText } from "../../vocabulary/localDate.ts";
import { isTimeZone, LocalTime, weekdayOf } from "../../vocabulary/localTime.ts";
import { EXPECTED } from "../expectations.ts";
import { type Findings, picture } from "../findings.ts";
import type { Parts } from "../parts.ts";
import { numberIn, shiftsOf } from "../readable.ts";
import { runWindow } from "../runWindow.ts";
import { clock } from "./staffing.ts";

const DAY_MINUTES = 1_440;

/**
 * The zone, events outside the run, and local minutes that the run's days do not have because clocks are set forward:
 * these are only warned of, with the minute that is taken instead.
 */
export function checkCalendar(parts: Parts, found: Findings): void {
  const { timeZone, run } = parts;
  const zoneKnown = timeZone !== undefined && isTimeZone(timeZone);
  if (timeZone !== undefined && !zoneKnown) {
    found.add("unknown-time-zone", "timeZone", EXPECTED.timeZone, picture(timeZone));
  }
  if (run === "malformed") return;
  const window = runWindow(run);
  const days = Math.ceil((window.startMinute + window.minutes) / DAY_MINUTES);
  for (const { given, path } of parts.events) {
    const [day, begins, lasts] = ["day", "minute", "durationMinutes"].map((field) => numberIn(given, field));
    if (day === undefined || begins === undefined || lasts === undefined) continue;
    if (found.told(`${path}.day`) || found.told(`${path}.minute`) || found.told(`${path}.durationMinutes`)) continue;
    const minute = day * DAY_MINUTES + begins;
    const ends = minute + lasts;
    if (ends <= window.startMinute || minute >= window.startMinute + window.minutes) {
      found.add("outside-run", path, EXPECTED.insideRun(days), eventTime(minute));
    }
  }
  if (zoneKnown) checkGaps(parts, new LocalTime(timeZone), window.day, window.startMinute, days, found);
}

function eventTime(minute: number): { readonly en: string; readonly ru: string } {
  const [day, time] = [Math.floor(minute / DAY_MINUTES), clock(minute)];
  return { en: `day ${day}, ${time}`, ru: `день ${day}, ${time}` };
}

function checkGaps(
  parts: Parts,
  local: LocalTime,
  firstDay: number,
  startMinute: number,
  days: number,
  found: Findings,
): void {
  const skips = (day: number, minute: number) => {
    const local_ = local.instantOf(day, minute) + local.offsetMs(local.instantOf(day, minute));
    return local_ !== day * DAY_MS + minute * MINUTE_MS;
  };
  const warn = (path: string, day: number, minute: number) => {
    const at = local.instantOf(day, minute);
    const said = `${clock(minute)} → ${clock(local.minuteOf(at))}`;
    found.warn("clock-change", path, EXPECTED.existing(dayText(day)), { en: said, ru: said });
  };
  if (skips(firstDay, startMinute)) warn("run.startMinute", firstDay, startMinute);
  // The night shift of the day before the run may end in it.
  for (let day = firstDay - 1; day < firstDay + days; day++) {
    const lengthMs = local.instantOf(day + 1, 0) - local.instantOf(day, 0);
    if (lengthMs >= DAY_MS) continue;
    for (const group of parts.groups) {
      for (const [path, shifts] of shiftsOf(group)) {
        for (const [s, { weekdays, startMinute: start, endMinute: end }] of shifts) {
          if (weekdays.includes(weekdayOf(day)) && skips(day, start)) warn(`${path}.${s}.startMinute`, day, start);
          const endDay = end > DAY_MINUTES ? day - 1 : day;
          if (weekdays.includes(weekdayOf(endDay)) && skips(endDay, end)) warn(`${path}.${s}.endMinute`, endDay, end);
        }
      }
    }
  }
}
