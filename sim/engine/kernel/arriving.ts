import type { Demand } from "../demand/demand.ts";
import { LOST, NO_OUTAGE } from "../demand/happenings.ts";
import { luck } from "../luck.ts";
import { CHANCE } from "./chances.ts";
import type { Kernel } from "./kernel.ts";

/** Fresh contacts as demand brings them: one slot a queue, outside the timers, where most of their movement would be. */
export class Arriving {
  declare private readonly kernel: Kernel;
  declare private readonly demand: Demand;
  /** When the next contact comes, and to which queue; Infinity: none will. */
  nextAt = Number.POSITIVE_INFINITY;
  private queue = 0;
  /** From here on nobody comes. */
  private untilAt = Number.POSITIVE_INFINITY;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.demand = kernel.sources.demand;
  }

  /** Brings what is already there at the start, and finds who comes first. */
  begins(): void {
    this.findNext();
    const { centre } = this.kernel;
    for (let k = 0; k < centre.queues.length; k++) {
      const { backlog } = centre.queues[k]!;
      for (let i = 0; backlog !== undefined && i < backlog.contacts; i++) {
        const contact = this.kernel.life.fresh(k);
        this.kernel.life.waitsAlready(contact, backlog.age.at(luck(this.kernel.contacts.luck[contact]!, CHANCE.age)));
      }
    }
  }

  /** Goes on after a snapshot. */
  findNext(): void {
    const { nextAt } = this.demand;
    let first = 0;
    let firstAt = nextAt[0]!;
    for (let k = 1; k < nextAt.length; k++) {
      if (nextAt[k]! < firstAt) {
        first = k;
        firstAt = nextAt[k]!;
      }
    }
    this.queue = first;
    this.nextAt = firstAt < this.untilAt ? firstAt : Number.POSITIVE_INFINITY;
  }

  /** Nobody comes from `at` on. */
  endsAt(at: number): void {
    this.untilAt = at;
    this.findNext();
  }

  /** The queue of the contact that comes now; `nextAt` is then that of the one after it. */
  takesNext(): number {
    const k = this.queue;
    this.demand.take(k);
    this.findNext();
    return k;
  }

  /** The contact that `takesNext` told of comes to queue `k`. */
  arrives(k: number): void {
    const { kernel, demand } = this;
    const contact = kernel.life.fresh(k);
    const { contacts, centre } = kernel;
    if (centre.elastic && !demand.admits(k, luck(contacts.luck[contact]!, CHANCE.admitted))) {
      contacts.release(contact);
      return;
    }
    // Of a trace, what the log knows; NaN otherwise.
    if (demand.traceTalkMs > 0) contacts.talkMs[contact] = Math.max(1, Math.round(demand.traceTalkMs));
    if (demand.tracePatienceMs > 0) contacts.patienceMs[contact] = Math.max(1, Math.round(demand.tracePatienceMs));
    const to = centre.eventful ? demand.happenings.outage(k, kernel.now) : NO_OUTAGE;
    if (to === NO_OUTAGE) kernel.life.starts(contact);
    else if (to === LOST) kernel.life.isLost(contact);
    else {
      contacts.queue[contact] = to;
      contacts.home[contact] = to;
      kernel.life.starts(contact);
    }
  }

  machineDown(k: number): boolean {
    return this.kernel.centre.eventful && this.demand.happenings.selfServiceDown(k, this.kernel.now);
  }

  /** How many times as long conversations of queue `k` begun now take. */
  workFactor(k: number): number {
    return this.demand.happenings.workFactor(k, this.kernel.now);
  }

  /** The contact leaves the line of queue `k`, answered or not. */
  heardWait(contact: number, k: number): void {
    this.demand.heardWait(k, this.kernel.now - this.kernel.contacts.joinedAt[contact]!);
  }
}
