import type { EngineView } from "../observer.ts";
import { GROUP_COLUMNS, QUEUE_COLUMNS, queueCell, type TallyLayout, waitCell } from "../tallyLayout.ts";
import { FLAG as FLAGS, PHASE as PHASES } from "./contactPool.ts";
import { GroupTime, type GroupTimeState } from "./groupTime.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const FLAG = FLAGS;

const WIDTH = QUEUE_COLUMNS.length;
/** An abandonment up to this wait is short, where the queue does not say. */
const SHORT_MS = 5_000;

/** What is counted: intervals of `layout.intervalMs` from `fromAt`, the last one cut short at `untilAt`. */
export interface TallyWindow {
  readonly layout: TallyLayout;
  readonly fromAt: number;
  readonly untilAt: number;
}

/** What has been counted, as plain data. */
export interface TalliesState {
  readonly sums: Float64Array;
  readonly base: number;
  readonly stride: number;
  readonly interval: number;
  readonly endsAt: number;
  readonly groups: GroupTimeState;
}

/** The cells in which visits are booked by the interval they begin in, and the intervals as they pass. */
export abstract class TallyCells {
  declare readonly layout: TallyLayout;
  /** The vector, then one cell for what counts nowhere; the same again for what is spread over the first half at the end. */
  declare readonly sums: Float64Array;
  /** From a place in the first half to that in the second. */
  declare protected readonly plainAt: number;
  declare protected readonly window: TallyWindow;
  declare protected readonly groups: GroupTime;
  declare protected readonly nowhere: number;
  /** Where the buckets of waits begin, queue after queue. */
  declare protected readonly waitsAt: number;
  declare protected view: EngineView;
  protected withinMs = new Float64Array(0);
  protected shortMs = new Float64Array(0);
  /** First cell of the interval of now, the step from queue to queue, and when the interval ends. */
  declare protected base: number;
  protected stride = 0;
  protected interval = -1;
  declare protected endsAt: number;
  protected attached = false;
  private isSpread = false;

  constructor(window: TallyWindow) {
    const { layout } = window;
    this.window = window;
    this.layout = layout;
    this.nowhere = layout.size;
    this.waitsAt = waitCell(layout, 0);
    this.plainAt = layout.size + Math.max(WIDTH, GROUP_COLUMNS.length);
    this.sums = new Float64Array(2 * this.plainAt);
    this.groups = new GroupTime(layout, this.sums);
    this.base = this.nowhere;
    this.endsAt = window.fromAt;
  }

  /** Throws `RangeError` when the layout is of another centre, or when it is attached twice. */
  attach(view: EngineView): void {
    const { queues, groups } = view.centre;
    if (this.layout.queues !== queues.length || this.layout.groups !== groups.length) {
      throw new RangeError(
        `layout: expected ${queues.length} queues and ${groups.length} groups, got ${this.layout.queues} and ${this.layout.groups}`,
      );
    }
    if (this.attached) throw new RangeError("observer: expected one that observes nothing yet, got one in use");
    this.attached = true;
    this.view = view;
    this.withinMs = Float64Array.from(queues, ({ spec }) => spec.target?.withinMs ?? -1);
    this.shortMs = Float64Array.from(queues, ({ spec }) => spec.target?.shortAbandonMs ?? SHORT_MS);
    this.groups.attach(view);
    this.roll(view.now);
  }

  /** Makes it as new, for another run of the same centre. */
  restart(): void {
    this.sums.fill(0);
    this.groups.restart();
    this.attached = false;
    this.isSpread = false;
    this.base = this.nowhere;
    this.stride = 0;
    this.interval = -1;
    this.endsAt = this.window.fromAt;
  }

  save(): TalliesState {
    const { sums, base, stride, interval, endsAt } = this;
    return { sums: sums.slice(), base, stride, interval, endsAt, groups: this.groups.save() };
  }

  restore(saved: unknown): void {
    const { sums, base, stride, interval, endsAt, groups } = saved as TalliesState;
    this.sums.set(sums);
    Object.assign(this, { base, stride, interval, endsAt });
    this.groups.restore(groups);
  }

  /**
   * Closes every interval up to the end of the window and spreads what was counted together: before the sums are
   * read, when the run has got there. Again changes nothing.
   */
  finish(): void {
    if (this.isSpread) return;
    this.isSpread = true;
    const { layout } = this;
    this.closes(this.window.untilAt);
    for (let interval = 0; interval < layout.intervals; interval++) {
      for (let queue = 0; queue < layout.queues; queue++) this.spread(queueCell(layout, interval, queue), queue);
    }
    this.groups.finish();
  }

  protected abstract spread(cell: number, queue: number): void;

  protected closes(at: number): void {
    if (at >= this.endsAt) this.roll(at);
  }

  protected roll(now: number): void {
    const { layout, fromAt, untilAt } = this.window;
    while (now >= this.endsAt && this.interval < layout.intervals) {
      this.interval++;
      const counts = this.interval < layout.intervals;
      this.base = counts ? queueCell(layout, this.interval, 0) : this.nowhere;
      this.stride = counts ? WIDTH : 0;
      const beginsAt = this.endsAt;
      this.endsAt = counts
        ? Math.min(fromAt + (this.interval + 1) * layout.intervalMs, untilAt)
        : Number.POSITIVE_INFINITY;
      this.groups.begins(this.interval, beginsAt, counts ? this.endsAt : beginsAt);
    }
  }

  protected cellOf(queue: number): number {
    const { now } = this.view;
    if (now >= this.endsAt) this.roll(now);
    return this.base + queue * this.stride;
  }

  protected add(contact: number, column: number, amount: number): void {
    this.sums[this.view.contacts.cell[contact]! + column]! += amount;
  }

  /** Whether an agent had the contact before the run began: what becomes of it counts nowhere but in agents' time. */
  protected isBefore(contact: number): boolean {
    const { contacts } = this.view;
    if ((contacts.flags[contact]! & FLAG.before) === 0) return false;
    if (contacts.phase[contact]! < PHASE.talking) return false;
    contacts.needCell[contact] = this.nowhere;
    contacts.cell[contact] = this.nowhere;
    return true;
  }
}
