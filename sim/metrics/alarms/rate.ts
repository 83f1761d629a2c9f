import type { Instant } from "../../vocabulary/index.ts";
import type { AlarmRate } from "./alarm.ts";
import { ALARM_BOUNDS } from "./bounds.ts";

/** How many came at one look. */
export interface Arrivals {
  readonly at: Instant;
  readonly count: number;
}

/** The board's own alarm rate. At most one entry a look, an hour long: bounded by the ticks of an hour. */
export class RateMeter {
  #arrivals: Arrivals[] = [];
  #noneSinceAt: Instant | undefined;

  /** After every look and action: how many came at it, and how many are in the book now. */
  note(at: Instant, came: number, open: number): void {
    if (came > 0) this.#arrivals.push({ at, count: came });
    const first = this.#arrivals.findIndex((arrival) => arrival.at > at - ALARM_BOUNDS.rateMs);
    if (first !== 0) this.#arrivals = first < 0 ? [] : this.#arrivals.slice(first);
    if (open > 0) this.#noneSinceAt = undefined;
    else this.#noneSinceAt ??= at;
  }

  frame(at: Instant, open: number): AlarmRate {
    const since = at - ALARM_BOUNDS.rateMs;
    const lastHour = this.#arrivals.reduce((sum, arrival) => (arrival.at > since ? sum + arrival.count : sum), 0);
    return { lastHour, open, ...(this.#noneSinceAt === undefined ? {} : { noneSinceAt: this.#noneSinceAt }) };
  }

  state(): { readonly arrivals: readonly Arrivals[]; readonly noneSinceAt?: Instant } {
    const noneSinceAt = this.#noneSinceAt;
    return { arrivals: [...this.#arrivals], ...(noneSinceAt === undefined ? {} : { noneSinceAt }) };
  }

  restore({ arrivals, noneSinceAt }: ReturnType<RateMeter["state"]>): void {
    this.#arrivals = [...arrivals];
    this.#noneSinceAt = noneSinceAt;
  }
}
