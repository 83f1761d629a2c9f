import type { Floor, FloorObserver, FloorQueue } from "../floor/index.ts";
import { CHANNELS, type Channel, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "../vocabulary/index.ts";
import type { ContactTally } from "./contactTally.ts";
import { longestWaitMs, serviceLevelOf } from "./figures.ts";
import { ChannelLevel, judge } from "./level.ts";
import type { ResolutionTally } from "./resolutionTally.ts";
import type { Scope } from "./scope.ts";
import type { Scopes } from "./scopes.ts";
import type { StaffingTally } from "./staffing.ts";
import { BUCKET_MS, TICK_MS } from "./timeline.ts";
import type { VisitTally } from "./visitTally.ts";

/** Points of history a channel keeps, one a minute. */
export const HISTORY_POINTS = 121;
/** A floor silent for longer is not walked through tick by tick. */
const LONG_SILENCE_MS = 2 * DAY_MS;
/** How much before the present day the walk starts again: more than any window, history or delay reaches back. */
const LEAD_MS = 4 * HOUR_MS;

export interface Tallies {
  readonly visits: VisitTally;
  readonly staffing: StaffingTally;
  readonly contacts: ContactTally;
  readonly resolution: ResolutionTally;
}

/**
 * Carries the figures through time. Everything that happens by itself – a promise breaking, a bucket leaving, a day
 * beginning, a level changing – happens at its own instant of floor time, in order, whenever anybody looks.
 */
export class Measure implements FloorObserver {
  readonly #scopes: Scopes;
  readonly #tallies: Tallies;
  readonly #floor: () => Floor;
  readonly #levels = new Map<Channel, ChannelLevel>();
  #nextTickAt: number | undefined;

  constructor(scopes: Scopes, tallies: Tallies, floor: () => Floor) {
    this.#scopes = scopes;
    this.#tallies = tallies;
    this.#floor = floor;
    for (const channel of CHANNELS) this.#levels.set(channel, new ChannelLevel());
  }

  queueOpened(queue: FloorQueue): void {
    this.#scopes.open(queue);
  }

  level(channel: Channel): ChannelLevel {
    return this.#levels.get(channel)!;
  }

  timePassed(at: Instant): void {
    this.#tallies.staffing.settle();
    if (this.#nextTickAt === undefined) this.#begin(at);
    else if (at - this.#nextTickAt > LONG_SILENCE_MS) this.#leap(at);
    const { visits } = this.#tallies;
    for (;;) {
      const tickAt = this.#nextTickAt!;
      const lateAt = visits.nextLateAt;
      // At the same instant the tick comes first: what happens at a boundary belongs to what begins there.
      if (lateAt < tickAt && lateAt <= at) {
        this.#scopes.now = lateAt;
        visits.crossNext();
      } else if (tickAt <= at) {
        this.#tick(tickAt as Instant);
        this.#nextTickAt = tickAt + TICK_MS;
      } else break;
    }
    this.#scopes.now = at;
  }

  #begin(at: Instant): void {
    this.#scopes.now = at;
    this.#scopes.timeline.place(at);
    for (const scope of this.#scopes.all) scope.forget(at);
    this.#nextTickAt = Math.floor(at / TICK_MS) * TICK_MS + TICK_MS;
  }

  /** Over a long silence: nothing before the lead can show in any window, so only broken promises are counted in it. */
  #leap(at: Instant): void {
    const { timeline } = this.#scopes;
    const dayStart = timeline.calendar.dayStart(at, this.#scopes.config.dayResetMinute);
    const from = (Math.floor((dayStart - LEAD_MS) / BUCKET_MS) * BUCKET_MS) as Instant;
    this.#begin(from);
    while (this.#tallies.visits.nextLateAt <= from) this.#tallies.visits.crossNext();
  }

  #tick(at: Instant): void {
    const { timeline, all } = this.#scopes;
    this.#scopes.now = at;
    for (const scope of all) scope.settle(at);
    if (at % BUCKET_MS === 0) {
      timeline.head += 1;
      for (const scope of all) scope.bucketBegan();
    }
    if (at >= timeline.nextIntervalStart) {
      timeline.placeInterval(at);
      for (const scope of all) scope.intervalBegan();
    }
    if (at >= timeline.nextDayStart) {
      timeline.placeDay(at);
      for (const scope of all) scope.dayBegan();
      this.#tallies.staffing.sweep();
    }
    this.#tallies.resolution.advance(at);
    const minute = at % MINUTE_MS === 0;
    if (minute) for (const scope of all) scope.minuteEnded();
    const oldest = oldestByChannel(this.#floor());
    for (const [channel, scope] of this.#scopes.channels) {
      if (!scope.seen) continue;
      const figure = serviceLevelOf(scope, this.#scopes.config.headline, this.#scopes.config);
      const longest = longestWaitMs(oldest.get(channel), at);
      this.#levels
        .get(channel)!
        .step(judge(channel, { serviceLevel: figure, longestWaitMs: longest }, this.#scopes.config), at);
      if (minute) scope.history = remember(scope, figure.value, figure.n, at);
    }
  }
}

/** When the oldest waiting visit of each channel began to wait. */
export function oldestByChannel(floor: Floor): Map<Channel, Instant> {
  const oldest = new Map<Channel, Instant>();
  for (const visit of floor.waiting) {
    if (!oldest.has(visit.queue.channel)) oldest.set(visit.queue.channel, visit.enqueuedAt);
  }
  return oldest;
}

function remember(scope: Scope, value: number | undefined, n: number, at: Instant): Scope["history"] {
  const point = { at, n, waiting: scope.waiting, ...(value === undefined ? {} : { serviceLevel: value }) };
  return [...scope.history.slice(-(HISTORY_POINTS - 1)), point];
}
