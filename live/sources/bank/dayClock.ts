import { DAY_MS, type Instant, later, SECOND_MS } from "../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../sim/vocabulary/localTime.ts";

/** Local clock readings of one zone as instants, a day at a time. On days of 24 hours that is plain addition. */
export class DayClock {
  readonly #local: LocalTime;
  #date = "";
  #day = 0;
  #startsAt = 0 as Instant;
  #plain = true;

  /** Throws `RangeError` for a zone the platform does not know. */
  constructor(timeZone: string) {
    this.#local = new LocalTime(timeZone);
  }

  /**
   * The instant the clock showed `second` (0–86,399) on `date` (`YYYY-MM-DD`). A reading that does not exist on a day the
   * clocks change is taken by the old offset; one that exists twice is the first.
   */
  instantOf(date: string, second: number): Instant {
    this.#turnTo(date);
    if (this.#plain) return later(this.#startsAt, second * SECOND_MS);
    const minute = Math.floor(second / 60);
    return later(this.#local.instantOf(this.#day, minute), (second - minute * 60) * SECOND_MS);
  }

  /** The instant the day after `date` begins. */
  endOf(date: string): Instant {
    this.#turnTo(date);
    return this.#local.instantOf(this.#day + 1, 0);
  }

  #turnTo(date: string): void {
    if (date === this.#date) return;
    this.#date = date;
    this.#day = Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
    this.#startsAt = this.#local.instantOf(this.#day, 0);
    this.#plain = this.#local.instantOf(this.#day + 1, 0) - this.#startsAt === DAY_MS;
  }
}
