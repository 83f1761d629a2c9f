declare const brand: unique symbol;
/** A nominal type over a plain value: costs nothing at run time, keeps identities and instants apart. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A point in time, in whole milliseconds since the Unix epoch (UTC). Simulated time uses the same scale as live time. */
export type Instant = Brand<number, "Instant">;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** First instant accepted from outside: 1990-01-01T00:00Z. Earlier than any contact-centre record; 1970 is a missing clock. */
export const EARLIEST_INSTANT = 631_152_000_000 as Instant;
/** Last instant accepted from outside: 2100-01-01T00:00Z, excluded. */
export const LATEST_INSTANT = 4_102_444_800_000 as Instant;

/** `value` as an instant. Throws `RangeError` unless it is a whole number of milliseconds inside the accepted range. */
export function instant(value: number): Instant {
  if (!isInstant(value)) {
    throw new RangeError(`instant: expected whole ms in [${EARLIEST_INSTANT}, ${LATEST_INSTANT}), got ${value}`);
  }
  return value;
}

/** Whether `value` is a whole number of milliseconds in [1990-01-01, 2100-01-01). NaN and infinities are not. */
export function isInstant(value: number): value is Instant {
  return Number.isInteger(value) && value >= EARLIEST_INSTANT && value < LATEST_INSTANT;
}

/** The instant `durationMs` after `at`. */
export function later(at: Instant, durationMs: number): Instant {
  return (at + durationMs) as Instant;
}

/** `count` seconds in whole ms, rounded. */
export function seconds(count: number): number {
  return Math.round(count * SECOND_MS);
}

/** `count` minutes in whole ms, rounded. */
export function minutes(count: number): number {
  return Math.round(count * MINUTE_MS);
}

/** `count` hours in whole ms, rounded. */
export function hours(count: number): number {
  return Math.round(count * HOUR_MS);
}

/** The end of every exhaustive `switch`: a new member of a union is a type error here, and a thrown one at run time. */
export function unreachable(value: never): never {
  throw new TypeError(`unreachable: got ${JSON.stringify(value)}`);
}
