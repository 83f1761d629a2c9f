import { paidMinutesOf, startsOf } from "./patterns.ts";
import type { ContractRules, ScheduleSpec, ShiftType } from "./spec.ts";

/**
 * People whose weeks are alike in kind: one contract, one kind of shift, one band of beginnings. Whoever stays in a band
 * keeps the rest between shifts, whichever of its beginnings each day brings.
 */
export interface TourClass {
  readonly contract: ContractRules;
  readonly type: ShiftType;
  /** Beginnings of the band, minutes of the day, ascending. */
  readonly starts: readonly number[];
  /** Sets of days worked: numbers of days from 0. */
  readonly weeks: readonly (readonly number[])[];
}

const DAYS = 7;

/** Every class of a week. A contract none of whose kinds of shift keeps its own rules has none. */
export function tourClasses({ contracts, shiftTypes, firstWeekday }: ScheduleSpec): readonly TourClass[] {
  return contracts.flatMap((contract) =>
    shiftTypes
      .filter(({ id }) => contract.shiftTypeIds.includes(id))
      .flatMap((type) => {
        const weeks = weeksOf(contract, type, firstWeekday);
        return weeks.length === 0 ? [] : bandsOf(contract, type).map((starts) => ({ contract, type, starts, weeks }));
      }),
  );
}

/**
 * Bands of beginnings as wide as the contract and the rest between shifts let them be; none lies inside another. Empty
 * where even the same beginning every day leaves too little rest.
 */
export function bandsOf(contract: ContractRules, type: ShiftType): readonly (readonly number[])[] {
  const restMinutes = DAYS_MINUTES - type.lengthMinutes - contract.leastRestMinutes;
  const spread = Math.min(contract.startSpreadMinutes, contract.mostConsecutiveDays > 1 ? restMinutes : DAYS_MINUTES);
  if (spread < 0) return [];
  const starts = startsOf(type);
  const bands: number[][] = [];
  for (const from of starts) {
    const band = starts.filter((start) => start >= from && start <= from + spread);
    if (bands.at(-1)?.at(-1) !== band.at(-1)) bands.push(band);
  }
  return bands;
}

const DAYS_MINUTES = 1_440;

/** Sets of days somebody with this contract may work this kind of shift on. */
export function weeksOf(
  contract: ContractRules,
  type: ShiftType,
  firstWeekday: number,
): readonly (readonly number[])[] {
  const paid = paidMinutesOf(type);
  const most = Math.min(contract.daysAWeek.most, paid === 0 ? DAYS : Math.floor(contract.mostMinutesAWeek / paid));
  const open = Array.from({ length: DAYS }, (_, day) => type.weekdays.includes(((firstWeekday - 1 + day) % DAYS) + 1));
  const weeks: (readonly number[])[] = [];
  for (let set = 1; set < 1 << DAYS; set++) {
    const days = Array.from({ length: DAYS }, (_, day) => day).filter((day) => (set & (1 << day)) !== 0);
    if (days.length < contract.daysAWeek.least || days.length > most || !days.every((day) => open[day])) continue;
    if (longestRun(days) <= contract.mostConsecutiveDays) weeks.push(days);
  }
  return weeks;
}

/** Most days in a row, Sunday and the Monday after it included. */
function longestRun(days: readonly number[]): number {
  if (days.length === DAYS) return DAYS;
  let longest = 0;
  for (const first of days) {
    let run = 1;
    while (days.includes((first + run) % DAYS)) run++;
    longest = Math.max(longest, run);
  }
  return longest;
}
