import type { WindowId } from "./config.ts";
import { asSums, FIELD_COUNT, type Place, type Sums, TIME_WEIGHTS } from "./fields.ts";
import { BUCKET_MS, BUCKETS, ROLLING_BUCKETS, ROLLING_WINDOWS, type Timeline } from "./timeline.ts";

/** Places in one word of bits; two words hold them all. */
const WORD = 32;

/**
 * Counts of one scope in every window. What happens now lies in all of them, so it is counted once, beside them, and taken
 * into them when its bucket is full or somebody reads: whole numbers, so the number of steps does not matter. Bits say
 * which places of a bucket were ever counted: most buckets hold few, and only those are walked.
 */
export class WindowCounts {
  readonly #timeline: Timeline;
  readonly #ring = new Float64Array(BUCKETS * FIELD_COUNT);
  /** Places counted in each bucket of the ring, two words a bucket. */
  readonly #filled = new Int32Array(2 * BUCKETS);
  /** Running sums of the rolling windows, made when first read: most windows of most scopes never are. */
  readonly #rolling: (Float64Array | undefined)[] = ROLLING_BUCKETS.map(() => undefined);
  readonly #interval = new Float64Array(FIELD_COUNT);
  readonly #day = new Float64Array(FIELD_COUNT);
  /** Counted in bucket `#nowBucket` and not yet taken into the windows, all of which it lies in; and which places those are. */
  readonly #now = new Float64Array(FIELD_COUNT);
  #nowLow = 0;
  #nowHigh = 0;
  #nowBucket = 0;
  #touched = false;
  /** Rises with every change of a sum but those of weighed time: what was read before still holds while it stands. */
  revision = 0;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** Nothing was ever counted: most channels of most floors. */
  get untouched(): boolean {
    return !this.#touched;
  }

  /** Counts `amount` (negative to take back) at `at`; what lies before a window does not change it. */
  add(place: Place, at: number, amount: number): void {
    this.revision += 1;
    const { nowFrom, nowUntil } = this.#timeline;
    if (at >= nowFrom && at < nowUntil) this.#putNow(place, amount);
    else this.#putThen(place, Math.floor(at / BUCKET_MS), at, amount);
  }

  /** Adds `amount` ms weighed since `from`, all of it in the bucket that is filling. */
  weigh(place: Place, from: number, amount: number): void {
    if (from >= this.#timeline.nowFrom) this.#putNow(place, amount);
    else this.#putThen(place, this.#timeline.head, from, amount);
  }

  /** The sums of `window`, to be read at once: what is counted later may or may not show in them. */
  sums(window: WindowId): Sums {
    this.#take();
    if (window === "interval") return asSums(this.#interval);
    if (window === "day") return asSums(this.#day);
    const row = ROLLING_WINDOWS.indexOf(window);
    return asSums(this.#rolling[row] ?? this.#rolled(row));
  }

  /** Sum of `place` over the buckets from `from` up to, not including, `to`; what is older than an hour is not known: 0. */
  between(place: Place, from: number, to: number): number {
    this.#take();
    const { head } = this.#timeline;
    let sum = 0;
    for (let bucket = Math.max(from, head - BUCKETS + 1); bucket < Math.min(to, head + 1); bucket++) {
      sum += this.#ring[(bucket % BUCKETS) * FIELD_COUNT + place]!;
    }
    return sum;
  }

  /** The timeline's head has just moved by one bucket. */
  bucketBegan(): void {
    this.#take();
    const { head } = this.#timeline;
    for (let row = 0; row < ROLLING_BUCKETS.length; row++) {
      const bucket = (head - ROLLING_BUCKETS[row]!) % BUCKETS;
      const low = this.#filled[2 * bucket]!;
      const high = this.#filled[2 * bucket + 1]!;
      if ((low & ~TIME_WEIGHTS) !== 0 || high !== 0) this.revision += 1;
      const sums = this.#rolling[row];
      if (sums === undefined) continue;
      this.#leave(sums, bucket, low, 0);
      this.#leave(sums, bucket, high, WORD);
    }
    this.#empty(head % BUCKETS);
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
    this.#nowLow = 0;
    this.#nowHigh = 0;
    this.revision += 1;
  }

  /** Day, interval and rolling sums as plain numbers, for comparison. */
  numbers(): readonly number[] {
    this.#take();
    return [...this.#day, ...this.#interval, ...ROLLING_BUCKETS.flatMap((_, row) => [...this.#rolled(row)])];
  }

  /** Sums of the rolling window of `row`; everything has been taken. */
  #rolled(row: number): Float64Array {
    let sums = this.#rolling[row];
    if (sums !== undefined) return sums;
    sums = new Float64Array(FIELD_COUNT);
    this.#rolling[row] = sums;
    const { head } = this.#timeline;
    for (let back = 0; back < ROLLING_BUCKETS[row]!; back++) {
      const cell = ((head - back + BUCKETS) % BUCKETS) * FIELD_COUNT;
      for (let place = 0; place < FIELD_COUNT; place++) sums[place]! += this.#ring[cell + place]!;
    }
    return sums;
  }

  #putNow(place: number, amount: number): void {
    if (place < WORD) this.#nowLow |= 1 << place;
    else this.#nowHigh |= 1 << (place - WORD);
    this.#nowBucket = this.#timeline.head;
    this.#touched = true;
    this.#now[place]! += amount;
  }

  /** What is told late, or weighed across a boundary, lies in some windows and not in others. */
  #putThen(place: number, bucket: number, at: number, amount: number): void {
    this.#touched = true;
    const { head, intervalStart, dayStart } = this.#timeline;
    if (bucket > head - BUCKETS && bucket <= head) {
      this.#filled[2 * (bucket % BUCKETS) + (place < WORD ? 0 : 1)]! |= 1 << (place % WORD);
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
    const low = this.#nowLow;
    const high = this.#nowHigh;
    if ((low | high) === 0) return;
    this.#nowLow = 0;
    this.#nowHigh = 0;
    const bucket = this.#nowBucket % BUCKETS;
    this.#filled[2 * bucket]! |= low;
    this.#filled[2 * bucket + 1]! |= high;
    this.#enter(bucket, low, 0);
    this.#enter(bucket, high, WORD);
  }

  #enter(bucket: number, bits: number, first: number): void {
    const [short, middle, long] = this.#rolling;
    const cell = bucket * FIELD_COUNT;
    for (let left = bits; left !== 0; left &= left - 1) {
      const place = first + lowest(left);
      const amount = this.#now[place]!;
      this.#now[place] = 0;
      this.#ring[cell + place]! += amount;
      this.#interval[place]! += amount;
      this.#day[place]! += amount;
      if (short !== undefined) short[place]! += amount;
      if (middle !== undefined) middle[place]! += amount;
      if (long !== undefined) long[place]! += amount;
    }
  }

  /** What `bits` of `bucket` hold has left a rolling window. */
  #leave(sums: Float64Array, bucket: number, bits: number, first: number): void {
    const cell = bucket * FIELD_COUNT;
    for (let left = bits; left !== 0; left &= left - 1) {
      const place = first + lowest(left);
      sums[place]! -= this.#ring[cell + place]!;
    }
  }

  #empty(bucket: number): void {
    if (this.#filled[2 * bucket] === 0 && this.#filled[2 * bucket + 1] === 0) return;
    this.#filled[2 * bucket] = 0;
    this.#filled[2 * bucket + 1] = 0;
    this.#ring.fill(0, bucket * FIELD_COUNT, (bucket + 1) * FIELD_COUNT);
  }
}

/** Place of the lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
