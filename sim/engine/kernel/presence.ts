import type { RosterTarget } from "../roster/rosterTarget.ts";
import { PLACE } from "./agentPool.ts";
import { restored, type Saved, saved } from "./columns.ts";
import { PHASE } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE } from "./ties.ts";

/** What people see of somebody who missed an offer. */
export const MISSED = "missed-offer";

interface FurtherBreak {
  readonly reason: string;
  readonly lastsMs: number;
}

export interface PresenceState {
  readonly columns: Saved;
  readonly reasons: readonly string[];
  readonly further: readonly (readonly FurtherBreak[])[];
}

/**
 * Agents come, pause and leave as the roster plans; the floor decides how: a break begins when the open contacts are
 * done and lasts in full; at the end of a shift open contacts are finished, or handed back to the head of their line.
 */
export class Presence implements RosterTarget {
  declare private readonly kernel: Kernel;
  /** How long a break that waits, or runs, lasts, and why; 0: none. */
  declare private readonly breakMs: Float64Array;
  declare private reasons: string[];
  /** Breaks that are due and wait for the end of another. */
  declare private further: FurtherBreak[][];
  /** 1: counted as working past the end of the shift. */
  declare private readonly overtime: Uint8Array;
  /** Unnamed agents of each group who still work though fewer are scheduled, and all of them. */
  declare private readonly surplus: Int32Array;
  private surplusInAll = 0;
  /** Rises with every break: an end due for an earlier one is void. */
  declare private readonly breakNumber: Int32Array;
  private dayOfRun = 0;
  /** First unnamed agent of each group, and the one after the last. */
  declare private readonly firstUnnamed: Int32Array;
  declare private readonly endUnnamed: Int32Array;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const { agents, groups } = kernel.centre;
    this.breakMs = new Float64Array(agents.length);
    this.reasons = new Array<string>(agents.length).fill("");
    this.further = agents.map(() => []);
    this.overtime = new Uint8Array(agents.length);
    this.surplus = new Int32Array(groups.length);
    this.breakNumber = new Int32Array(agents.length);
    const first = (group: number) => agents.findIndex((agent) => agent.inGroup === group && agent.person === undefined);
    this.firstUnnamed = Int32Array.from(groups, (_, group) => first(group));
    this.endUnnamed = Int32Array.from(
      groups,
      (_, group) => agents.findLastIndex((agent) => agent.inGroup === group && agent.person === undefined) + 1,
    );
  }

  /** Whether somewhere more unnamed agents work than are scheduled. */
  get hasSurplus(): boolean {
    return this.surplusInAll !== 0;
  }

  begins(): void {
    const { sources, startAt } = this.kernel;
    sources.roster.restart(sources.seed, sources.replication, startAt, this);
    this.plansNext();
  }

  save(): PresenceState {
    const further = this.further.map((breaks) => breaks.map((one) => ({ ...one })));
    return { columns: saved(this), reasons: [...this.reasons], further };
  }

  restore({ columns, reasons, further }: PresenceState): void {
    restored(this, columns);
    this.reasons = [...reasons];
    this.surplusInAll = this.surplus.reduce((sum, count) => sum + count, 0);
    this.further = further.map((breaks) => breaks.map((one) => ({ ...one })));
    this.kernel.factors.startDay(this.dayOfRun);
  }

  /** What the roster plans next happens. */
  happens(): void {
    this.kernel.sources.roster.happens(this);
    this.plansNext();
  }

  /** Puts down when the roster has something next. */
  plansNext(): void {
    const { roster } = this.kernel.sources;
    if (roster.nextAt === Number.POSITIVE_INFINITY) return;
    this.kernel.due.add(roster.nextAt, roster.nextComes ? DUE.comes : DUE.leaves, 0, 0);
  }

  /** The agent is on queue when the run begins, idle since `idleSince`. */
  isThere(agent: number, idleSince: number): void {
    const { agents, now } = this.kernel;
    agents.moved(agent, PLACE.onQueue, now);
    agents.idleSince[agent] = idleSince;
    agents.list(agent);
  }

  /** An agent who is there is on a break that ends at `endsAt`, or, having missed an offer, offered nothing until then. */
  isPaused(agent: number, reason: string, endsAt: number, missed: boolean): void {
    const { agents, observer, due, now } = this.kernel;
    agents.moved(agent, missed ? PLACE.paused : PLACE.onBreak, now);
    this.reasons[agent] = reason;
    observer.breakStarted(agent, reason);
    due.add(endsAt, missed ? DUE.pauseEnd : DUE.breakEnd, agent, ++this.breakNumber[agent]!);
  }

  dayStarts(dayOfRun: number): void {
    this.dayOfRun = dayOfRun;
    this.kernel.factors.startDay(dayOfRun);
  }

  comes(agent: number): void {
    const { agents, observer, offers, now } = this.kernel;
    const before = agents.place[agent]!;
    if (before !== PLACE.away && before !== PLACE.leaving) return;
    this.breakMs[agent] = 0;
    this.further[agent]!.length = 0;
    agents.moved(agent, PLACE.onQueue, now);
    if (before === PLACE.away) observer.agentCame(agent);
    else this.endsOvertime(agent);
    offers.serves(agent);
  }

  leaves(agent: number): void {
    const { kernel } = this;
    const { agents } = kernel;
    const place = agents.place[agent]!;
    if (place === PLACE.away || place === PLACE.leaving) return;
    if (place === PLACE.paused && this.isBusy(agent)) kernel.observer.breakEnded(agent);
    agents.moved(agent, PLACE.leaving, kernel.now);
    kernel.offers.withdraws(agent);
    if (kernel.centre.handsBack) this.handsBack(agent);
    if (this.isBusy(agent)) {
      this.overtime[agent] = 1;
      this.countsSurplus(agent, 1);
      kernel.observer.overtimeStarted(agent);
      // Whoever has cut short a last wrap-up is gone already.
    } else if (agents.place[agent] === PLACE.leaving) this.goes(agent);
    kernel.sessions.forsakes(agent);
  }

  breakStarts(agent: number, reason: string, lastsMs: number): void {
    const { agents, observer, now } = this.kernel;
    const place = agents.place[agent];
    if (place === PLACE.away || place === PLACE.leaving) return;
    if (place === PLACE.breakDue || place === PLACE.onBreak) {
      this.further[agent]!.push({ reason, lastsMs });
      return;
    }
    if (place === PLACE.paused) observer.breakEnded(agent);
    this.breakMs[agent] = lastsMs;
    this.reasons[agent] = reason;
    agents.moved(agent, PLACE.breakDue, now);
    this.kernel.offers.withdraws(agent);
    if (!this.isBusy(agent)) this.pausesNow(agent);
  }

  headcount(group: number, count: number): void {
    const { place } = this.kernel.agents;
    const from = this.firstUnnamed[group]!;
    const end = this.endUnnamed[group]!;
    if (from < 0) return;
    let missing = count;
    for (let agent = from; agent < end; agent++) if (this.isPresent(agent)) missing--;
    // Whoever still works past the end stays first; then others come.
    for (const state of [PLACE.leaving, PLACE.away]) {
      for (let agent = from; agent < end && missing > 0; agent++) {
        if (place[agent] !== state) continue;
        this.comes(agent);
        missing--;
      }
    }
    // Whoever is idle leaves first.
    for (const busy of [false, true]) {
      for (let agent = end - 1; agent >= from && missing < 0; agent--) {
        if (!this.isPresent(agent) || (!busy && this.isBusy(agent))) continue;
        this.leaves(agent);
        missing++;
      }
    }
  }

  private isPresent(agent: number): boolean {
    const place = this.kernel.agents.place[agent];
    return place !== PLACE.away && place !== PLACE.leaving;
  }

  private isBusy(agent: number): boolean {
    const { agents } = this.kernel;
    return agents.open[agent]! > 0 || agents.firstAside[agent]! >= 0;
  }

  /** The agent's last open contact is done: whoever waited for that goes now. */
  emptied(agent: number): void {
    const { agents } = this.kernel;
    const place = agents.place[agent];
    if ((place !== PLACE.leaving && place !== PLACE.breakDue) || this.isBusy(agent)) return;
    if (place === PLACE.leaving) this.goes(agent);
    else this.pausesNow(agent);
  }

  /** The agent missed an offer: nothing more is offered for `ms`. */
  pauses(agent: number, ms: number): void {
    const { agents, observer, due, now } = this.kernel;
    if (agents.place[agent] !== PLACE.onQueue) return;
    agents.moved(agent, PLACE.paused, now);
    observer.breakStarted(agent, MISSED);
    due.add(now + ms, DUE.pauseEnd, agent, ++this.breakNumber[agent]!);
  }

  /** The break or pause with this number is over. */
  breakEnds(agent: number, number: number): void {
    const { agents, observer, offers, now } = this.kernel;
    const place = agents.place[agent];
    if (this.breakNumber[agent] !== number || (place !== PLACE.onBreak && place !== PLACE.paused)) return;
    agents.moved(agent, PLACE.onQueue, now);
    this.breakMs[agent] = 0;
    observer.breakEnded(agent);
    const further = this.further[agent]!.shift();
    if (further === undefined) offers.serves(agent);
    else this.breakStarts(agent, further.reason, further.lastsMs);
  }

  private pausesNow(agent: number): void {
    const { agents, observer, due, now } = this.kernel;
    agents.moved(agent, PLACE.onBreak, now);
    observer.breakStarted(agent, this.reasons[agent]!);
    due.add(now + this.breakMs[agent]!, DUE.breakEnd, agent, ++this.breakNumber[agent]!);
  }

  private endsOvertime(agent: number): void {
    if (this.overtime[agent] === 0) return;
    this.overtime[agent] = 0;
    this.countsSurplus(agent, -1);
    this.kernel.observer.overtimeEnded(agent);
  }

  private countsSurplus(agent: number, by: number): void {
    const { inGroup, person } = this.kernel.centre.agents[agent]!;
    if (person !== undefined) return;
    this.surplus[inGroup]! += by;
    this.surplusInAll += by;
  }

  /**
   * The agent has just put down its last contact. Unnamed agents are counted, not told apart: where more of them work than
   * are scheduled, whoever is free first goes, and one of those who would have gone stays. Whether the agent went.
   */
  relieves(agent: number): boolean {
    if (this.surplusInAll === 0 || !this.isPresent(agent) || this.isBusy(agent)) return false;
    const { agents, centre } = this.kernel;
    const { inGroup, person } = centre.agents[agent]!;
    if (person !== undefined || this.surplus[inGroup] === 0) return false;
    this.leaves(agent);
    for (let stays = this.firstUnnamed[inGroup]!; stays < this.endUnnamed[inGroup]!; stays++) {
      if (agents.place[stays] !== PLACE.leaving) continue;
      this.comes(stays);
      break;
    }
    return true;
  }

  private goes(agent: number): void {
    const { agents, observer, now } = this.kernel;
    this.endsOvertime(agent);
    agents.moved(agent, PLACE.away, now);
    this.breakMs[agent] = 0;
    this.breakNumber[agent]!++;
    observer.agentLeft(agent);
  }

  /** Every contact the agent has goes back to the head of its line, with the work that is left; wrap-up is cut short. */
  private handsBack(agent: number): void {
    const { agents, contacts } = this.kernel;
    while (agents.firstAside[agent]! >= 0) {
      const contact = agents.firstAside[agent]!;
      agents.firstAside[agent] = contacts.next[contact]!;
      this.kernel.desk.isHandedBack(contact, agent, contacts.leftMs[contact]!);
    }
    for (let contact = agents.firstWork[agent]!; contact >= 0; ) {
      const next = contacts.next[contact]!;
      if (contacts.phase[contact] === PHASE.wrapUp) this.kernel.desk.cutsShort(contact);
      else if (contacts.phase[contact] === PHASE.silent) this.kernel.sessions.slotReleases(contact);
      else this.kernel.desk.isHandedBack(contact, agent, this.kernel.pace.leftMs(contact, agent));
      contact = next;
    }
  }
}
