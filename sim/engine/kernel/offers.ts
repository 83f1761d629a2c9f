import { luck } from "../luck.ts";
import { UNANSWERED as UNANSWEREDS, type Unanswered } from "../observer.ts";
import { CHANCE as CHANCES } from "./chances.ts";
import { FLAG as FLAGS, PHASE as PHASES } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE as DUES } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const FLAG = FLAGS;
const CHANCE = CHANCES;
const DUE = DUES;
const UNANSWERED = UNANSWEREDS;

/** Offers wrap around here: chance numbers stay apart, and nobody is offered more often without an end. */
const OFFERS = 255;

/** Who is offered what: asks the policy, then connects at once, or rings until somebody answers or nobody does. */
export class Offers {
  declare private readonly kernel: Kernel;
  declare private readonly rings: boolean;
  declare private readonly batch: boolean;
  declare private readonly preempts: boolean;
  declare private readonly pairs: Int32Array;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const { policy, agents, groups } = kernel.centre;
    this.rings = policy.offer.mode !== "auto";
    this.batch = policy.batchEveryMs > 0;
    this.preempts = policy.preempt.length > 0;
    const slots = agents.reduce((sum, agent) => sum + groups[agent.inGroup]!.total, 0);
    this.pairs = new Int32Array(this.batch ? 2 * slots : 0);
  }

  begins(): void {
    if (this.batch) this.nextBatch();
  }

  /** Looks for an agent for a contact of `line` that stands in none; true when one has it or it rings. */
  seeks(contact: number, line: number): boolean {
    const { kernel } = this;
    if (this.batch || kernel.lines.shut[line] !== 0) return false;
    kernel.decisions++;
    let agent = kernel.centre.policy.selectAgent(kernel.floor, contact, line);
    if (agent < 0 && this.preempts) agent = kernel.interruptions.makesRoom(contact, line);
    if (agent < 0) return false;
    if (!kernel.express.takes(contact, agent)) this.offer(contact, agent, line);
    return true;
  }

  /** The agent may be able to take something: waiting contacts, until it cannot or nobody is for it. */
  serves(agent: number): void {
    const { kernel } = this;
    const { agents, contacts, centre } = kernel;
    if (agents.firstAside[agent]! >= 0) {
      this.servesFirst(agent);
      kernel.interruptions.resumes(agent);
    }
    if (agents.firstReturned[agent]! >= 0) kernel.sessions.servesOwn(agent);
    while (agents.isListed(agent) && !this.batch) {
      kernel.decisions++;
      const contact = centre.policy.selectContact(kernel.floor, agent);
      if (contact < 0) break;
      const line = contacts.line[contact]!;
      kernel.lines.leave(contact);
      if (!kernel.express.takes(contact, agent)) this.offer(contact, agent, line);
    }
  }

  /** In line order: whoever waits and could make the agent set aside again what it has aside goes before that. */
  private servesFirst(agent: number): void {
    const { agents, interruptions, lines, centre } = this.kernel;
    for (let line = 0; line < centre.policy.lines.length; line++) {
      const { queue } = centre.policy.lines[line]!;
      while (agents.canTake(agent, queue) && interruptions.goesBefore(agent, queue)) {
        const contact = lines.head(line);
        if (contact < 0) break;
        lines.leave(contact);
        if (this.seeks(contact, line)) continue;
        lines.join(contact, line);
        break;
      }
    }
  }

  /** Offers a contact that stands in no line. */
  offer(contact: number, agent: number, line: number): void {
    const { kernel } = this;
    const { agents, contacts, centre } = kernel;
    agents.wasOffered(agent, centre.queues[contacts.queue[contact]!]!.channel, kernel.now);
    kernel.record.offered(agent);
    if (this.rings) {
      kernel.steps.rings(contact, line);
      this.ringsAt(contact, agent);
      this.ringsFurther(contact, line);
    } else kernel.desk.connects(contact, agent);
  }

  /** A run has begun from a floor as it stood: whoever waits is for whoever is free. */
  settles(): void {
    const { agents } = this.kernel;
    this.sweeps();
    for (let agent = 0; agent < agents.agents; agent++) if (agents.isListed(agent)) this.serves(agent);
  }

  /** In line order, everybody who waits and whom somebody could take: for policies whose guards open unasked. */
  sweeps(): void {
    const { lines, centre } = this.kernel;
    for (let again = !this.batch; again; ) {
      again = false;
      for (let line = 0; line < centre.policy.lines.length; line++) {
        const contact = lines.head(line);
        if (contact < 0) continue;
        lines.leave(contact);
        if (this.seeks(contact, line)) again = true;
        else lines.join(contact, line);
      }
    }
  }

  /** Queue `k` has opened: whoever waits there is for whoever is free. */
  opens(k: number): void {
    const { lines, centre } = this.kernel;
    for (let line = 0; line < centre.policy.lines.length; line++) {
      if (centre.policy.lines[line]!.queue !== k) continue;
      for (let contact = lines.head(line); contact >= 0; contact = lines.head(line)) {
        lines.leave(contact);
        if (this.seeks(contact, line)) continue;
        lines.join(contact, line);
        break;
      }
    }
  }

  /** The policy's own pairs of everybody who waits and everybody who could take something. */
  batchIsDue(): void {
    const { kernel } = this;
    kernel.decisions++;
    const count = kernel.centre.policy.assign(kernel.floor, this.pairs);
    for (let i = 0; i < count; i++) {
      const contact = this.pairs[2 * i]!;
      const agent = this.pairs[2 * i + 1]!;
      const line = kernel.contacts.line[contact]!;
      kernel.lines.leave(contact);
      this.offer(contact, agent, line);
    }
    this.nextBatch();
  }

  private nextBatch(): void {
    this.kernel.due.add(this.kernel.now + this.kernel.centre.policy.batchEveryMs, DUE.batch, 0, 0);
  }

  private ringsAt(contact: number, agent: number): void {
    const { agents, contacts, centre, due, observer, now } = this.kernel;
    const { mode, timeoutMs } = centre.policy.offer;
    const { answer, missedShare } = centre.groups[agents.groupOf[agent]!]!;
    const word = contacts.luck[contact]!;
    const number = contacts.offers[contact]!;
    contacts.offers[contact] = Math.min(number + 1, OFFERS);
    contacts.flags[contact]! |= FLAG.marked;
    contacts.phase[contact] = PHASE.ringing;
    contacts.ringing[contact]!++;
    agents.offered[agent] = contact;
    agents.list(agent);
    let answeredMs = mode === "pull" ? timeoutMs : 0;
    let missed = false;
    if (mode === "ring") {
      answeredMs = answer === undefined ? 0 : answer.at(luck(word, CHANCE.answerTime + number));
      missed = answeredMs > timeoutMs || luck(word, CHANCE.answers + number) < missedShare;
    }
    agents.misses[agent] = missed ? 1 : 0;
    observer.offered(contact, agent);
    due.add(now + (missed ? timeoutMs : answeredMs), DUE.offerEnd, agent, ++agents.offerNumber[agent]!);
  }

  private ringsFurther(contact: number, line: number): void {
    const { kernel } = this;
    const { policy, queues } = kernel.centre;
    const { channel } = queues[kernel.contacts.queue[contact]!]!;
    while (kernel.contacts.ringing[contact]! < policy.offer.parallel) {
      const agent = policy.selectAgent(kernel.floor, contact, line);
      if (agent < 0) return;
      kernel.agents.wasOffered(agent, channel, kernel.now);
      kernel.record.offered(agent);
      this.ringsAt(contact, agent);
    }
  }

  /** The agent answers, or has missed the offer. */
  offerEnds(agent: number, number: number): void {
    const { kernel } = this;
    const { agents, contacts } = kernel;
    const contact = agents.offered[agent]!;
    if (contact < 0 || agents.offerNumber[agent] !== number) return;
    if (agents.misses[agent] !== 0) {
      this.misses(contact, agent);
      return;
    }
    agents.offered[agent] = -1;
    contacts.ringing[contact]!--;
    const losers = this.others(contact);
    for (const loser of losers) this.endsAt(contact, loser, UNANSWERED.lostRace);
    contacts.line[contact] = -1;
    agents.list(agent);
    kernel.desk.connects(contact, agent);
    for (const loser of losers) this.serves(loser);
    this.serves(agent);
  }

  private misses(contact: number, agent: number): void {
    const { kernel } = this;
    const { contacts, centre } = kernel;
    const { missPauseMs, requeueHead } = centre.policy.offer;
    this.endsAt(contact, agent, UNANSWERED.missed);
    if (missPauseMs > 0) kernel.presence.pauses(agent, missPauseMs);
    if (contacts.ringing[contact] === 0) {
      const line = contacts.line[contact]!;
      contacts.line[contact] = -1;
      kernel.steps.rejoins(contact, line, requeueHead);
      this.again(contact);
    }
    this.serves(agent);
  }

  /** A contact back in its line may be for somebody else. */
  private again(contact: number): void {
    const { contacts, lines } = this.kernel;
    const line = contacts.line[contact]!;
    if (contacts.phase[contact] !== PHASE.waiting || line < 0 || contacts.next[contact]! < -1) return;
    lines.leave(contact);
    if (!this.seeks(contact, line)) lines.join(contact, line);
  }

  private endsAt(contact: number, agent: number, why: Unanswered): void {
    const { agents, contacts, observer } = this.kernel;
    agents.offered[agent] = -1;
    contacts.ringing[contact]!--;
    agents.list(agent);
    observer.unanswered(contact, agent, why);
  }

  private others(contact: number): number[] {
    const { agents, contacts } = this.kernel;
    const ringing: number[] = [];
    if (contacts.ringing[contact] === 0) return ringing;
    for (let agent = 0; agent < agents.agents; agent++) if (agents.offered[agent] === contact) ringing.push(agent);
    return ringing;
  }

  /** The contact rings nowhere any more: its customer left. Whoever it rang at serves others. */
  callsOff(contact: number, why: Unanswered): void {
    const ringing = this.others(contact);
    for (const agent of ringing) this.endsAt(contact, agent, why);
    this.kernel.contacts.line[contact] = -1;
    for (const agent of ringing) this.serves(agent);
  }

  /** The agent goes before answering: the contact is in front of its line again, or rings elsewhere. */
  withdraws(agent: number): void {
    const { agents, contacts, steps, interruptions } = this.kernel;
    const contact = agents.offered[agent]!;
    if (contact < 0) return;
    this.endsAt(contact, agent, UNANSWERED.calledOff);
    // What was set aside for the offer.
    interruptions.resumes(agent);
    if (contacts.ringing[contact]! > 0) return;
    const line = contacts.line[contact]!;
    contacts.line[contact] = -1;
    steps.rejoins(contact, line, true);
    this.again(contact);
  }
}
