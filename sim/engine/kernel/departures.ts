import { luck } from "../luck.ts";
import { FOLLOWS as FOLLOW_UPS, LEFT as LEAVINGS, type Left, UNANSWERED as UNANSWEREDS } from "../observer.ts";
import { CHANCE as CHANCES } from "./chances.ts";
import { FLAG as FLAGS, PHASE as PHASES } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { onTimeQueues } from "./onTimeQueues.ts";
import { DUE as DUES } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const FLAG = FLAGS;
const CHANCE = CHANCES;
const DUE = DUES;
const FOLLOWS = FOLLOW_UPS;
const LEFT = LEAVINGS;
const UNANSWERED = UNANSWEREDS;

/** How contacts leave a line without an agent: giving up, at once or later; for a callback; for another queue. */
export class Departures {
  declare private readonly kernel: Kernel;
  /** By queue, 1: giving up happens when it is due; 0: it is booked when somebody looks. */
  declare private readonly onTime: Uint8Array;
  /** Whether what is no longer due is called off; where everything is looked through after every event it stays one. */
  declare private readonly callsOff: boolean;

  constructor(kernel: Kernel, lazy: boolean) {
    this.kernel = kernel;
    const { policy, queues } = kernel.centre;
    const { lengths, sweep, serviceLevel } = policy.needs;
    const read = lengths || sweep || serviceLevel;
    const always = !lazy || kernel.observer.wantsOrder || read || policy.batchEveryMs > 0;
    const rings = policy.offer.mode !== "auto";
    this.callsOff = !sweep;
    this.onTime = always || rings ? new Uint8Array(queues.length).fill(1) : onTimeQueues(kernel.centre);
  }

  /** Someone who would have to wait in queue `k` leaves at once; true when so. */
  baulks(contact: number, k: number): boolean {
    const { contacts, centre, floor } = this.kernel;
    const queue = centre.queues[k]!;
    const word = contacts.luck[contact]!;
    const announced = (contacts.flags[contact]! & FLAG.announced) !== 0 && queue.announcedFactor > 0;
    const tooLong = announced && floor.estimatedWaitMs(k) * queue.announcedFactor > contacts.patienceMs[contact]!;
    if (!tooLong && (queue.baulkShare === 0 || luck(word, CHANCE.baulks) >= queue.baulkShare)) return false;
    this.leaves(contact, LEFT.baulked);
    return true;
  }

  /** Whether nothing is put down for whoever waits in queue `k` but when it gives up, and that is booked when somebody looks. */
  isQuiet(k: number): boolean {
    const { centre, admission } = this.kernel;
    return this.onTime[k] === 0 && centre.queues[k]!.question === undefined && !admission.concerns(k);
  }

  /** The contact has begun to wait in queue `k`: puts down when it gives up and what is asked of it meanwhile. */
  waits(contact: number, k: number): void {
    const { contacts, centre, due, admission, followers, now } = this.kernel;
    const deadlineAt = now + contacts.patienceMs[contact]!;
    contacts.deadlineAt[contact] = deadlineAt;
    if (this.onTime[k] !== 0 && deadlineAt < Number.POSITIVE_INFINITY) {
      due.add(deadlineAt, DUE.patienceEnd, contact, contacts.generation[contact]!);
      contacts.patienceTicket[contact] = due.lastTicket;
    }
    admission.waits(contact, k);
    if (centre.queues[k]!.question !== undefined) followers.mayAsk(contact);
  }

  /** The contact waits no longer: it will not give up. Before its generation rises. */
  waitEnds(contact: number, k: number): void {
    if (this.onTime[k] === 0 || !this.callsOff) return;
    const { contacts, due } = this.kernel;
    due.callOff(contacts.patienceTicket[contact]!, DUE.patienceEnd, contact, contacts.generation[contact]!);
  }

  /** As `waits`, for a contact that rings at once; one that was answered at once has nothing to wait for. */
  rings(contact: number, k: number): void {
    if (this.kernel.contacts.phase[contact] === PHASE.ringing) this.waits(contact, k);
  }

  /** The contact waits where nobody looks: it gives up on time. */
  watches(contact: number): void {
    const { contacts, due } = this.kernel;
    const deadlineAt = contacts.deadlineAt[contact]!;
    if (this.onTime[contacts.queue[contact]!] !== 0 || deadlineAt === Number.POSITIVE_INFINITY) return;
    due.add(deadlineAt, DUE.patienceEnd, contact, contacts.generation[contact]!);
  }

  /** The patience of a waiting or ringing contact is over now. */
  patienceEnds(contact: number): void {
    const { contacts, offers } = this.kernel;
    if (contacts.phase[contact] === PHASE.ringing) offers.callsOff(contact, UNANSWERED.customerLeft);
    else if (contacts.phase[contact] !== PHASE.waiting) return;
    this.leaves(contact, LEFT.abandoned);
  }

  /** Whether the contact stands in a line it gave up before now. */
  isGone(contact: number): boolean {
    const { contacts, now } = this.kernel;
    return (
      contacts.phase[contact] === PHASE.waiting && contacts.line[contact]! >= 0 && contacts.deadlineAt[contact]! < now
    );
  }

  /** Somebody looked at a contact that gave up before now: in front of a line, or before its step has begun. */
  expired(contact: number): void {
    const { contacts, observer, steps } = this.kernel;
    steps.leave(contact);
    observer.left(contact, LEFT.abandoned, contacts.deadlineAt[contact]!);
    contacts.release(contact);
  }

  /** The visit ends now without an agent, and the contact with it; whoever tries again, tries again. */
  leaves(contact: number, why: Left): void {
    const { contacts, observer, followers, steps, now } = this.kernel;
    steps.leave(contact);
    if (!followers.redials(contact)) followers.switches(contact);
    if (this.kernel.record.keepsLevel)
      this.kernel.record.ended(contacts.queue[contact]!, now - contacts.joinedAt[contact]!, false);
    if (this.kernel.centre.elastic) this.kernel.arriving.heardWait(contact, contacts.queue[contact]!);
    observer.left(contact, why, now);
    contacts.release(contact);
  }

  /** The customer takes a callback in queue `to`; false when the journey is at its bound. */
  callsBack(contact: number, to: number): boolean {
    const { contacts, centre, observer, followers, steps, life, now } = this.kernel;
    const next = followers.follower(contact, to, FOLLOWS.callback, true);
    if (next < 0) return false;
    steps.leave(contact);
    const enqueuedAt = contacts.enqueuedAt[contact]!;
    const after = centre.queues[to]!.dialling?.after;
    observer.left(contact, LEFT.callback, now);
    const delayMs = after?.at(luck(contacts.luck[contact]!, CHANCE.scheduled));
    this.waitEnds(contact, contacts.queue[contact]!);
    contacts.release(contact);
    if (delayMs === undefined) {
      contacts.enqueuedAt[next] = enqueuedAt;
      contacts.flags[next]! |= FLAG.keepsPlace;
      life.starts(next);
    } else followers.comesIn(next, delayMs);
    return true;
  }

  /** The customer goes to queue `to`, `delayMs` later; false when the journey is at its bound. */
  steered(contact: number, to: number, delayMs: number): boolean {
    const { contacts, observer, followers, steps, now } = this.kernel;
    const next = followers.follower(contact, to, FOLLOWS.steer, true);
    if (next < 0) return false;
    steps.leave(contact);
    observer.left(contact, LEFT.steered, now);
    contacts.release(contact);
    followers.comesIn(next, Math.max(delayMs, 1));
    return true;
  }

  /** The same contact goes on waiting in queue `to`, as long as it has: a new visit. It stands in no line. */
  overflows(contact: number, to: number): void {
    const { contacts, observer, life, now } = this.kernel;
    observer.left(contact, LEFT.overflow, now);
    contacts.generation[contact]!++;
    // What is left of the patience goes along.
    contacts.patienceMs[contact] = Math.max(1, contacts.deadlineAt[contact]! - now);
    life.visits(contact, to);
  }

  /** Books everybody in every line whose patience is over: at the end, before the sums are read. */
  purge(): void {
    const { contacts, lines, steps, centre, now } = this.kernel;
    for (let line = 0; line < centre.policy.lines.length; line++) lines.purge(line, now);
    if (steps.held.every((count) => count === 0)) return;
    for (let contact = 0; contact < contacts.rows; contact++) {
      if (steps.isHeld(contact) && contacts.deadlineAt[contact]! <= now) this.expired(contact);
    }
  }

  /** How many have given up and are not booked yet. */
  gone(): number {
    const { contacts, now } = this.kernel;
    let gone = 0;
    for (let contact = 0; contact < contacts.rows; contact++) {
      if (contacts.isWaiting(contact) && contacts.deadlineAt[contact]! <= now) gone++;
    }
    return gone;
  }

  /** How many wait in queue `k`, whatever line they stand in. */
  waiting(k: number): number {
    const { contacts, now } = this.kernel;
    let waiting = 0;
    for (let contact = 0; contact < contacts.rows; contact++) {
      if (contacts.queue[contact] === k && contacts.isWaiting(contact) && contacts.deadlineAt[contact]! > now)
        waiting++;
    }
    return waiting;
  }
}
