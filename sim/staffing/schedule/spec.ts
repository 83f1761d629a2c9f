/** Bounds on what comes from outside. */
export const MOST_SHIFT_TYPES = 20;
export const MOST_BREAKS = 6;
export const MOST_CONTRACTS = 10;
/** Shifts, told apart by type, start and breaks, of one day: more do not make a better plan, only a later one. */
export const MOST_PATTERNS = 5_000;
/** Agents wanted in one interval. */
export const MOST_REQUIRED = 2_000;

/** A break of a shift: it begins somewhere in a window, and always at the same place for one shift. Minutes. */
export interface ScheduledBreak {
  /** In the centre's own words: `break`, `lunch`. */
  readonly reason: string;
  readonly durationMinutes: number;
  /** After the beginning of the shift, both included. */
  readonly earliestMinutes: number;
  readonly latestMinutes: number;
  /** Whether it counts as working time. */
  readonly paid: boolean;
}

/** A kind of shift: how long, when it may begin, where its breaks lie, what it costs. */
export interface ShiftType {
  /** Lower-case letters, digits and hyphens; names it in contracts and exports. */
  readonly id: string;
  readonly name: string;
  /** From the first minute to the last, breaks included; at most a day. */
  readonly lengthMinutes: number;
  /** First and last beginning, minutes of the local day; in steps of `stepMinutes`. */
  readonly start: { readonly fromMinute: number; readonly toMinute: number; readonly stepMinutes: number };
  /** In the order of the shift; the windows may touch, the breaks never overlap. */
  readonly breaks: readonly ScheduledBreak[];
  /** Days it may begin on, 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** Money per paid hour. */
  readonly costPerHour: number;
  /** Money on top for each shift, whatever its length (travel, a meal). */
  readonly costPerShift: number;
  /** Shifts of this kind on one day; absent: as many as are wanted. */
  readonly mostADay?: number;
}

/** What one person's week may look like. Somebody works one kind of shift and begins within one band of times all week. */
export interface ContractRules {
  readonly id: string;
  readonly name: string;
  readonly shiftTypeIds: readonly string[];
  readonly daysAWeek: { readonly least: number; readonly most: number };
  /** Days in a row, round the end of the week too: the plan can be repeated. */
  readonly mostConsecutiveDays: number;
  /** Between the end of a shift and the beginning of the next day's, minutes. */
  readonly leastRestMinutes: number;
  /** Paid minutes a week. */
  readonly mostMinutesAWeek: number;
  /** How far apart the beginnings of one person's week may lie, minutes. */
  readonly startSpreadMinutes: number;
  /** People with this contract; absent: as many as are wanted. */
  readonly mostAgents?: number;
  /** Absent: 0. */
  readonly leastAgents?: number;
}

/** What is to be planned: so many agents on queue, by these shifts, under these rules. */
export interface ScheduleSpec {
  /** Length of an interval, minutes; divides 1,440; every time of shifts and breaks is a multiple of it. */
  readonly slotMinutes: number;
  /** 1 to 7 days, each 1,440 ÷ `slotMinutes` whole numbers from midnight: agents on queue wanted. */
  readonly requirement: readonly (readonly number[])[];
  /** Weekday of the first day, 1 = Monday. */
  readonly firstWeekday: number;
  readonly shiftTypes: readonly ShiftType[];
  /** Empty: days are planned, not people's weeks; each shift is somebody's. Otherwise seven days are wanted. */
  readonly contracts: readonly ContractRules[];
  /** Price of one agent too few for an hour; absent: nobody may be missing. */
  readonly shortCostPerHour?: number;
  /** Price of one agent too many for an hour, besides the wage. */
  readonly overCostPerHour: number;
}

/** A shift with its breaks laid, on any day. Minutes of the day it begins; `endMinute` may be past midnight. */
export interface ShiftPattern {
  readonly shiftTypeId: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly breaks: readonly {
    readonly startMinute: number;
    readonly durationMinutes: number;
    readonly reason: string;
  }[];
  readonly paidMinutes: number;
  /** Wages and what comes on top. */
  readonly cost: number;
  /** Intervals on queue, counted from the midnight before; those of the next day go on counting. */
  readonly slots: readonly number[];
}
