import * as z from "zod";
import type { PlannedShift } from "../../../metrics/adherence.ts";
import type { ShiftSpec } from "../../../scenario/staff.ts";
import { dayNumber, dayText } from "../../../vocabulary/localDate.ts";
import type { LocalTime } from "../../../vocabulary/localTime.ts";
import type { Problem } from "../../../vocabulary/problems.ts";
import { id, listOf, whole } from "../../../vocabulary/schemaParts.ts";
import { problemsOf } from "../../../vocabulary/schemaProblems.ts";
import type { RosterShifts } from "./people.ts";

/** Bounds of a roster from outside. */
export const ROSTER_BOUNDS = { shifts: 50_000, breaks: 12, reasonLength: 80 } as const;

const DAY_MINUTES = 1_440;
const time = z
  .string("a local time HH:MM, 00:00–24:00")
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a local time HH:MM, 00:00–24:00")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const date = z
  .string("a local date YYYY-MM-DD")
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "a local date YYYY-MM-DD");
const reason = z.string("1–80 characters").min(1, "1–80 characters").max(ROSTER_BOUNDS.reasonLength, "1–80 characters");
const pause = z.strictObject({ start: time, end: time, reason: z.exactOptional(reason) });
const entry = z
  .strictObject({
    agent: id<string>(),
    date: z.exactOptional(date),
    weekday: z.exactOptional(whole(1, 7)),
    start: time,
    end: time,
    breaks: z.exactOptional(listOf(pause, ROSTER_BOUNDS.breaks)),
  })
  .refine((one) => (one.date === undefined) !== (one.weekday === undefined), {
    error: "either a date or a weekday (1 = Monday)",
    path: ["date"],
    params: { code: "inconsistent" },
  });

/** One shift as it is written: times `HH:MM`. */
export type RosterRow = z.input<typeof entry>;

/** One shift as somebody planned it; local minutes, an end not after the start is on the next day. */
export type RosterEntry = z.output<typeof entry>;

/** A roster from outside, or everything that is wrong with it, each with its place. Never throws. */
export function parseRoster(
  value: unknown,
):
  | { readonly ok: true; readonly entries: readonly RosterEntry[] }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = listOf(entry, ROSTER_BOUNDS.shifts).safeParse(value, { reportInput: true });
  return parsed.success ? { ok: true, entries: parsed.data } : { ok: false, problems: problemsOf(parsed.error.issues) };
}

/**
 * Who works on a local date, and who is still there from the day before. What is planned for a date counts before what is
 * planned for its weekday.
 */
export function rosterShifts(entries: readonly RosterEntry[], day: string, weekday: number): RosterShifts {
  const shifts = new Map<string, ShiftSpec[]>();
  const before = dayText(dayNumber(day) - 1);
  const add = (on: string, number: number, kept: (shift: ShiftSpec) => boolean): void => {
    const dated = new Set(entries.filter((one) => one.date === on).map(({ agent }) => agent));
    for (const one of entries) {
      if (one.date !== on && (one.weekday !== number || dated.has(one.agent))) continue;
      const shift = shiftOf(one, number);
      if (!kept(shift)) continue;
      const known = shifts.get(one.agent);
      if (known === undefined) shifts.set(one.agent, [shift]);
      else known.push(shift);
    }
  };
  add(day, weekday, () => true);
  add(before, ((weekday + 5) % 7) + 1, ({ endMinute }) => endMinute > DAY_MINUTES);
  return shifts;
}

/** What shifts of a local day mean on the clock. `day`: its number since 1970-01-01. */
export function plannedShifts(
  shifts: readonly ShiftSpec[],
  day: number,
  weekday: number,
  local: LocalTime,
): PlannedShift[] {
  return shifts.map(({ weekdays, startMinute, endMinute, breaks }) => {
    // A night that began the day before is a shift of that weekday.
    const on = weekdays.includes(weekday) ? day : day - 1;
    const at = (minute: number) => local.instantOf(on, minute);
    return {
      fromAt: at(startMinute),
      toAt: at(endMinute),
      breaks: breaks.map(({ afterMinutes, durationMinutes }) => ({
        fromAt: at(startMinute + afterMinutes),
        toAt: at(Math.min(endMinute, startMinute + afterMinutes + durationMinutes)),
      })),
    };
  });
}

function shiftOf({ start, end, breaks = [] }: RosterEntry, weekday: number): ShiftSpec {
  const endMinute = end > start ? end : end + DAY_MINUTES;
  return {
    weekdays: [weekday],
    startMinute: start % DAY_MINUTES,
    endMinute,
    breaks: breaks
      .map((pause) => ({
        afterMinutes: (pause.start - start + DAY_MINUTES) % DAY_MINUTES,
        durationMinutes: (pause.end - pause.start + DAY_MINUTES) % DAY_MINUTES,
        reason: pause.reason ?? "break",
      }))
      .filter(({ afterMinutes, durationMinutes }) => durationMinutes > 0 && start + afterMinutes < endMinute),
  };
}
