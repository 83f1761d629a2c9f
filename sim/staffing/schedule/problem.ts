/** What can be wrong with a schedule's rules. Stable: docs/ERRORS.md lists them. */
export const SCHEDULE_CODES = [
  "not-an-object",
  "missing-field",
  "unknown-field",
  "wrong-type",
  "out-of-range",
  "bad-length",
  "off-the-grid",
  "duplicate-id",
  "unknown-shift",
  "breaks-do-not-fit",
  "too-many-patterns",
  "week-wanted",
  "no-week-fits",
] as const;
export type ScheduleCode = (typeof SCHEDULE_CODES)[number];

/** One thing wrong with the rules of a schedule: where, what was expected, what was found (in English, for a person). */
export interface ScheduleProblem {
  readonly code: ScheduleCode;
  /** Dotted place, list items by number: `shiftTypes.0.start.fromMinute`; empty for the whole. */
  readonly path: string;
  readonly expected: string;
  /** At most 100 characters. */
  readonly got: string;
}

/** Problems told of one input at most. */
export const MOST_PROBLEMS = 50;
