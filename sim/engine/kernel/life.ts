import type { CentreSelfService } from "../centre.ts";
import { luck } from "../luck.ts";
import { SERVED as SERVINGS } from "../observer.ts";
import { CHANCE as CHANCES } from "./chances.ts";
import { FLAG as FLAGS, PHASE as PHASES } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE as DUES } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const FLAG = FLAGS;
const CHANCE = CHANCES;
const DUE = DUES;
const SERVED = SERVINGS;

/** How contacts come: by themselves, or following another; through a menu or bot where there is one; into a line. */
export class Life {
  declare private readonly kernel: Kernel;
  private arrivals = 0;

  /** Contacts begun so far. */
  get started(): number {
    return this.arrivals;
  }

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** The order of arrival of one more contact. */
  countsOne(): number {
    return this.arrivals++;
  }

  /** A row for a contact that comes of itself to queue number `k`, its luck drawn. */
  fresh(k: number): number {
    const { contacts, centre, draws, now } = this.kernel;
    const contact = contacts.take();
    const queue = centre.queues[k]!;
    draws.fresh(contacts, contact, k, queue, now);
    contacts.talkMs[contact]! += queue.identificationMs;
    contacts.queue[contact] = k;
    contacts.home[contact] = k;
    contacts.journeyStartedAt[contact] = now;
    contacts.visits[contact] = 0;
    return contact;
  }

  /** A contact whose luck is drawn begins: self-service first where the queue has one. */
  starts(contact: number): void {
    const { contacts, centre, observer, messages } = this.kernel;
    const k = contacts.queue[contact]!;
    const queue = centre.queues[k]!;
    contacts.arrival[contact] = this.arrivals++;
    observer.started(contact);
    if (queue.plainStart) {
      this.joins(contact, k);
      return;
    }
    messages.opened(contact);
    // Whoever follows another contact has been through the menu once already.
    const machine =
      contacts.depth[contact] === 0 && !this.kernel.arriving.machineDown(k) ? queue.selfService : undefined;
    if (machine === undefined) this.joins(contact, k);
    else this.meetsMachine(contact, machine);
  }

  private meetsMachine(contact: number, machine: CentreSelfService): void {
    const { contacts, due, now } = this.kernel;
    const word = contacts.luck[contact]!;
    let durationMs = 0;
    let menu = true;
    if (machine.regularDuration !== undefined && luck(word, CHANCE.regular) < machine.regularShare) {
      durationMs = machine.regularDuration.at(luck(word, CHANCE.selfServiceTime));
      menu = luck(word, CHANCE.wrongGuess) < machine.wrongGuessShare;
    }
    if (menu) durationMs += machine.duration.at(luck(word, CHANCE.menuTime));
    contacts.phase[contact] = PHASE.selfService;
    contacts.joinedAt[contact] = now;
    due.add(now + durationMs, DUE.selfServiceEnd, contact, contacts.generation[contact]!);
  }

  selfServiceEnds(contact: number): void {
    const { contacts, centre, observer, followers, now } = this.kernel;
    const k = contacts.queue[contact]!;
    const machine = centre.queues[k]!.selfService!;
    const word = contacts.luck[contact]!;
    const durationMs = now - contacts.joinedAt[contact]!;
    if (luck(word, CHANCE.selfServiceContained) < machine.containedShare) {
      const falsely = luck(word, CHANCE.falselyContained) < machine.falselyContainedShare;
      if (falsely) followers.comesAgain(contact);
      observer.selfServed(contact, falsely ? SERVED.falselyContained : SERVED.contained, durationMs);
      contacts.release(contact);
      return;
    }
    const misrouted = machine.misrouteTo >= 0 && luck(word, CHANCE.misrouted) < machine.misrouteShare;
    observer.selfServed(contact, misrouted ? SERVED.misrouted : SERVED.escalated, durationMs);
    contacts.talkMs[contact]! += machine.missCostMs;
    if (misrouted) contacts.flags[contact]! |= FLAG.misrouted;
    this.joins(contact, misrouted ? machine.misrouteTo : k);
  }

  /** Turned away: the contact is over before any line. */
  refuses(contact: number): void {
    const { observer, followers, contacts } = this.kernel;
    followers.redials(contact);
    observer.refused(contact);
    contacts.release(contact);
  }

  /** The contact begins a visit to queue number `k`, unless it is turned away. */
  joins(contact: number, k: number): void {
    const { contacts, now } = this.kernel;
    if ((contacts.flags[contact]! & FLAG.keepsPlace) === 0) contacts.enqueuedAt[contact] = now;
    this.visits(contact, k);
  }

  /** As `joins`, in the place that its `enqueuedAt` gives. */
  visits(contact: number, k: number): void {
    const { contacts, admission, hours, steps } = this.kernel;
    contacts.queue[contact] = k;
    if (hours.refuses(k)) {
      this.refuses(contact);
      return;
    }
    const rule = admission.atArrival(contact, k);
    if (rule >= 0 && admission.isRefusal(rule)) {
      this.refuses(contact);
      return;
    }
    this.opensVisit(contact, k, 0);
    if (rule >= 0 && admission.takesAway(contact, rule)) return;
    steps.begins(contact, k, false);
  }

  /** A visit to queue `k` begins, in no line yet; `ageMs` > 0: it began before the run. */
  opensVisit(contact: number, k: number, ageMs: number): void {
    const { contacts, centre, observer, hours, now } = this.kernel;
    const queue = centre.queues[k]!;
    contacts.phase[contact] = PHASE.waiting;
    contacts.priority[contact] = queue.priority;
    contacts.ownPriority[contact] = queue.priority;
    contacts.joinedAt[contact] = now - ageMs;
    contacts.visits[contact]!++;
    contacts.dueAt[contact] =
      queue.dueInMs === Number.POSITIVE_INFINITY ? queue.dueInMs : hours.dueAt(k, now - ageMs, queue.dueInMs);
    contacts.deadlineAt[contact] = Number.POSITIVE_INFINITY;
    observer.queued(contact);
  }

  /** The line in which a contact of queue `k` begins. */
  lineOf(contact: number, k: number): number {
    return this.kernel.centre.policy.firstLine(this.kernel.floor, contact, k);
  }

  /** A contact that came before the run began and has waited for `ageMs`: what is left of its patience is drawn for that. */
  waitsAlready(contact: number, ageMs: number): void {
    const { contacts, centre, observer, steps, now } = this.kernel;
    const k = contacts.queue[contact]!;
    const { patience } = centre.queues[k]!;
    if (patience !== undefined) {
      contacts.patienceMs[contact] = patience.residual(ageMs, luck(contacts.luck[contact]!, CHANCE.residual));
    }
    contacts.arrival[contact] = this.arrivals++;
    contacts.journeyStartedAt[contact] = now - ageMs;
    contacts.enqueuedAt[contact] = now - ageMs;
    observer.started(contact);
    this.opensVisit(contact, k, ageMs);
    steps.begins(contact, k, false);
  }

  /** A contact that comes while nobody gets through. */
  isLost(contact: number): void {
    this.kernel.contacts.arrival[contact] = this.arrivals++;
    this.kernel.observer.started(contact);
    this.refuses(contact);
  }
}
