import type { ContractRules, ScheduledBreak, ScheduleSpec, ShiftType } from "../../../sim/staffing/schedule/spec.ts";

/** What the form of a schedule holds; times of day and lengths in minutes. */
export interface RulesDraft {
  readonly shiftTypes: readonly ShiftType[];
  readonly contracts: readonly ContractRules[];
  readonly withWeeks: boolean;
  /** Absent: nobody may be missing. */
  readonly shortCostPerHour: number | undefined;
  readonly overCostPerHour: number;
  readonly seconds: number;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A full shift and a short one in a grid of so many minutes, as many centres have them. `wage` by the hour. */
export function usualRules(
  slotMinutes: number,
  wage: number,
  words: (key: "newBreak" | "hourUnit") => string,
): RulesDraft {
  const grid = (minutes: number) => Math.max(slotMinutes, Math.round(minutes / slotMinutes) * slotMinutes);
  const lunch: ScheduledBreak = {
    ...{ reason: words("newBreak"), durationMinutes: grid(30), paid: false },
    ...{ earliestMinutes: grid(180), latestMinutes: grid(270) },
  };
  const start = (toMinute: number) => ({ fromMinute: 0, toMinute, stepMinutes: grid(60) });
  const kind = { weekdays: EVERY_DAY, costPerHour: wage, costPerShift: 0 };
  return {
    shiftTypes: [
      { ...kind, id: "full", name: `8 ${words("hourUnit")}`, lengthMinutes: 480, start: start(960), breaks: [lunch] },
      { ...kind, id: "short", name: `4 ${words("hourUnit")}`, lengthMinutes: 240, start: start(1_200), breaks: [] },
    ],
    contracts: [usualContract(1, ["full", "short"], "1")],
    withWeeks: false,
    shortCostPerHour: undefined,
    overCostPerHour: 0,
    seconds: 20,
  };
}

/** Five days of two kinds of shift, five at most in a row: what most people in a centre have. */
export function usualContract(number: number, shiftTypeIds: readonly string[], name: string): ContractRules {
  return {
    ...{ id: `contract-${number}`, name, shiftTypeIds, daysAWeek: { least: 5, most: 5 }, mostConsecutiveDays: 5 },
    ...{ leastRestMinutes: 660, mostMinutesAWeek: 2_400, startSpreadMinutes: 120 },
  };
}

/** An id nobody has yet. */
export function freshId(word: string, taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${word}-${n}`)) return `${word}-${n}`;
}

/** The schedule a form asks for. */
export function specOf(
  draft: RulesDraft,
  wanted: Pick<ScheduleSpec, "requirement" | "slotMinutes" | "firstWeekday">,
): ScheduleSpec {
  const { shiftTypes, contracts, withWeeks, shortCostPerHour, overCostPerHour } = draft;
  return {
    ...wanted,
    shiftTypes,
    contracts: withWeeks ? contracts : [],
    overCostPerHour,
    ...(shortCostPerHour === undefined ? {} : { shortCostPerHour }),
  };
}

export interface PastedRequirement {
  readonly requirement: readonly (readonly number[])[];
  readonly slotMinutes: number;
}

/** Rows of whole numbers as pasted from a sheet (tabs, semicolons, spaces); the length of a row tells the interval. */
export function pastedRequirement(text: string): PastedRequirement | undefined {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 8)
    .map((line) =>
      line
        .split(/[\t; ,]+/)
        .slice(0, 289)
        .map(Number),
    );
  const count = rows[0]?.length ?? 0;
  const slotMinutes = 1_440 / count;
  const isGrid = Number.isInteger(slotMinutes) && slotMinutes >= 5 && slotMinutes <= 60;
  const isWhole = rows.every(
    (row) => row.length === count && row.every((value) => Number.isInteger(value) && value >= 0),
  );
  return isGrid && isWhole && rows.length >= 1 && rows.length <= 7 ? { requirement: rows, slotMinutes } : undefined;
}

/** Minutes of a day from `8:30` or `8`; `undefined` for anything else. */
export function minuteOf(text: string): number | undefined {
  const parts = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim());
  if (parts === null) return undefined;
  const minute = Number(parts[1]) * 60 + Number(parts[2] ?? 0);
  return minute < 1_440 ? minute : undefined;
}
