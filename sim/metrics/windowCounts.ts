import type { WindowId } from "./config.ts";
import { FIELD_COUNT, isTimeWeight, PLACE, type Place, type Sums } from "./fields.ts";
import { BUCKET_MS, BUCKETS, ROLLING_BUCKETS, ROLLING_WINDOWS, type Timeline } from "./timeline.ts";

/**
 * Counts of one scope in every window. What happens now lies in all of them, so it is counted once, beside them, and taken
 * into them when its bucket is full or somebody reads: whole numbers, so the number of steps does not matter.
 */
export class WindowCounts {
  readonly #timeline: Timeline;
  readonly #ring = new Float64Array(BUCKETS * FIELD_COUNT);
  /** Whether a bucket of the ring holds anything; most of a night do not. */
  readonly #filled = new Uint8Array(BUCKETS);
  /** Running sums of the rolling windows, one row each. */
  readonly #rolling = new Float64Array(ROLLING_BUCKETS.length * FIELD_COUNT);
  readonly #interval = new Float64Array(FIELD_COUNT);
  readonly #day = new Float64Array(FIELD_COUNT);
  /** Counted in bucket `#nowBucket` and not yet taken into the windows, all of which it lies in. */
  readonly #now = new Float64Array(FIELD_COUNT);
  #nowBucket = 0;
  #pending = false;
  /** Places ever counted, each once: no scope uses them all, and most use few. */
  readonly #used: number[] = [];
  readonly #isUsed = new Uint8Array(FIELD_COUNT);
  readonly #readers: Readonly<Record<WindowId, Sums>>;
  /** Rises with every change of a sum but those of weighed time: what was read before still holds while it stands. */
  revision = 0;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    const row = (window: (typeof ROLLING_WINDOWS)[number]): Sums =>
      this.#reader(this.#rolling, ROLLING_WINDOWS.indexOf(window) * FIELD_COUNT);
    this.#readers = {
      interval: this.#reader(this.#interval, 0),
      day: this.#reader(this.#day, 0),
      "rolling-15": row("rolling-15"),
      "rolling-30": row("rolling-30"),
      "rolling-60": row("rolling-60"),
    };
  }

  /** Nothing was ever counted: most channels of most floors. */
  get untouched(): boolean {
    return this.#used.length === 0;
  }

  /** Counts `amount` (negative to take back) at `at`; what lies before a window does not change it. */
  add(place: Place, at: number, amount: number): void {
    this.revision += 1;
    this.#put(place, Math.floor(at / BUCKET_MS), at, amount);
  }

  /** Adds `amount` ms weighed since `from`, all of it in the bucket that is filling. */
  weigh(place: Place, from: number, amount: number): void {
    this.#put(place, this.#timeline.head, from, amount);
  }

  /** Reads the sums of `window`; the reader follows later changes. */
  sums(window: WindowId): Sums {
    return this.#readers[window];
  }

  /** The timeline's head has just moved by one bucket. */
  bucketBegan(): void {
    this.#take();
    const { head } = this.#timeline;
    for (let row = 0; row < ROLLING_BUCKETS.length; row++) this.#leave(row, (head - ROLLING_BUCKETS[row]!) % BUCKETS);
    const filling = head % BUCKETS;
    if (this.#filled[filling] === 0) return;
    this.#filled[filling] = 0;
    this.#ring.fill(0, filling * FIELD_COUNT, (filling + 1) * FIELD_COUNT);
  }

  intervalBegan(): void {
    this.#take();
    this.#interval.fill(0);
    this.revision += 1;
  }

  dayBegan(): void {
    this.#take();
    this.#day.fill(0);
    this.revision += 1;
  }

  /** Forgets all windows. */
  clear(): void {
    for (const sums of [this.#ring, this.#filled, this.#rolling, this.#interval, this.#day, this.#now]) sums.fill(0);
    this.#pending = false;
    this.revision += 1;
  }

  /** Day, interval and rolling sums as plain numbers, for comparison. */
  numbers(): readonly number[] {
    this.#take();
    return [...this.#day, ...this.#interval, ...this.#rolling];
  }

  #reader(sums: Float64Array, first: number): Sums {
    return (field) => {
      if (this.#pending) this.#take();
      return sums[first + PLACE[field]]!;
    };
  }

  #put(place: number, bucket: number, at: number, amount: number): void {
    if (this.#isUsed[place] === 0) {
      this.#isUsed[place] = 1;
      this.#used.push(place);
    }
    const { head, intervalStart, dayStart } = this.#timeline;
    if (bucket === head && at >= intervalStart && at >= dayStart) {
      this.#nowBucket = head;
      this.#pending = true;
      this.#now[place]! += amount;
      return;
    }
    if (bucket > head - BUCKETS && bucket <= head) {
      this.#filled[bucket % BUCKETS] = 1;
      this.#ring[(bucket % BUCKETS) * FIELD_COUNT + place]! += amount;
      for (let row = 0; row < ROLLING_BUCKETS.length; row++) {
        if (bucket > head - ROLLING_BUCKETS[row]!) this.#rolling[row * FIELD_COUNT + place]! += amount;
      }
    }
    if (at >= intervalStart) this.#interval[place]! += amount;
    if (at >= dayStart) this.#day[place]! += amount;
  }

  /** Takes what happened now into the windows. */
  #take(): void {
    if (!this.#pending) return;
    this.#pending = false;
    const bucket = this.#nowBucket % BUCKETS;
    this.#filled[bucket] = 1;
    for (const place of this.#used) {
      const amount = this.#now[place]!;
      if (amount === 0) continue;
      this.#now[place] = 0;
      this.#ring[bucket * FIELD_COUNT + place]! += amount;
      this.#interval[place]! += amount;
      this.#day[place]! += amount;
      for (let sum = place; sum < this.#rolling.length; sum += FIELD_COUNT) this.#rolling[sum]! += amount;
    }
  }

  /** A bucket has left the rolling window of `row`. */
  #leave(row: number, bucket: number): void {
    if (this.#filled[bucket] === 0) return;
    for (const place of this.#used) {
      const amount = this.#ring[bucket * FIELD_COUNT + place]!;
      if (amount === 0) continue;
      this.#rolling[row * FIELD_COUNT + place]! -= amount;
      if (!isTimeWeight(place)) this.revision += 1;
    }
  }
}
