import { DAY_MS, HOUR_MS, MINUTE_MS, minutes } from "../../vocabulary/index.ts";
import { type LocalTime, weekdayOf } from "../../vocabulary/localTime.ts";

const MINUTES = DAY_MS / MINUTE_MS;
/** Days remembered: more than ten years of them. */
const KEPT = 4_000;

/**
 * Local days as stretches of instants, remembered, because replications ask for the same few again and again and the
 * platform's zone data is slow. A day begins at its first instant; days of 23, 23½ or 25 hours are such.
 */
export class LocalDays {
  readonly local: LocalTime;
  readonly #starts = new Map<number, number>();

  constructor(local: LocalTime) {
    this.local = local;
  }

  /** First instant of local day `day`. */
  startOf(day: number): number {
    const known = this.#starts.get(day);
    if (known !== undefined) return known;
    if (this.#starts.size === KEPT) this.#starts.clear();
    const start = this.local.instantOf(day, 0);
    this.#starts.set(day, start);
    return start;
  }

  /** Number of the local day `at` is in. */
  dayAt(at: number): number {
    // No zone is a whole day off UTC, so the local day is this one or one of the two before.
    let day = Math.floor(at / DAY_MS) + 1;
    while (this.startOf(day) > at) day--;
    return day;
  }

  /** Whether local time runs through the day without a jump. */
  isEven(day: number): boolean {
    return this.startOf(day + 1) - this.startOf(day) === DAY_MS;
  }

  /** The instant of `minute` (0 … 2,880, past midnight from 1,440) of local day `day`, by `LocalTime`'s rules. */
  instantOf(day: number, minute: number): number {
    const on = minute < MINUTES ? day : day + 1;
    const late = minute < MINUTES ? minute : minute - MINUTES;
    return late < MINUTES && this.isEven(on) ? this.startOf(on) + minutes(late) : this.local.instantOf(day, minute);
  }

  /**
   * The local interval of `lengthMs` (a divisor of a day) that `at` is in: its number in the day, and where it ends. A
   * clock that jumps inside an interval ends it: what is left is looked up by the new local time.
   */
  intervalAt(at: number, lengthMs: number, into: LocalInterval): void {
    const day = this.dayAt(at);
    const start = this.startOf(day);
    into.day = day;
    into.weekday = weekdayOf(day);
    if (this.isEven(day)) {
      into.number = Math.floor((at - start) / lengthMs);
      into.endsAt = start + (into.number + 1) * lengthMs;
      return;
    }
    const offset = this.local.offsetMs(at);
    const localMs = at + offset - day * DAY_MS;
    into.number = Math.floor(localMs / lengthMs);
    let endsAt = at + lengthMs - (localMs - into.number * lengthMs);
    for (let quarter = at + QUARTER_MS - (at % QUARTER_MS); quarter < endsAt; quarter += QUARTER_MS) {
      if (this.local.offsetMs(quarter) !== offset) endsAt = quarter;
    }
    into.endsAt = endsAt;
  }
}

/** Zones change on quarters of an hour. */
const QUARTER_MS = HOUR_MS / 4;

/** An interval of local time, to be written by `LocalDays.intervalAt`. */
export interface LocalInterval {
  day: number;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  /** Within its day, from 0. */
  number: number;
  endsAt: number;
}

export function localInterval(): LocalInterval {
  return { day: Number.NaN, weekday: 1, number: 0, endsAt: 0 };
}
