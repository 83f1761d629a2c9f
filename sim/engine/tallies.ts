import { FLAG, PHASE } from "./kernel/contactPool.ts";
import { GroupTime, type GroupTimeState } from "./kernel/groupTime.ts";
import { COLUMN } from "./kernel/tallyColumns.ts";
import { waitBucket } from "./kernel/waitBucket.ts";
import {
  type EngineObserver,
  type EngineView,
  FOLLOWS,
  type FollowUp,
  LEFT,
  type Left,
  RELEASE,
  type Release,
  SERVED,
  type Served,
  UNANSWERED,
  type Unanswered,
} from "./observer.ts";
import { GROUP_COLUMNS, QUEUE_COLUMNS, queueCell, type TallyLayout, waitCell } from "./tallyLayout.ts";

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

/**
 * The observer of experiments: typed counters, nothing allocated per contact. A visit is booked in the interval it began,
 * whenever what is booked happens; one that began outside the window is booked in a cell nobody reads.
 */
export class Tallies implements EngineObserver {
  readonly wantsMessages = false;
  readonly wantsOrder = false;
  declare readonly layout: TallyLayout;
  /** The vector, then one cell for what counts nowhere. */
  declare readonly sums: Float64Array;
  declare private readonly window: TallyWindow;
  declare private readonly groups: GroupTime;
  declare private readonly nowhere: number;
  declare private view: EngineView;
  private withinMs = new Float64Array(0);
  private shortMs = new Float64Array(0);
  /** First cell of the interval of now, the step from queue to queue, and when the interval ends. */
  declare private base: number;
  private stride = 0;
  private interval = -1;
  declare private endsAt: number;
  private attached = false;

  constructor(window: TallyWindow) {
    const { layout } = window;
    this.window = window;
    this.layout = layout;
    this.nowhere = layout.size;
    this.sums = new Float64Array(layout.size + Math.max(WIDTH, GROUP_COLUMNS.length));
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

  /** Closes every interval up to the end of the window: before the sums are read, when the run has got there. */
  finish(): void {
    this.closes(this.window.untilAt);
  }

  private closes(at: number): void {
    if (at >= this.endsAt) this.roll(at);
  }

  private roll(now: number): void {
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

  private cellOf(queue: number): number {
    const { now } = this.view;
    if (now >= this.endsAt) this.roll(now);
    return this.base + queue * this.stride;
  }

  private add(contact: number, column: number, amount: number): void {
    this.sums[this.view.contacts.cell[contact]! + column]! += amount;
  }

  /** Whether an agent had the contact before the run began: what becomes of it counts nowhere but in agents' time. */
  private isBefore(contact: number): boolean {
    const { contacts } = this.view;
    if ((contacts.flags[contact]! & FLAG.before) === 0) return false;
    if (contacts.phase[contact]! < PHASE.talking) return false;
    contacts.needCell[contact] = this.nowhere;
    contacts.cell[contact] = this.nowhere;
    return true;
  }

  started(contact: number): void {
    const { contacts } = this.view;
    if (this.isBefore(contact)) return;
    const cell = this.cellOf(contacts.queue[contact]!);
    contacts.cell[contact] = cell;
    this.sums[cell + COLUMN.started]!++;
    if (contacts.depth[contact] !== 0) {
      if ((contacts.flags[contact]! & FLAG.before) !== 0) contacts.needCell[contact] = this.nowhere;
      return;
    }
    contacts.needCell[contact] = cell;
    this.sums[cell + COLUMN.fresh]!++;
  }

  selfServed(contact: number, outcome: Served, durationMs: number): void {
    this.add(contact, COLUMN.selfServiceMs, durationMs);
    if (outcome === SERVED.misrouted) this.add(contact, COLUMN.misrouted, 1);
    if (outcome === SERVED.escalated || outcome === SERVED.misrouted) return;
    this.add(contact, COLUMN.contained, 1);
    if (outcome === SERVED.contained) this.needResolved(contact);
  }

  private needResolved(contact: number): void {
    const { contacts } = this.view;
    if ((contacts.flags[contact]! & FLAG.question) === 0) {
      this.sums[contacts.needCell[contact]! + COLUMN.needsResolved]!++;
    }
  }

  refused(contact: number): void {
    this.add(contact, COLUMN.refused, 1);
  }

  queued(contact: number): void {
    const { contacts } = this.view;
    if (this.isBefore(contact)) return;
    const cell = this.cellOf(contacts.queue[contact]!);
    contacts.cell[contact] = cell;
    this.sums[cell + COLUMN.queued]!++;
  }

  arrived(contact: number): void {
    const { contacts } = this.view;
    const { sums } = this;
    const cell = this.cellOf(contacts.queue[contact]!);
    contacts.cell[contact] = cell;
    contacts.needCell[contact] = cell;
    sums[cell + COLUMN.started]!++;
    sums[cell + COLUMN.fresh]!++;
    sums[cell + COLUMN.queued]!++;
  }

  done(contact: number, agent: number): void {
    const { contacts, now } = this.view;
    const { sums } = this;
    if (now >= this.endsAt) this.roll(now);
    this.groups.frees(agent, 0, now);
    const cell = contacts.cell[contact]!;
    const talkMs = now - contacts.connectedAt[contact]!;
    sums[cell + COLUMN.talkMs]! += talkMs;
    sums[cell + COLUMN.concurrencyMs]! += talkMs;
    sums[cell + COLUMN.resolved]!++;
    sums[cell + COLUMN.handled]!++;
    sums[contacts.needCell[contact]! + COLUMN.needsResolved]!++;
  }

  offered(): void {}

  unanswered(contact: number, _agent: number, why: Unanswered): void {
    if (why === UNANSWERED.missed) this.add(contact, COLUMN.missed, 1);
  }

  connected(contact: number, agent: number): void {
    const { contacts, agents, now } = this.view;
    const { sums } = this;
    if (now >= this.endsAt) this.roll(now);
    this.groups.holds(agent, agents.open[agent]!, now);
    const cell = contacts.cell[contact]!;
    const queue = contacts.queue[contact]!;
    const waitMs = now - contacts.joinedAt[contact]!;
    sums[cell + COLUMN.answered]!++;
    if (cell !== this.nowhere) sums[waitCell(this.layout, queue) + waitBucket(waitMs)]!++;
    if (waitMs === 0) sums[cell + COLUMN.answeredAtOnce]!++;
    else sums[cell + COLUMN.waitMsAnswered]! += waitMs;
    if (waitMs <= this.withinMs[queue]!) sums[cell + COLUMN.answeredWithin]!++;
    const flags = contacts.flags[contact]!;
    if ((flags & FLAG.explains) !== 0) sums[cell + COLUMN.explained]!++;
    if (now > contacts.dueAt[contact]!) sums[cell + COLUMN.dueMissed]!++;
    if (contacts.part[contact] !== 0 && contacts.lastAgent[contact] !== agent) sums[cell + COLUMN.takenOver]!++;
  }

  message(): void {}

  interrupted(contact: number, agent: number): void {
    this.add(contact, COLUMN.interrupted, 1);
    this.frees(agent);
  }

  resumed(_contact: number, agent: number): void {
    const { agents, now } = this.view;
    if (now >= this.endsAt) this.roll(now);
    this.groups.holds(agent, agents.open[agent]!, now);
  }

  released(contact: number, agent: number, why: Release): void {
    const { contacts, agents, now } = this.view;
    const { sums } = this;
    const cell = contacts.cell[contact]!;
    const talkMs = now - contacts.connectedAt[contact]!;
    sums[cell + COLUMN.talkMs]! += talkMs;
    sums[cell + COLUMN.concurrencyMs]! += agents.area(agent, now) - contacts.areaMs[contact]!;
    if (why === RELEASE.transfer) sums[cell + COLUMN.transfers]!++;
    else if (why === RELEASE.handBack) sums[cell + COLUMN.handedBack]!++;
  }

  ended(contact: number, _agent: number, resolved: boolean): void {
    if (!resolved) return;
    this.add(contact, COLUMN.resolved, 1);
    this.needResolved(contact);
  }

  finished(contact: number, agent: number, handled: boolean): void {
    const { contacts, now } = this.view;
    this.frees(agent);
    if (!handled) return;
    const cell = contacts.cell[contact]!;
    this.sums[cell + COLUMN.handled]!++;
    this.sums[cell + COLUMN.wrapUpMs]! += now - contacts.releasedAt[contact]!;
  }

  private frees(agent: number): void {
    const { agents, now } = this.view;
    if (now >= this.endsAt) this.roll(now);
    this.groups.frees(agent, agents.open[agent]!, now);
  }

  left(contact: number, why: Left, at: number): void {
    const { contacts } = this.view;
    const { sums } = this;
    const cell = contacts.cell[contact]!;
    switch (why) {
      case LEFT.callback:
        sums[cell + COLUMN.callbacks]!++;
        return;
      case LEFT.steered:
        sums[cell + COLUMN.steered]!++;
        return;
      case LEFT.overflow:
        sums[cell + COLUMN.overflowed]!++;
        return;
      case LEFT.closing:
        sums[cell + COLUMN.turnedAway]!++;
        return;
      default: {
        const queue = contacts.queue[contact]!;
        const waitMs = at - contacts.joinedAt[contact]!;
        sums[cell + COLUMN.abandoned]!++;
        sums[cell + COLUMN.waitMsAbandoned]! += waitMs;
        if (waitMs <= this.shortMs[queue]!) sums[cell + COLUMN.abandonedShort]!++;
        if (waitMs <= this.withinMs[queue]!) sums[cell + COLUMN.abandonedWithin]!++;
        if (why === LEFT.baulked) sums[cell + COLUMN.baulked]!++;
      }
    }
  }

  followed(contact: number, next: number, why: FollowUp, contextKept: boolean): void {
    this.view.contacts.needCell[next] = this.view.contacts.needCell[contact]!;
    if (!contextKept) this.add(contact, COLUMN.contextLost, 1);
    if (why === FOLLOWS.switch) this.add(contact, COLUMN.switched, 1);
    else if (why === FOLLOWS.repeat) this.add(contact, COLUMN.repeats, 1);
    else if (why === FOLLOWS.redial) this.add(contact, COLUMN.redials, 1);
    else if (why === FOLLOWS.question) this.add(contact, COLUMN.statusQuestions, 1);
  }

  continued(contact: number, next: number, contextKept: boolean): void {
    this.view.contacts.needCell[next] = this.view.contacts.needCell[contact]!;
    if (!contextKept) this.add(contact, COLUMN.contextLost, 1);
  }

  wrapUpStarted(): void {}

  agentCame(agent: number): void {
    this.closes(this.view.now);
    this.groups.comes(agent, this.view.now);
  }

  agentLeft(agent: number): void {
    this.closes(this.view.now);
    this.groups.leaves(agent, this.view.now);
  }

  breakStarted(agent: number): void {
    this.closes(this.view.now);
    this.groups.pauses(agent, this.view.now);
  }

  breakEnded(agent: number): void {
    this.closes(this.view.now);
    this.groups.goesOn(agent, this.view.now);
  }

  overtimeStarted(agent: number): void {
    this.closes(this.view.now);
    this.groups.stays(agent, this.view.now, 1);
  }

  overtimeEnded(agent: number): void {
    this.closes(this.view.now);
    this.groups.stays(agent, this.view.now, -1);
  }
}
