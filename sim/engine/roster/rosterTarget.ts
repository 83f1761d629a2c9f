import type { PersonSpec, ShiftSpec } from "../../scenario/staff.ts";

/** One agent of the centre, by place in the centre's list: group by group, named people first. */
export interface RosterAgent {
  readonly id: string;
  /** Number of the group. */
  readonly inGroup: number;
  /** Empty: always there. */
  readonly shifts: readonly ShiftSpec[];
  /** Absent: one of those the group counts by interval; the roster says how many of them, not who. */
  readonly person?: PersonSpec;
}

/**
 * What the roster tells the floor. It speaks of plans: whether an open contact is finished first, and when a break
 * really begins, is the floor's to decide.
 */
export interface RosterTarget {
  /** The agent's shift begins (or is under way at the start of the run). */
  comes(agent: number): void;
  /** The agent's shift is over. */
  leaves(agent: number): void;
  /** A break or an off-queue block of `lastsMs` is due now; it is meant to last in full, whenever it begins. */
  breakStarts(agent: number, reason: string, lastsMs: number): void;
  /** From now on `count` unnamed agents of the group are there. Told when the number changes, and at the start. */
  headcount(group: number, count: number): void;
  /** A local day begins: the day number `dayOfRun` of the run, from 0. Told before anything else of that day. */
  dayStarts(dayOfRun: number): void;
}
