import type { BreakSpec, ShiftSpec } from "../../scenario/staff.ts";
import { weekdayOf } from "../../vocabulary/localTime.ts";
import type { LocalDays } from "../demand/localDays.ts";

/** A shift of one person on one day, as planned. */
export interface ShiftTime {
  /** Its place in the person's list. */
  readonly number: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly breaks: readonly BreakSpec[];
}

const NO_BREAKS: readonly BreakSpec[] = [];

/**
 * The shifts that begin on local day `day`, in order of time; a person without shifts has the whole day. Local minutes
 * become instants by the day's own clock, so a night shift over a change of the clocks is an hour longer or shorter.
 */
export function shiftTimes(shifts: readonly ShiftSpec[], day: number, days: LocalDays): ShiftTime[] {
  if (shifts.length === 0) {
    return [{ number: 0, fromAt: days.startOf(day), toAt: days.startOf(day + 1), breaks: NO_BREAKS }];
  }
  const weekday = weekdayOf(day);
  const times: ShiftTime[] = [];
  for (const [number, { weekdays, startMinute, endMinute, breaks }] of shifts.entries()) {
    if (!weekdays.includes(weekday)) continue;
    const fromAt = days.instantOf(day, startMinute);
    const toAt = days.instantOf(day, endMinute);
    if (toAt > fromAt) times.push({ number, fromAt, toAt, breaks });
  }
  return times.sort((a, b) => a.fromAt - b.fromAt);
}
