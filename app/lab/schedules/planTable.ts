import type { SchedulePlan } from "../../../sim/staffing/schedule/plan.ts";
import { agentName, breaksText, minuteClock } from "../../../sim/staffing/schedule/planText.ts";
import type { ScheduleSpec } from "../../../sim/staffing/schedule/spec.ts";

/** One shift of somebody, as tables and files have it. */
export interface PlanRow {
  readonly key: string;
  readonly number: number;
  readonly person: string;
  readonly day: string;
  readonly shift: string;
  readonly begins: string;
  readonly ends: string;
  readonly breaks: string;
  readonly paidHours: number;
}

/** Every shift of a plan, by person and day. `dayName`: of the day of that number. */
export function planRows(spec: ScheduleSpec, { agents }: SchedulePlan, dayName: (day: number) => string): PlanRow[] {
  const names = new Map(spec.shiftTypes.map(({ id, name }) => [id, name]));
  return agents.flatMap(({ number, shifts }) =>
    shifts.map(({ day, pattern }) => ({
      key: `${number} ${day}`,
      number,
      person: agentName(number),
      day: dayName(day),
      shift: names.get(pattern.shiftTypeId) ?? pattern.shiftTypeId,
      begins: minuteClock(pattern.startMinute),
      ends: minuteClock(pattern.endMinute),
      breaks: breaksText(pattern),
      paidHours: pattern.paidMinutes / 60,
    })),
  );
}
