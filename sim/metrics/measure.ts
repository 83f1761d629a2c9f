import type { Floor, FloorObserver, FloorQueue, OpenVisit } from "../floor/index.ts";
import { type Channel, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "../vocabulary/index.ts";
import type { AlarmFrame } from "./alarms/alarm.ts";
import { alarmFrames } from "./alarms/alarmFrames.ts";
import { BoardFigures } from "./alarms/boardFigures.ts";
import type { AlarmBook } from "./alarms/book.ts";
import { QueueRows } from "./alarms/queueRows.ts";
import type { ScopeFreshness } from "./alarms/reading.ts";
import { RowLevels } from "./alarms/rowLevels.ts";
import type { ContactTally } from "./contactTally.ts";
import { serviceLevelCounts } from "./figures.ts";
import type { Projections } from "./projection.ts";
import type { ResolutionTally } from "./resolutionTally.ts";
import type { Scope } from "./scope.ts";
import type { Scopes } from "./scopes.ts";
import type { StaffingTally } from "./staffing.ts";
import { BUCKET_MS, TICK_MS } from "./timeline.ts";
import type { VisitTally } from "./visitTally.ts";

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
  readonly #book: AlarmBook;
  readonly #figures: BoardFigures;
  readonly #queueRows = new QueueRows();
  #nextTickAt: number | undefined;

  /** `live`: silence of a source means that nobody knows. `ahead`: what may come, where anybody looks ahead. */
  constructor(
    scopes: Scopes,
    tallies: Tallies,
    floor: () => Floor,
    book: AlarmBook,
    live: boolean,
    ahead: () => Projections | undefined,
  ) {
    this.#scopes = scopes;
    this.#tallies = tallies;
    this.#floor = floor;
    this.#book = book;
    this.#figures = new BoardFigures(floor, scopes, tallies, live, ahead);
  }

  queueOpened(queue: FloorQueue): void {
    this.#scopes.open(queue);
  }

  /** How loud every row is now; worked out once for all frames of an instant. */
  rows(): RowLevels {
    return new RowLevels(this.#book, this.#queueRows, (queue) => this.#figures.queue(queue).key);
  }

  /** What is in the book, as displays draw it; the census of `at` has been taken. */
  alarms(at: Instant, freshness: ScopeFreshness): readonly AlarmFrame[] {
    this.#figures.begin(true);
    return alarmFrames(this.#book, at, this.#figures, freshness);
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
    this.#book.skipTo(from);
    while (this.#tallies.visits.nextLateAt <= from) this.#tallies.visits.crossNext();
  }

  #tick(at: Instant): void {
    const { timeline, all } = this.#scopes;
    this.#scopes.now = at;
    for (const scope of all) scope.settle(at);
    if (at % BUCKET_MS === 0) {
      timeline.placeHead(timeline.head + 1);
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
    if (minute) {
      for (const scope of this.#scopes.channels.values()) if (scope.seen) remember(scope, at);
    }
    this.#figures.begin(false);
    this.#book.step(at, this.#figures);
    this.#queueRows.begin(this.#book.rules);
    for (const queue of this.#floor().queues) {
      const scope = this.#scopes.queues[queue.index]!;
      if (scope.seen) this.#queueRows.look(at, queue, this.#figures.queue(queue), scope, this.#figures);
    }
  }
}

/** When the oldest waiting visit of all, of each channel and of each queue began to wait. */
export interface OldestWaits {
  readonly first: Instant | undefined;
  readonly channels: ReadonlyMap<Channel, Instant>;
  readonly queues: ReadonlyMap<FloorQueue, Instant>;
}

/** Of `waiting`, oldest first. */
export function oldestWaits(waiting: readonly OpenVisit[]): OldestWaits {
  const channels = new Map<Channel, Instant>();
  const queues = new Map<FloorQueue, Instant>();
  for (const { queue, enqueuedAt } of waiting) {
    if (queues.has(queue)) continue;
    queues.set(queue, enqueuedAt);
    if (!channels.has(queue.channel)) channels.set(queue.channel, enqueuedAt);
  }
  return { first: waiting[0]?.enqueuedAt, channels, queues };
}

function remember(scope: Scope, at: Instant): void {
  scope.history.remember(at, scope.waiting, (reading) =>
    serviceLevelCounts(scope, scope.sums(reading.headline), reading),
  );
}
