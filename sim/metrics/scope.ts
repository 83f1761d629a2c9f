import type { Channel, Instant, QueueId, TeamId } from "../vocabulary/index.ts";
import type { WindowId } from "./config.ts";
import { FIELD_COUNT, PLACE, type Place, type Sums } from "./fields.ts";
import { History } from "./history.ts";
import { BUCKET_MS, BUCKETS, ROLLING_BUCKETS, ROLLING_WINDOWS, type Timeline } from "./timeline.ts";
import { WindowWaits } from "./windowWaits.ts";

/** Minutes of waiting kept beside now, enough to look 30 minutes back. */
const WAITING_MINUTES = 31;

/** What a scope is narrowed to; everything when all are absent. */
export interface ScopeKey {
  readonly channel?: Channel | undefined;
  readonly queueId?: QueueId | undefined;
  readonly teamId?: TeamId | undefined;
}

/** The figures of one scope: everything, a channel, a queue on a channel, or a team. Sums only; nothing is divided here. */
export class Scope {
  readonly channel: Channel | undefined;
  readonly queueId: QueueId | undefined;
  readonly teamId: TeamId | undefined;
  readonly #timeline: Timeline;
  readonly #ring = new Float64Array(BUCKETS * FIELD_COUNT);
  /** Running sums of the rolling windows, one row each. */
  readonly #rolling = new Float64Array(ROLLING_BUCKETS.length * FIELD_COUNT);
  readonly #interval = new Float64Array(FIELD_COUNT);
  readonly #day = new Float64Array(FIELD_COUNT);
  readonly #waits = new WindowWaits();

  waiting = 0;
  waitingLate = 0;
  inProgress = 0;
  staffed = 0;
  busy = 0;
  slots = 0;
  slotsBusy = 0;
  /** Agents ready with nothing in hand, slots they and others have free, agents over a limit: as of the last count. */
  agentsReady = 0;
  freeSlots = 0;
  agentsOverLimit = 0;
  /** Waiting visits at the ends of the last minutes, oldest first. */
  readonly waitingByMinute: number[] = [];
  readonly history = new History();
  /** Whether anything of the customers' has ever come: a scope that is only staffed is not yet shown. */
  seen = false;
  /** Up to when time has been weighed. */
  #weighedAt: number;
  /** When what was weighed but not yet counted began; all of it lies in the bucket that is filling. */
  #countedAt: number;
  /** Nothing was ever counted: most channels of most floors. */
  #untouched = true;
  #staffedMs = 0;
  #busyMs = 0;
  #slotMs = 0;
  #slotBusyMs = 0;

  constructor(timeline: Timeline, at: number, key: ScopeKey = {}) {
    this.#timeline = timeline;
    this.#weighedAt = at;
    this.#countedAt = at;
    this.channel = key.channel;
    this.queueId = key.queueId;
    this.teamId = key.teamId;
  }

  /** Counts `amount` (negative to take back) at `at`; what lies before a window does not change it. */
  add(place: Place, at: number, amount: number): void {
    this.#put(place, Math.floor(at / BUCKET_MS), at, amount);
  }

  /** Counts an answered wait for the quantiles of every window. */
  addWait(at: number, waitMs: number): void {
    this.#waits.add(at, waitMs, this.#timeline);
  }

  /** The wait `fraction` of the answered did not exceed in `window`, ms; `undefined` when nobody was answered in it. */
  quantile(fraction: number, window: WindowId): number | undefined {
    return this.#waits.quantile(fraction, window);
  }

  /** Weighs the four counts by the time since the last look; must be called before any of them changes. */
  weigh(at: number): void {
    const elapsedMs = at - this.#weighedAt;
    if (elapsedMs <= 0) return;
    this.#weighedAt = at;
    if (this.staffed === 0 && this.slotsBusy === 0) return;
    this.#staffedMs += this.staffed * elapsedMs;
    this.#busyMs += this.busy * elapsedMs;
    this.#slotMs += this.slots * elapsedMs;
    this.#slotBusyMs += this.slotsBusy * elapsedMs;
  }

  /** Brings the time-weighted sums of the windows up to `at`; whole numbers, so the number of steps does not matter. */
  settle(at: number): void {
    this.weigh(at);
    if (at <= this.#countedAt) return;
    if (this.#staffedMs > 0 || this.#slotBusyMs > 0) {
      // Ticks settle every scope, so all of it lies in the bucket that is filling.
      const bucket = this.#timeline.head;
      const from = this.#countedAt;
      this.#put(PLACE.staffedMs, bucket, from, this.#staffedMs);
      this.#put(PLACE.busyMs, bucket, from, this.#busyMs);
      this.#put(PLACE.slotMs, bucket, from, this.#slotMs);
      this.#put(PLACE.slotBusyMs, bucket, from, this.#slotBusyMs);
      this.#unweigh();
    }
    this.#countedAt = at;
  }

  /** The timeline's head has just moved by one bucket. */
  bucketBegan(): void {
    if (this.#untouched) return;
    const { head } = this.#timeline;
    for (let row = 0; row < ROLLING_BUCKETS.length; row++) {
      const leaving = ((head - ROLLING_BUCKETS[row]!) % BUCKETS) * FIELD_COUNT;
      const sums = row * FIELD_COUNT;
      for (let place = 0; place < FIELD_COUNT; place++) this.#rolling[sums + place]! -= this.#ring[leaving + place]!;
    }
    const filling = (head % BUCKETS) * FIELD_COUNT;
    this.#ring.fill(0, filling, filling + FIELD_COUNT);
    this.#waits.bucketBegan(head);
  }

  intervalBegan(): void {
    this.#interval.fill(0);
    this.#waits.intervalBegan();
  }

  dayBegan(): void {
    this.#day.fill(0);
    this.#waits.dayBegan();
  }

  minuteEnded(): void {
    this.waitingByMinute.push(this.waiting);
    if (this.waitingByMinute.length > WAITING_MINUTES) this.waitingByMinute.shift();
  }

  /** Waiting at the last end of a minute at least 30 minutes ago; `undefined` when that was before this scope. */
  waitingBefore(): number | undefined {
    return this.waitingByMinute.length === WAITING_MINUTES ? this.waitingByMinute[0] : undefined;
  }

  /** Forgets all windows: the floor was silent for longer than any of them. */
  forget(at: Instant): void {
    this.#ring.fill(0);
    this.#rolling.fill(0);
    this.#interval.fill(0);
    this.#day.fill(0);
    this.#waits.clear();
    this.waitingByMinute.length = 0;
    this.history.clear();
    this.#unweigh();
    this.#weighedAt = at;
    this.#countedAt = at;
  }

  /** Reads the sums of `window`; the reader follows later changes. */
  sums(window: WindowId): Sums {
    if (window === "day") return (field) => this.#day[PLACE[field]]!;
    if (window === "interval") return (field) => this.#interval[PLACE[field]]!;
    const row = ROLLING_WINDOWS.indexOf(window) * FIELD_COUNT;
    return (field) => this.#rolling[row + PLACE[field]]!;
  }

  /** Day, interval and rolling sums as plain numbers, for comparison. */
  numbers(): readonly number[] {
    return [...this.#day, ...this.#interval, ...this.#rolling, this.waiting, this.waitingLate, this.inProgress];
  }

  #unweigh(): void {
    this.#staffedMs = 0;
    this.#busyMs = 0;
    this.#slotMs = 0;
    this.#slotBusyMs = 0;
  }

  #put(place: number, bucket: number, at: number, amount: number): void {
    this.#untouched = false;
    const timeline = this.#timeline;
    const { head } = timeline;
    if (bucket > head - BUCKETS && bucket <= head) {
      const cell = (bucket % BUCKETS) * FIELD_COUNT + place;
      this.#ring[cell]! += amount;
      for (let row = 0; row < ROLLING_BUCKETS.length; row++) {
        if (bucket > head - ROLLING_BUCKETS[row]!) this.#rolling[row * FIELD_COUNT + place]! += amount;
      }
    }
    if (at >= timeline.intervalStart) this.#interval[place]! += amount;
    if (at >= timeline.dayStart) this.#day[place]! += amount;
  }
}
