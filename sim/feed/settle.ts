import type { FloorEvent, Instant, SourceId } from "../vocabulary/index.ts";
import { eventRank } from "../vocabulary/rank.ts";
import { Heap } from "./heap.ts";

/** How long an event of a source that promises no order waits for others that should come before it, ms. */
export const SETTLING_WINDOW_MS = 2_000;
/** Events held at most, over all sources. */
export const MOST_HELD = 100_000;

export interface SettlerOptions {
  /** Window of every source not named in `windowsMs`, whole ms ≥ 0; 0 passes events at once. Default 2,000. */
  readonly windowMs?: number;
  /** Windows by source, whole ms ≥ 0. */
  readonly windowsMs?: ReadonlyMap<SourceId, number>;
  /** Default 100,000; ≥ 1. */
  readonly mostHeld?: number;
}

/** An event on hold. */
interface Held {
  readonly event: FloorEvent;
  readonly rank: number;
  /** How many were accepted before it. */
  readonly arrival: number;
  /** When its hold expires. */
  readonly dueAt: number;
  released: boolean;
}

/**
 * Puts the events of each source into the order they happened in, as far as waiting a stated window allows. An event is
 * held until `recordedAt` + window; when its hold expires, everything held of its source that happened no later goes
 * out: by `at`, then `eventRank`, then `sequence` (unnumbered last), then arrival. So events recorded less than a window
 * after they happened come out in the order they happened; later ones come out late, never lost.
 *
 * The order depends on the accepted (event, recordedAt) pairs alone, not on how often `advance` is called with times up
 * to the next `recordedAt`.
 */
export class Settler {
  readonly #windowMs: number;
  readonly #windowsMs: ReadonlyMap<SourceId, number>;
  readonly #mostHeld: number;
  readonly #bySource = new Map<SourceId, Heap<Held>>();
  /** Every held event by expiry, and some that already left with a later one. */
  readonly #due = new Heap<Held>((a, b) => (a.dueAt !== b.dueAt ? a.dueAt < b.dueAt : a.arrival < b.arrival));
  #held = 0;
  #arrivals = 0;
  #releasedEarly = 0;

  /** Throws `RangeError` for a window that is not a whole number ≥ 0, or `mostHeld` below 1. */
  constructor({ windowMs = SETTLING_WINDOW_MS, windowsMs = new Map(), mostHeld = MOST_HELD }: SettlerOptions = {}) {
    for (const window of [windowMs, ...windowsMs.values()]) checkWhole("windowMs", window, 0);
    checkWhole("mostHeld", mostHeld, 1);
    this.#windowMs = windowMs;
    this.#windowsMs = windowsMs;
    this.#mostHeld = mostHeld;
  }

  /** Events on hold now. */
  get pending(): number {
    return this.#held;
  }

  /** Events that had to go before their hold expired, because too many were held. */
  get releasedEarly(): number {
    return this.#releasedEarly;
  }

  /** When `advance` will next have something, or `undefined` when nothing is held. */
  get nextReleaseAt(): Instant | undefined {
    return this.#nextDue()?.dueAt as Instant | undefined;
  }

  /** Takes one event in. Gives what is settled by then, in order: everything due up to `recordedAt`. */
  accept(event: FloorEvent, recordedAt: Instant): FloorEvent[] {
    const settled = this.advance(recordedAt);
    const windowMs = this.#windowsMs.get(event.source) ?? this.#windowMs;
    if (windowMs === 0) {
      settled.push(event);
      return settled;
    }
    const held: Held = {
      event,
      rank: eventRank(event.type),
      arrival: this.#arrivals++,
      dueAt: recordedAt + windowMs,
      released: false,
    };
    this.#heapOf(event.source).push(held);
    this.#due.push(held);
    this.#held++;
    while (this.#held > this.#mostHeld) {
      const before = settled.length;
      this.#release(this.#nextDue()!, settled);
      this.#releasedEarly += settled.length - before;
    }
    return settled;
  }

  /** Everything whose hold has expired by `now`, in order; empty when nothing has. Throws `RangeError` for NaN. */
  advance(now: Instant): FloorEvent[] {
    if (Number.isNaN(now)) throw new RangeError("now: expected an instant, got NaN");
    return this.#releaseUntil(now);
  }

  /** Everything still held, as if all holds had expired. */
  flush(): FloorEvent[] {
    return this.#releaseUntil(Number.POSITIVE_INFINITY);
  }

  #releaseUntil(now: number): FloorEvent[] {
    const settled: FloorEvent[] = [];
    for (let next = this.#nextDue(); next !== undefined && next.dueAt <= now; next = this.#nextDue()) {
      this.#release(next, settled);
    }
    return settled;
  }

  /** Moves to `settled` all events of the source of `expired` that happened no later than it. */
  #release(expired: Held, settled: FloorEvent[]): void {
    const heap = this.#heapOf(expired.event.source);
    for (let first = heap.top; first !== undefined && first.event.at <= expired.event.at; first = heap.top) {
      heap.pop();
      first.released = true;
      this.#held--;
      settled.push(first.event);
    }
    if (heap.size === 0) this.#bySource.delete(expired.event.source);
    // What left with a later event stays in the expiry heap until its time; swept when it is most of it.
    if (this.#due.size > 2 * this.#held + 1_024) this.#due.retain((held) => !held.released);
  }

  #nextDue(): Held | undefined {
    while (this.#due.top?.released === true) this.#due.pop();
    return this.#due.top;
  }

  #heapOf(source: SourceId): Heap<Held> {
    const known = this.#bySource.get(source);
    if (known !== undefined) return known;
    const heap = new Heap(before);
    this.#bySource.set(source, heap);
    return heap;
  }
}

/** The order of one source. Total: no two events have the same arrival. */
function before(a: Held, b: Held): boolean {
  if (a.event.at !== b.event.at) return a.event.at < b.event.at;
  if (a.rank !== b.rank) return a.rank < b.rank;
  // Unnumbered last, whatever their arrival: comparing only where both have a number would go round in circles.
  const sequenceA = a.event.sequence ?? Number.POSITIVE_INFINITY;
  const sequenceB = b.event.sequence ?? Number.POSITIVE_INFINITY;
  return sequenceA !== sequenceB ? sequenceA < sequenceB : a.arrival < b.arrival;
}

function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name}: expected a whole number ≥ ${least}, got ${value}`);
  }
}
