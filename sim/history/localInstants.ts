import { DAY_MS, HOUR_MS, type Instant, isInstant } from "../vocabulary/index.ts";
import { LocalTime } from "../vocabulary/localTime.ts";

/** An instant of a local time: none where clocks jump over it, two where they go back. */
export type LocalInstant =
  | { readonly kind: "one"; readonly at: Instant }
  | { readonly kind: "two"; readonly at: Instant; readonly again: Instant }
  | { readonly kind: "none" }
  | { readonly kind: "out" };

/** Turns local times of one zone into instants, and says where a clock jumps. */
export class LocalInstants {
  readonly #local: LocalTime;
  #day = Number.NaN;
  /** The one offset of `#day` and half a day around it; absent where a clock jumps. */
  #offset: number | undefined;

  constructor(timeZone: string) {
    this.#local = new LocalTime(timeZone);
  }

  /** The instant `ofDayMs` after midnight of local `day`; `out`: outside 1990–2099. */
  at(day: number, ofDayMs: number): LocalInstant {
    const local = day * DAY_MS + ofDayMs;
    if (day !== this.#day) {
      // Most days have one offset: asked once a day, and not once a row.
      const before = this.#local.offsetMs(day * DAY_MS - 15 * HOUR_MS);
      this.#offset = before === this.#local.offsetMs((day + 1) * DAY_MS + 15 * HOUR_MS) ? before : undefined;
      this.#day = day;
    }
    if (this.#offset !== undefined) {
      const at = local - this.#offset;
      return isInstant(at) ? { kind: "one", at } : { kind: "out" };
    }
    // Clocks change by at most three hours at once: the offsets that can hold are those of a few hours before and after.
    const offsets = new Set([this.#local.offsetMs(local - 15 * HOUR_MS), this.#local.offsetMs(local + 15 * HOUR_MS)]);
    const found = [...offsets]
      .map((offset) => local - offset)
      .filter((at) => this.#local.offsetMs(at) === local - at)
      .sort((a, b) => a - b);
    const [at, again] = found;
    if (at === undefined) return { kind: "none" };
    if (!isInstant(at)) return { kind: "out" };
    return again === undefined || !isInstant(again) ? { kind: "one", at } : { kind: "two", at, again };
  }

  /** ms since local midnight at `at`. */
  ofDayMs(at: number): number {
    const local = at + this.#local.offsetMs(at);
    return local - Math.floor(local / DAY_MS) * DAY_MS;
  }
}
