import ical from "ical-generator";
import { LocalDays } from "../sim/engine/demand/localDays.ts";
import type { PlannedAgent } from "../sim/staffing/schedule/plan.ts";
import { agentName, breaksText } from "../sim/staffing/schedule/planText.ts";
import { dayNumber } from "../sim/vocabulary/localDate.ts";
import { LocalTime } from "../sim/vocabulary/localTime.ts";

/** What calendars say, and when a plan begins. */
export interface CalendarWish {
  /** Name of the calendar and of every shift in it. */
  readonly name: string;
  /** Local day number 0 of the plan, `YYYY-MM-DD`. */
  readonly firstDate: string;
  /** IANA zone of the plan's minutes. */
  readonly timeZone: string;
  /** When it was made, ms. */
  readonly madeAt: number;
}

/** A plan as iCalendar (RFC 5545): one event a shift, instants in UTC, breaks in its description. `agents`: who is in it. */
export function calendarOf(agents: readonly PlannedAgent[], wish: CalendarWish): string {
  const days = new LocalDays(new LocalTime(wish.timeZone));
  const first = dayNumber(wish.firstDate);
  const calendar = ical({ name: wish.name, prodId: { company: "Floorcast", product: "Lab" } });
  for (const { number, shifts } of agents) {
    for (const { day, pattern } of shifts) {
      const at = (minute: number) => new Date(days.instantOf(first + day, minute));
      calendar.createEvent({
        id: `${wish.firstDate}-${day}-${number}-${pattern.startMinute}@floorcast`,
        stamp: new Date(wish.madeAt),
        start: at(pattern.startMinute),
        end: at(pattern.endMinute),
        summary: `${wish.name} ${agentName(number)}`,
        description: breaksText(pattern),
      });
    }
  }
  return calendar.toString();
}
