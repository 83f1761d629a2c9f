import type { CentreMessages } from "../centre.ts";
import { luck } from "../luck.ts";
import { RELEASE } from "../observer.ts";
import { PLACE } from "./agentPool.ts";
import { CHANCE } from "./chances.ts";
import { FLAG, OWN_LINE, PHASE } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE } from "./ties.ts";

/**
 * Sessions in parts: between two of them the customer is silent. A short silence holds the agent's slot, a long one gives
 * it back; the customer who returns waits for the same agent first, then for anybody, who has to read up.
 */
export class Sessions {
  declare private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Conversation of the part that begins, of `ms` in all; longer by reading up where another agent takes over. */
  partMs(contact: number, agent: number, { parts, readUpMs }: CentreMessages, ms: number): number {
    const { contacts } = this.kernel;
    const takenOver = contacts.part[contact]! > 0 && contacts.lastAgent[contact] !== agent;
    return ms / parts + (takenOver ? readUpMs : 0);
  }

  /** A part is done: whether the session goes on, after a silence. */
  goesOn(contact: number, messages: CentreMessages): boolean {
    const { contacts, due, pace, now } = this.kernel;
    const part = ++contacts.part[contact]!;
    contacts.flags[contact]! |= FLAG.marked;
    if (part >= messages.parts) return false;
    const silenceMs = messages.customerReply?.at(luck(contacts.luck[contact]!, CHANCE.silence + part)) ?? 1;
    const agent = contacts.agent[contact]!;
    contacts.lastAgent[contact] = agent;
    contacts.phase[contact] = PHASE.silent;
    contacts.endOrder[contact] = 0;
    const generation = ++contacts.generation[contact]!;
    if (pace.tracks(agent)) pace.ends(contact, agent);
    if (silenceMs <= messages.releaseAfterMs) due.add(now + silenceMs, DUE.partBegin, contact, generation);
    else due.add(now + messages.releaseAfterMs, DUE.slotRelease, contact, generation);
    // Until then nothing is left to do: the column tells when the customer is back.
    contacts.pacedAt[contact] = now + silenceMs;
    return true;
  }

  /** The customer wrote again while the slot was held. */
  partBegins(contact: number): void {
    const { contacts, works, pace, messages, desk, now } = this.kernel;
    const agent = contacts.agent[contact]!;
    contacts.phase[contact] = PHASE.talking;
    messages.wroteAgain(contact);
    const ms = desk.partMs(contact, agent);
    if (pace.tracks(agent)) pace.goesOn(contact, agent, ms);
    else contacts.endOrder[contact] = works.add(now + ms, contact);
    messages.connected(contact);
  }

  /** The silence has lasted too long: the agent is free of the contact, which stays open. */
  slotReleases(contact: number): void {
    const { contacts, agents, due, observer, pace, offers, presence, now } = this.kernel;
    const agent = contacts.agent[contact]!;
    due.add(contacts.pacedAt[contact]!, DUE.returns, contact, ++contacts.generation[contact]!);
    contacts.releasedAt[contact] = now;
    contacts.phase[contact] = PHASE.away;
    if (pace.tracks(agent)) pace.unlist(contact, agent);
    observer.released(contact, agent, RELEASE.parked);
    agents.finished(agent, contacts.queue[contact]!);
    observer.finished(contact, agent, false, -1);
    contacts.agent[contact] = -1;
    offers.serves(agent);
    if (agents.open[agent] === 0) presence.emptied(agent);
  }

  /** Somebody who was away is there again: a customer who writes, or one to be dialled once more. */
  returns(contact: number): void {
    const { contacts, centre, life } = this.kernel;
    const k = contacts.queue[contact]!;
    contacts.generation[contact]!++;
    if (centre.queues[k]!.dialling !== undefined) {
      life.joins(contact, k);
      return;
    }
    this.kernel.messages.wroteAgain(contact);
    const agent = contacts.lastAgent[contact]!;
    const { place } = this.kernel.agents;
    if (place[agent] !== PLACE.onQueue && place[agent] !== PLACE.breakDue && place[agent] !== PLACE.onBreak) {
      life.joins(contact, k);
      return;
    }
    this.waitsForOwn(contact, k, agent);
  }

  private waitsForOwn(contact: number, k: number, agent: number): void {
    const { contacts, agents, life, departures, offers, hours, now } = this.kernel;
    contacts.enqueuedAt[contact] = now;
    life.opensVisit(contact, k, 0);
    if (agents.canTake(agent, k) && !hours.isShut(k)) {
      offers.offer(contact, agent, life.lineOf(contact, k));
      departures.rings(contact, k);
      return;
    }
    this.standsForOwn(contact, k, agent);
    departures.waits(contact, k);
    departures.watches(contact);
  }

  /** The contact, which stands nowhere, waits for this agent; in time for anybody. */
  standsForOwn(contact: number, k: number, agent: number): void {
    const { contacts, agents, centre, due, now } = this.kernel;
    contacts.line[contact] = OWN_LINE;
    contacts.previous[contact] = -1;
    contacts.next[contact] = -1;
    let last = agents.firstReturned[agent]!;
    if (last < 0) agents.firstReturned[agent] = contact;
    else {
      while (contacts.next[last]! >= 0) last = contacts.next[last]!;
      contacts.next[last] = contact;
      contacts.previous[contact] = last;
    }
    const { sameAgentMs } = centre.queues[k]!.messages!;
    if (sameAgentMs < Number.POSITIVE_INFINITY) {
      const at = Math.max(contacts.joinedAt[contact]! + sameAgentMs, now);
      due.add(at, DUE.takeOver, contact, contacts.generation[contact]!);
    }
  }

  /** The agent takes customers who came back to it, as far as there is room. */
  servesOwn(agent: number): void {
    const { agents, contacts, hours, life, offers } = this.kernel;
    let contact = agents.firstReturned[agent]!;
    while (contact >= 0 && agents.isListed(agent)) {
      const behind = contacts.next[contact]!;
      const k = contacts.queue[contact]!;
      if (agents.hasRoom(agent, k) && !hours.isShut(k)) {
        this.unlist(contact);
        offers.offer(contact, agent, life.lineOf(contact, k));
      }
      contact = behind;
    }
  }

  /** The same agent has been waited for long enough: anybody may take over. */
  takesOver(contact: number): void {
    const { contacts, steps } = this.kernel;
    if (contacts.line[contact] !== OWN_LINE) return;
    this.unlist(contact);
    steps.begins(contact, contacts.queue[contact]!, true);
  }

  /** The agent is gone: whoever waits for it is for anybody. */
  forsakes(agent: number): void {
    const { agents } = this.kernel;
    while (agents.firstReturned[agent]! >= 0) this.takesOver(agents.firstReturned[agent]!);
  }

  /** Takes the contact out of those who wait for their own agent. */
  unlist(contact: number): void {
    const { contacts, agents } = this.kernel;
    const before = contacts.previous[contact]!;
    const after = contacts.next[contact]!;
    if (before < 0) agents.firstReturned[contacts.lastAgent[contact]!] = after;
    else contacts.next[before] = after;
    if (after >= 0) contacts.previous[after] = before;
    contacts.line[contact] = -1;
    contacts.next[contact] = -1;
  }
}
