import type { PlannedShift } from "./plan.ts";

/** How a planned person is called until somebody has a name for them. */
export function agentName(number: number): string {
  return `#${String(number).padStart(3, "0")}`;
}

/** Breaks of a shift: `break 10:15–10:30, lunch 12:00–12:30`; empty without any. */
export function breaksText({ breaks }: PlannedShift["pattern"]): string {
  return breaks
    .map(
      ({ reason, startMinute, durationMinutes }) =>
        `${reason} ${minuteClock(startMinute)}–${minuteClock(startMinute + durationMinutes)}`,
    )
    .join(", ");
}

/** Minutes of a day as `8:05`; past midnight the hours begin anew. */
export function minuteClock(minute: number): string {
  const of = minute % 1_440;
  return `${Math.floor(of / 60)}:${String(of % 60).padStart(2, "0")}`;
}
