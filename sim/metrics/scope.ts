import type { Channel, Instant, QueueId, TeamId } from "../vocabulary/index.ts";
import type { WindowId } from "./config.ts";
import { PLACE, type Place, type Sums } from "./fields.ts";
import { History } from "./history.ts";
import type { Timeline } from "./timeline.ts";
import { WindowCounts } from "./windowCounts.ts";
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
  readonly #counts: WindowCounts;
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
  #staffedMs = 0;
  #busyMs = 0;
  #slotMs = 0;
  #slotBusyMs = 0;

  constructor(timeline: Timeline, at: number, key: ScopeKey = {}) {
    this.#timeline = timeline;
    this.#counts = new WindowCounts(timeline);
    this.#weighedAt = at;
    this.#countedAt = at;
    this.channel = key.channel;
    this.queueId = key.queueId;
    this.teamId = key.teamId;
  }

  /** Counts `amount` (negative to take back) at `at`; what lies before a window does not change it. */
  add(place: Place, at: number, amount: number): void {
    this.#counts.add(place, at, amount);
  }

  /**
   * Rises whenever something of the customers' is counted, taken back or leaves a window, and with it whenever the numbers
   * of waiting change; not with weighed time.
   */
  get revision(): number {
    return this.#counts.revision;
  }

  /** Counts an answered wait of `cell` (`cellOf`) for the quantiles of every window. */
  addWait(at: number, cell: number): void {
    this.#waits.add(at, cell, this.#timeline);
  }

  /** The wait `fraction` of the answered did not exceed in `window`, ms; `undefined` when nobody was answered in it. */
  quantile(fraction: number, window: WindowId): number | undefined {
    return this.#waits.quantile(fraction, window, this.#timeline.head);
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
      const from = this.#countedAt;
      this.#counts.weigh(PLACE.staffedMs, from, this.#staffedMs);
      this.#counts.weigh(PLACE.busyMs, from, this.#busyMs);
      this.#counts.weigh(PLACE.slotMs, from, this.#slotMs);
      this.#counts.weigh(PLACE.slotBusyMs, from, this.#slotBusyMs);
      this.#unweigh();
    }
    this.#countedAt = at;
  }

  /** The timeline's head has just moved by one bucket. */
  bucketBegan(): void {
    if (this.#counts.untouched) return;
    this.#counts.bucketBegan();
    this.#waits.bucketBegan(this.#timeline.head);
  }

  intervalBegan(): void {
    this.#counts.intervalBegan();
    this.#waits.intervalBegan();
  }

  dayBegan(): void {
    this.#counts.dayBegan();
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
    this.#counts.clear();
    this.#waits.clear();
    this.waitingByMinute.length = 0;
    this.history.clear();
    this.#unweigh();
    this.#weighedAt = at;
    this.#countedAt = at;
  }

  /** The sums of `window`, to be read at once: what is counted later may or may not show in them. */
  sums(window: WindowId): Sums {
    return this.#counts.sums(window);
  }

  /** Sum of `place` over the buckets [`from`, `to`) of the last hour. */
  between(place: Place, from: number, to: number): number {
    return this.#counts.between(place, from, to);
  }

  /** Day, interval and rolling sums as plain numbers, for comparison. */
  numbers(): readonly number[] {
    return [...this.#counts.numbers(), this.waiting, this.waitingLate, this.inProgress];
  }

  #unweigh(): void {
    this.#staffedMs = 0;
    this.#busyMs = 0;
    this.#slotMs = 0;
    this.#slotBusyMs = 0;
  }
}
