import { FLAG as FLAGS } from "./kernel/contactPool.ts";
import { PlainTallies } from "./kernel/plainTallies.ts";
import { COLUMN as COLUMNS } from "./kernel/tallyColumns.ts";
import { waitBucket } from "./kernel/waitBucket.ts";
import {
  type EngineObserver,
  FOLLOWS as FOLLOW_UPS,
  type FollowUp,
  LEFT as LEAVINGS,
  type Left,
  RELEASE as RELEASES,
  type Release,
  SERVED as SERVINGS,
  type Served,
  UNANSWERED as UNANSWEREDS,
  type Unanswered,
} from "./observer.ts";
import { waitCell } from "./tallyLayout.ts";

// At hand: what is imported is looked up whenever it is used.
const COLUMN = COLUMNS;
const FLAG = FLAGS;
const RELEASE = RELEASES;
const FOLLOWS = FOLLOW_UPS;
const LEFT = LEAVINGS;
const SERVED = SERVINGS;
const UNANSWERED = UNANSWEREDS;

/**
 * The observer of experiments: typed counters, nothing allocated per contact. A visit is booked in the interval it began,
 * whenever what is booked happens; one that began outside the window is booked in a cell nobody reads.
 */
export class Tallies extends PlainTallies implements EngineObserver {
  readonly wantsMessages = false;
  readonly wantsOrder = false;

  get plain(): PlainTallies {
    return this;
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
