import { type Instant, MINUTE_MS } from "../vocabulary/index.ts";
import type { Calendar } from "./calendar.ts";
import type { BoardConfig, WindowId } from "./config.ts";

/** Rolling windows move in steps of this many ms: a window of 30 min covers between 29:50 and 30:00. */
export const BUCKET_MS = 10_000;
/** Buckets kept: one hour. */
export const BUCKETS = 360;
/** Levels are judged, and windows moved, at whole multiples of this many ms of floor time. Divides `BUCKET_MS`. */
export const TICK_MS = 5_000;

/** The windows that roll, shortest first. */
export const ROLLING_WINDOWS = ["rolling-15", "rolling-30", "rolling-60"] as const satisfies readonly WindowId[];

const ROLLING: Readonly<Record<Exclude<WindowId, "interval" | "day">, number>> = {
  "rolling-15": (15 * MINUTE_MS) / BUCKET_MS,
  "rolling-30": (30 * MINUTE_MS) / BUCKET_MS,
  "rolling-60": BUCKETS,
};

/** Buckets of the windows that roll, in the same order. */
export const ROLLING_BUCKETS: readonly number[] = ROLLING_WINDOWS.map((window) => ROLLING[window]);

/** How many buckets a rolling window is. */
export function bucketsOf(window: Exclude<WindowId, "interval" | "day">): number {
  return ROLLING[window];
}

/** Where all scopes stand in time: one object, so that no two of them can disagree. */
export class Timeline {
  readonly calendar: Calendar;
  readonly #resetMinute: number;
  readonly #intervalMs: number;
  /** The bucket that is filling. */
  head = 0;
  intervalStart = 0 as Instant;
  nextIntervalStart = 0 as Instant;
  dayStart = 0 as Instant;
  nextDayStart = 0 as Instant;
  /** What happens in [`nowFrom`, `nowUntil`) lies in the filling bucket, the present interval and the present day at once. */
  nowFrom = 0;
  nowUntil = 0;

  constructor(calendar: Calendar, config: BoardConfig) {
    this.calendar = calendar;
    this.#resetMinute = config.dayResetMinute;
    this.#intervalMs = config.intervalMs;
  }

  /** Stands at `at`, wherever it stood. */
  place(at: Instant): void {
    this.placeHead(Math.floor(at / BUCKET_MS));
    this.placeDay(at);
    this.placeInterval(at);
  }

  placeHead(bucket: number): void {
    this.head = bucket;
    this.#placeNow();
  }

  placeDay(at: Instant): void {
    this.dayStart = this.calendar.dayStart(at, this.#resetMinute);
    this.nextDayStart = this.calendar.nextDayStart(this.dayStart, this.#resetMinute);
    this.#placeNow();
  }

  placeInterval(at: Instant): void {
    this.intervalStart = this.calendar.intervalStart(at, this.#intervalMs);
    const whole = (this.intervalStart + this.#intervalMs) as Instant;
    // After a change of clocks the next local boundary may come sooner than a whole interval.
    const start = this.calendar.intervalStart(whole, this.#intervalMs);
    this.nextIntervalStart = start > at ? start : whole;
    this.#placeNow();
  }

  #placeNow(): void {
    this.nowFrom = Math.max(this.head * BUCKET_MS, this.intervalStart, this.dayStart);
    this.nowUntil = (this.head + 1) * BUCKET_MS;
  }
}
