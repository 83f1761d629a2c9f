import type { WindowId } from "./config.ts";
import { FIELD_COUNT, isTimeWeight, PLACE, type Place, type Sums } from "./fields.ts";
import { BUCKET_MS, BUCKETS, ROLLING_BUCKETS, ROLLING_WINDOWS, type Timeline } from "./timeline.ts";

const EMPTY = 0;
const WEIGHED = 1;
const COUNTED = 2;

/**
 * Counts of one scope in every window. What happens now lies in all of them, so it is counted once, beside them, and taken
 * into them when its bucket is full or somebody reads: whole numbers, so the number of steps does not matter.
 */
export class WindowCounts {
  readonly #timeline: Timeline;
  readonly #ring = new Float64Array(BUCKETS * FIELD_COUNT);
  /** Whether a bucket of the ring holds nothing, `WEIGHED` time alone, or whatever was `COUNTED`. */
  readonly #filled = new Uint8Array(BUCKETS);
  /** Running sums of the rolling windows, made when first read: most windows of most scopes never are. */
  readonly #rolling: (Float64Array | undefined)[] = ROLLING_BUCKETS.map(() => undefined);
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
    this.#readers = {
      interval: this.#reader(this.#interval),
      day: this.#reader(this.#day),
      "rolling-15": this.#rollingReader("rolling-15"),
      "rolling-30": this.#rollingReader("rolling-30"),
      "rolling-60": this.#rollingReader("rolling-60"),
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
    for (let row = 0; row < ROLLING_BUCKETS.length; row++) {
      const bucket = (head - ROLLING_BUCKETS[row]!) % BUCKETS;
      const filled = this.#filled[bucket]!;
      if (filled === EMPTY) continue;
      if (filled === COUNTED) this.revision += 1;
      this.#leave(this.#rolling[row], bucket * FIELD_COUNT);
    }
    const filling = head % BUCKETS;
    if (this.#filled[filling] === EMPTY) return;
    this.#filled[filling] = EMPTY;
    for (const place of this.#used) this.#ring[filling * FIELD_COUNT + place] = 0;
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
    for (const sums of [this.#ring, this.#filled, this.#interval, this.#day, this.#now]) sums.fill(0);
    for (const sums of this.#rolling) sums?.fill(0);
    this.#pending = false;
    this.revision += 1;
  }

  /** Day, interval and rolling sums as plain numbers, for comparison. */
  numbers(): readonly number[] {
    this.#take();
    return [...this.#day, ...this.#interval, ...ROLLING_BUCKETS.flatMap((_, row) => [...this.#rolled(row)])];
  }

  #reader(sums: Float64Array): Sums {
    return (field) => {
      if (this.#pending) this.#take();
      return sums[PLACE[field]]!;
    };
  }

  #rollingReader(window: (typeof ROLLING_WINDOWS)[number]): Sums {
    const row = ROLLING_WINDOWS.indexOf(window);
    return (field) => {
      if (this.#pending) this.#take();
      return (this.#rolling[row] ?? this.#rolled(row))[PLACE[field]]!;
    };
  }

  /** Sums of the rolling window of `row`; everything has been taken. */
  #rolled(row: number): Float64Array {
    let sums = this.#rolling[row];
    if (sums !== undefined) return sums;
    sums = new Float64Array(FIELD_COUNT);
    this.#rolling[row] = sums;
    const { head } = this.#timeline;
    for (let back = 0; back < ROLLING_BUCKETS[row]!; back++) {
      const bucket = (head - back + BUCKETS) % BUCKETS;
      if (this.#filled[bucket] === EMPTY) continue;
      for (const place of this.#used) sums[place]! += this.#ring[bucket * FIELD_COUNT + place]!;
    }
    return sums;
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
      this.#filled[bucket % BUCKETS] = COUNTED;
      this.#ring[(bucket % BUCKETS) * FIELD_COUNT + place]! += amount;
      for (let row = 0; row < ROLLING_BUCKETS.length; row++) {
        const sums = this.#rolling[row];
        if (sums !== undefined && bucket > head - ROLLING_BUCKETS[row]!) sums[place]! += amount;
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
    const [short, middle, long] = this.#rolling;
    let filled = this.#filled[bucket]!;
    for (const place of this.#used) {
      const amount = this.#now[place]!;
      if (amount === 0) continue;
      this.#now[place] = 0;
      this.#ring[bucket * FIELD_COUNT + place]! += amount;
      this.#interval[place]! += amount;
      this.#day[place]! += amount;
      if (short !== undefined) short[place]! += amount;
      if (middle !== undefined) middle[place]! += amount;
      if (long !== undefined) long[place]! += amount;
      if (!isTimeWeight(place)) filled = COUNTED;
      else if (filled === EMPTY) filled = WEIGHED;
    }
    this.#filled[bucket] = filled;
  }

  /** What the ring holds from `cell` on has left a rolling window. */
  #leave(sums: Float64Array | undefined, cell: number): void {
    if (sums === undefined) return;
    for (const place of this.#used) sums[place]! -= this.#ring[cell + place]!;
  }
}
