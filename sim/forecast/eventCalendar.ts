import type { Cleaning } from "../history/decisions.ts";
import type { Channel } from "../vocabulary/index.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import type { CalendarDay } from "./openDays.ts";

/**
 * The days of known events of a queue, by date, as forecasts take them: a day of several events has all their names. Days
 * of the past are among them and do no harm. Empty where nothing is known.
 */
export function eventCalendar({ events }: Cleaning, queue: string, channel: Channel): CalendarDay[] {
  const names = new Map<string, string[]>();
  for (const event of events) {
    if ((event.queue ?? queue) !== queue || (event.channel ?? channel) !== channel) continue;
    for (let day = dayNumber(event.from); day <= dayNumber(event.to); day++) {
      const date = dayText(day);
      names.set(date, [...(names.get(date) ?? []), event.name]);
    }
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, special]) => ({ date, special }));
}
