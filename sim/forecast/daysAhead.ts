import type { Cleaning } from "../history/decisions.ts";
import type { Channel } from "../vocabulary/index.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import type { CalendarDay } from "./openDays.ts";

/** A day everybody has off or that is otherwise marked in a country's calendar. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
}

/**
 * What is known of the `horizonDays` days after `after`: events planned for them, decisions about them, and holidays whose
 * name was accepted for a day of the past (only then is their effect known). In order of date, ordinary days left out.
 * Empty without a last day.
 */
export function daysAhead(
  { decisions, events }: Cleaning,
  { queue, channel }: { readonly queue: string; readonly channel: Channel },
  after: string,
  horizonDays: number,
  holidays: readonly Holiday[] = [],
): CalendarDay[] {
  if (after === "") return [];
  const own = decisions.filter((one) => one.verdict === "accepted" && one.queue === queue && one.channel === channel);
  const accepted = new Set(own.flatMap(({ effect }) => (effect.kind === "special" ? [effect.name] : [])));
  const ahead: CalendarDay[] = [];
  for (let day = dayNumber(after) + 1; day <= dayNumber(after) + horizonDays; day++) {
    const date = dayText(day);
    const names = [
      ...events
        .filter(
          (event) =>
            event.from <= date &&
            date <= event.to &&
            (event.queue ?? queue) === queue &&
            (event.channel ?? channel) === channel,
        )
        .map(({ name }) => name),
      ...own.flatMap((one) => (one.date === date && one.effect.kind === "special" ? [one.effect.name] : [])),
      ...holidays.filter((holiday) => holiday.date === date && accepted.has(holiday.name)).map(({ name }) => name),
    ];
    const closed = own.some(
      ({ date: on, effect }) =>
        on === date && effect.kind === "zero" && effect.fromMinute === 0 && effect.toMinute === 1_440,
    );
    if (names.length > 0 || closed) ahead.push({ date, special: [...new Set(names)], ...(closed ? { closed } : {}) });
  }
  return ahead;
}
