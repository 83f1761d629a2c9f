import type { ArrivalSpec } from "../scenario/demand.ts";
import { type LocalTime, weekdayOf } from "../scenario/localTime.ts";
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "../vocabulary/index.ts";
import { Durations } from "./numbers/durations.ts";
import type { RandomStream } from "./numbers/randomStream.ts";

/** Standard exponential in units of 1/1,000,000, so that the table's rounding never shows. */
const UNIT = 1e6;
const STANDARD = new Durations({ kind: "exponential", meanMs: UNIT });
/** How far a next arrival is looked for: beyond ten years of nothing there is nothing. */
const HORIZON_MS = 3_653 * DAY_MS;

/**
 * A Poisson process with piecewise constant rate, by inversion (Çinlar 1975): each arrival uses up one standard
 * exponential of expected count. One draw an arrival, whatever the rates, so a changed profile moves arrivals and
 * nothing else.
 */
export class Arrivals {
  readonly #spec: ArrivalSpec;
  readonly #local: LocalTime;
  readonly #stream: RandomStream;
  /** Whether the rate is 0 in the whole profile. */
  readonly #never: boolean;
  /** Where the process stands: a real number of ms, so that rounding arrivals does not bend the rate. */
  #position: number;
  #perMs = 0;
  #pieceEndsAt: number;

  constructor(spec: ArrivalSpec, local: LocalTime, stream: RandomStream, startAt: Instant) {
    this.#spec = spec;
    this.#local = local;
    this.#stream = stream;
    this.#never = neverComes(spec);
    this.#position = startAt;
    this.#pieceEndsAt = startAt;
    this.#enterPiece();
  }

  /** When the next contact comes, whole ms, never before the last one; Infinity when none will. */
  next(): number {
    if (this.#never) return Number.POSITIVE_INFINITY;
    const horizon = this.#position + HORIZON_MS;
    let expected = STANDARD.quantile(this.#stream.uniform()) / UNIT;
    while (this.#position < horizon) {
      const room = this.#pieceEndsAt - this.#position;
      const inPiece = room * this.#perMs;
      if (expected < inPiece) {
        this.#position += expected / this.#perMs;
        return Math.ceil(this.#position);
      }
      expected -= inPiece;
      this.#position = this.#pieceEndsAt;
      this.#enterPiece();
    }
    return Number.POSITIVE_INFINITY;
  }

  #enterPiece(): void {
    const { profile, intervalMinutes, perHour, weekdayFactors } = this.#spec;
    const at = this.#pieceEndsAt;
    const day = this.#local.dayOf(at);
    const weekday = weekdayOf(day);
    const inDay = Math.floor(this.#local.minuteOf(at) / intervalMinutes);
    const row = profile === "weekly" ? ((weekday - 1) * 1_440) / intervalMinutes + inDay : inDay;
    this.#perMs = (perHour[row]! * (weekdayFactors?.[weekday - 1] ?? 1)) / HOUR_MS;
    const localMs = at + this.#local.offsetMs(at) - day * DAY_MS;
    const lengthMs = intervalMinutes * MINUTE_MS;
    let endsAt = at + lengthMs - (localMs % lengthMs);
    // A clock that jumps inside a long interval ends it: the rest is looked up by the new local time.
    for (let hour = at + HOUR_MS - (at % HOUR_MS); hour < endsAt; hour += HOUR_MS) {
      if (this.#local.offsetMs(hour) !== this.#local.offsetMs(at)) endsAt = hour;
    }
    this.#pieceEndsAt = endsAt;
  }
}

/** Whether no interval of the profile has a rate above 0, weekday factors applied. */
function neverComes({ profile, perHour, weekdayFactors }: ArrivalSpec): boolean {
  const perDay = profile === "weekly" ? perHour.length / 7 : perHour.length;
  return [0, 1, 2, 3, 4, 5, 6].every((weekday) => {
    const from = profile === "weekly" ? weekday * perDay : 0;
    return (weekdayFactors?.[weekday] ?? 1) === 0 || perHour.slice(from, from + perDay).every((rate) => rate === 0);
  });
}
