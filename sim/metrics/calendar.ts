import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "../vocabulary/index.ts";

/**
 * Local time of one zone. `Intl` is the only source of zone rules and is asked with plain numbers: it is deterministic
 * given its tz data, and nothing here reads a clock. Offsets are cached by quarter hour, the finest step at which any zone
 * has changed its clocks since 1990.
 */
export class Calendar {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** Throws `RangeError` when the zone is not known to the machine's tz data. */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  }

  /** Local time minus UTC at `at`, ms; negative west of Greenwich. */
  offsetMs(at: number): number {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const start = quarter * QUARTER_MS;
    const parts: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(start)) parts[type] = Number(value);
    const days = daysFromCivil(parts.year!, parts.month!, parts.day!);
    const local = days * DAY_MS + parts.hour! * HOUR_MS + parts.minute! * MINUTE_MS + parts.second! * 1_000;
    const offset = local - start;
    if (this.#offsets.size >= MAX_CACHED) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  /** Begin of the local interval of `intervalMs` that contains `at`. In a repeated hour each passage has its own. */
  intervalStart(at: Instant, intervalMs: number): Instant {
    const offset = this.offsetMs(at);
    const start = Math.floor((at + offset) / intervalMs) * intervalMs - offset;
    // The clock was changed inside the interval: it began before, by the old reckoning, or at the change itself.
    if (start < at && this.offsetMs(start) !== offset) return this.#changeBetween(start, at);
    return start as Instant;
  }

  /** Begin of the day that contains `at`, days beginning at local minute `resetMinute`. Days have 23, 24 or 25 hours. */
  dayStart(at: Instant, resetMinute: number): Instant {
    const resetMs = resetMinute * MINUTE_MS;
    const localDay = Math.floor((at + this.offsetMs(at) - resetMs) / DAY_MS);
    // Near a change the local day of `at` may begin after it or be over: look at the neighbours too.
    for (let day = localDay + 1; day >= localDay - 1; day--) {
      const start = this.#instantOfLocal(day * DAY_MS + resetMs);
      if (start <= at) return start;
    }
    return this.#instantOfLocal((localDay - 1) * DAY_MS + resetMs);
  }

  /** Begin of the next day after the one that begins at `start`. */
  nextDayStart(start: Instant, resetMinute: number): Instant {
    // 36 hours on is always inside the next day, whatever the clocks do.
    return this.dayStart((start + 36 * HOUR_MS) as Instant, resetMinute);
  }

  /** The first instant that shows local time `local`; a time skipped in spring is the instant of the change. */
  #instantOfLocal(local: number): Instant {
    const early = local - this.offsetMs(local - DAY_MS);
    if (early + this.offsetMs(early) === local) return early as Instant;
    const late = local - this.offsetMs(local + DAY_MS);
    if (late + this.offsetMs(late) === local) return late as Instant;
    return this.#changeBetween(Math.min(early, late), Math.max(early, late));
  }

  /** The instant at which the offset changed in (`from`, `to`]; `to` itself when it did not. */
  #changeBetween(from: number, to: number): Instant {
    const after = this.offsetMs(to);
    let quarter = Math.floor(to / QUARTER_MS);
    while (quarter * QUARTER_MS > from && this.offsetMs((quarter - 1) * QUARTER_MS) === after) quarter -= 1;
    return (quarter * QUARTER_MS) as Instant;
  }
}

const QUARTER_MS = 15 * MINUTE_MS;
const MAX_CACHED = 4_096;

/** Days since 1970-01-01 of a Gregorian date (Hinnant, “chrono-compatible low-level date algorithms”). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
