import { DAY_MS, type Instant, MINUTE_MS } from "./units.ts";

/** Whether this platform knows `timeZone` as an IANA zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Local time of one zone, from the platform's zone data (`Intl`, no clock). Local days are numbered from 1970-01-01,
 * a Thursday. Where a clock jumps, a local minute that does not exist is the instant that many minutes after midnight
 * would have been by the old offset, and one that exists twice is the first.
 */
export class LocalTime {
  readonly #parts: Intl.DateTimeFormat;
  #day = Number.NaN;
  #uniform = false;
  #quarter = -1;
  #offsetMs = 0;

  /** Throws `RangeError` for a zone the platform does not know. */
  constructor(timeZone: string) {
    if (!isTimeZone(timeZone)) throw new RangeError(`timeZone: expected an IANA time zone, got ${timeZone}`);
    this.#parts = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      timeZone,
      hourCycle: "h23",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
  }

  /**
   * Local time − UTC at `at`, in ms. Asked for most often within one day, and most days have one offset: the platform
   * is asked twice a day, and on the few days when clocks change once a quarter of an hour (zones change on quarters).
   */
  offsetMs(at: number): number {
    const day = Math.floor(at / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#offsetMs = this.#lookUp(day * DAY_MS);
      this.#uniform = this.#offsetMs === this.#lookUp((day + 1) * DAY_MS);
      this.#quarter = -1;
    }
    if (this.#uniform) return this.#offsetMs;
    const quarter = Math.floor(at / (15 * MINUTE_MS));
    if (quarter !== this.#quarter) {
      this.#quarter = quarter;
      this.#offsetMs = this.#lookUp(quarter * 15 * MINUTE_MS);
    }
    return this.#offsetMs;
  }

  #lookUp(at: number): number {
    let day = 0;
    let minuteOfDay = 0;
    for (const part of this.#parts.formatToParts(at)) {
      if (part.type === "day") day = Number(part.value);
      else if (part.type === "hour") minuteOfDay += Number(part.value) * 60;
      else if (part.type === "minute") minuteOfDay += Number(part.value);
    }
    const utcDay = Math.floor(at / DAY_MS);
    // The local day is the UTC day, the one before or the one after; the day of the month tells which.
    const shift = [0, 1, -1].find((days) => dayOfMonth(utcDay + days) === day) ?? 0;
    return (utcDay + shift) * DAY_MS + minuteOfDay * MINUTE_MS - at;
  }

  /** Number of the local day `at` is in. */
  dayOf(at: number): number {
    return Math.floor((at + this.offsetMs(at)) / DAY_MS);
  }

  /** Minute of the local day `at` is in, 0–1439. */
  minuteOf(at: number): number {
    const local = at + this.offsetMs(at);
    return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  }

  /** The instant of `minute` (0 … 2,880, past midnight above 1,440) of local day `day`. */
  instantOf(day: number, minute: number): Instant {
    const local = day * DAY_MS + minute * MINUTE_MS;
    const before = local - this.offsetMs(local - DAY_MS);
    const offset = this.offsetMs(before);
    const guess = local - offset;
    return (this.offsetMs(guess) === offset ? guess : before) as Instant;
  }
}

/** ISO weekday of local day `day`: 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Day of the month of day `day` since 1970-01-01 (Hinnant, “chrono-compatible low-level date algorithms”). */
function dayOfMonth(day: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  return dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
}
