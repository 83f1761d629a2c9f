import type { CentreQueue } from "../centre.ts";
import { luck } from "../luck.ts";
import { RELEASE as RELEASES, type Release } from "../observer.ts";
import { CHANCE as CHANCES } from "./chances.ts";
import { FLAG as FLAGS, PHASE as PHASES } from "./contactPool.ts";
import { evaluationOf, scoreOf } from "./draws.ts";
import { goesToBackOffice, isTransferred, settledShare } from "./endings.ts";
import type { Kernel } from "./kernel.ts";
import { DUE as DUES } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;
const FLAG = FLAGS;
const CHANCE = CHANCES;
const DUE = DUES;
const RELEASE = RELEASES;

/** Contacts at agents: conversation, what follows it, wrap-up. */
export class Desk {
  declare private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** The agent takes the contact, which stands in no line. */
  connects(contact: number, agent: number): void {
    const { contacts, agents, centre, works, observer, messages, now } = this.kernel;
    const k = contacts.queue[contact]!;
    const queue = centre.queues[k]!;
    if (this.kernel.record.keepsLevel) this.kernel.record.ended(k, now - contacts.joinedAt[contact]!, true);
    this.kernel.departures.waitEnds(contact, k);
    contacts.generation[contact]!++; // steps and rules no longer matter
    contacts.phase[contact] = PHASE.talking;
    contacts.agent[contact] = agent;
    contacts.connectedAt[contact] = now;
    agents.took(agent, k);
    contacts.areaMs[contact] = agents.areaMs[agent]!;
    if (centre.elastic) this.kernel.arriving.heardWait(contact, k);
    const ms = this.workMs(contact, agent, k, queue);
    observer.connected(contact, agent);
    if (this.kernel.pace.tracks(agent)) this.kernel.pace.begins(contact, agent, ms);
    else contacts.endOrder[contact] = works.add(now + ms, contact);
    if (!queue.plainStart) messages.connected(contact);
  }

  /** How long the conversation that begins will take alone with the agent, whole ms ≥ 1. */
  private workMs(contact: number, agent: number, k: number, queue: CentreQueue): number {
    const { contacts, centre, arriving, sessions, factors } = this.kernel;
    const flags = contacts.flags[contact]!;
    const plain = flags & (FLAG.misrouted | FLAG.begun);
    if (queue.dialling !== undefined || plain !== 0) {
      const ms = this.otherMs(contact, queue, flags);
      if (ms > 0) return ms;
    }
    const explains = (flags & FLAG.told) === 0 || contacts.lostIn[contact]! >= 0;
    contacts.flags[contact] =
      (flags & ~FLAG.explains) | FLAG.told | (explains && contacts.part[contact] === 0 ? FLAG.explains : 0);
    let ms = contacts.talkMs[contact]!;
    if (!factors.alike) ms *= factors.table[agent * centre.queues.length + k]!;
    if (queue.ownAgentFactor !== 1 && contacts.lastAgent[contact] === agent) ms *= queue.ownAgentFactor;
    if (queue.matchSaving !== 0) ms *= this.matchFactor(contact, agent, queue);
    if (centre.eventful) ms *= arriving.workFactor(k);
    if (queue.messages !== undefined && queue.messages.parts > 1)
      ms = sessions.partMs(contact, agent, queue.messages, ms);
    return ms === contacts.talkMs[contact]! ? ms : Math.max(1, Math.round(ms));
  }

  /** How many times as long the conversation takes for how well the two fit, in (0, 1]; 1 where a match saves nothing. */
  matchFactor(contact: number, agent: number, { matchSaving }: CentreQueue): number {
    return matchSaving === 0 ? 1 : 1 - matchSaving * this.kernel.floor.matchOf(contact, agent);
  }

  /** How long the next part of a session takes alone with the agent who has it, whole ms ≥ 1. */
  partMs(contact: number, agent: number): number {
    const k = this.kernel.contacts.queue[contact]!;
    return this.workMs(contact, agent, k, this.kernel.centre.queues[k]!);
  }

  /** The time of contacts that are not, or not yet, in a proper conversation; 0 for all others. */
  private otherMs(contact: number, queue: CentreQueue, flags: number): number {
    const { contacts, centre } = this.kernel;
    const word = contacts.luck[contact]!;
    if ((flags & FLAG.begun) !== 0) return Math.max(1, Math.round(contacts.leftMs[contact]!));
    if ((flags & FLAG.misrouted) !== 0) {
      const wrongAgent = centre.queues[contacts.home[contact]!]!.selfService?.wrongAgent;
      contacts.flags[contact] = flags | FLAG.explains;
      return wrongAgent === undefined ? 1 : wrongAgent.at(luck(word, CHANCE.wrongAgentTime));
    }
    const { dialling } = queue;
    const attempt = contacts.attempts[contact]!;
    if (dialling === undefined || luck(word, CHANCE.picksUp + attempt) < dialling.answerShare) {
      contacts.flags[contact] = flags & ~FLAG.unreachable;
      return 0;
    }
    contacts.flags[contact] = (flags | FLAG.unreachable) & ~FLAG.explains;
    return dialling.noAnswer.at(luck(word, CHANCE.noAnswerTime + attempt));
  }

  /** What the contact's agent was doing with it is done. */
  workEnds(contact: number): void {
    if (this.kernel.contacts.phase[contact] === PHASE.wrapUp) this.wrapUpEnds(contact);
    else this.talkEnds(contact);
  }

  private talkEnds(contact: number): void {
    const { contacts, centre, works, observer, sessions, factors, now } = this.kernel;
    const k = contacts.queue[contact]!;
    const queue = centre.queues[k]!;
    const agent = contacts.agent[contact]!;
    const proper = (contacts.flags[contact]! & (FLAG.unreachable | FLAG.misrouted)) === 0;
    if (proper && queue.messages !== undefined && sessions.goesOn(contact, queue.messages)) return;
    contacts.generation[contact]!++; // messages no longer matter
    contacts.endOrder[contact] = 0;
    contacts.releasedAt[contact] = now;
    contacts.phase[contact] = PHASE.wrapUp;
    if (this.kernel.pace.tracks(agent)) this.kernel.pace.ends(contact, agent);
    this.concludes(contact, agent, k);
    const wrapUpMs = contacts.wrapUpMs[contact]!;
    if (wrapUpMs === 0) this.wrapUpEnds(contact);
    else {
      const factor = factors.alike ? 1 : factors.table[agent * centre.queues.length + k]!;
      const ms = factor === 1 ? wrapUpMs : Math.max(1, Math.round(wrapUpMs * factor));
      observer.wrapUpStarted(contact, agent);
      contacts.endOrder[contact] = works.add(now + ms, contact);
    }
  }

  /** The conversation is over: the contact goes on elsewhere, or ends, settled or not. */
  concludes(contact: number, agent: number, k: number): void {
    const { contacts, centre, observer, messages, followers, life } = this.kernel;
    const queue = centre.queues[k]!;
    const flags = contacts.flags[contact]!;
    if (queue.plainEnd && (flags & FLAG.misrouted) === 0) {
      observer.released(contact, agent, RELEASE.ended);
      observer.ended(contact, agent, true, -1);
      return;
    }
    const word = contacts.luck[contact]!;
    if ((flags & FLAG.unreachable) !== 0) {
      this.nobodyAnswered(contact, agent, k, queue);
      return;
    }
    if ((flags & FLAG.misrouted) !== 0) {
      const next = this.onward(contact, agent, contacts.home[contact]!, RELEASE.misroute, false);
      contacts.wrapUpMs[contact] = 0;
      life.joins(next, contacts.queue[next]!);
      return;
    }
    messages.closed(contact);
    const { backOffice, transfer } = queue;
    if (backOffice !== undefined && goesToBackOffice(queue, word)) {
      const next = this.onward(contact, agent, backOffice.to, RELEASE.backOffice, true);
      life.joins(next, backOffice.to);
      return;
    }
    if (transfer !== undefined && isTransferred(queue, word)) {
      const kept = luck(word, CHANCE.transferKept) < transfer.keptShare;
      const next = this.onward(contact, agent, transfer.to, RELEASE.transfer, kept);
      life.joins(next, transfer.to);
      return;
    }
    const resolved = luck(word, CHANCE.resolved) < this.resolvedShare(contact, agent, k, queue);
    observer.released(contact, agent, RELEASE.ended);
    if (!resolved) {
      contacts.lastAgent[contact] = agent;
      contacts.flags[contact]! |= FLAG.marked;
      followers.comesAgain(contact);
    }
    observer.ended(contact, agent, resolved, scoreOf(queue, word));
  }

  private nobodyAnswered(contact: number, agent: number, k: number, queue: CentreQueue): void {
    const { contacts, observer, due, now } = this.kernel;
    const attempt = contacts.attempts[contact]!;
    const dialling = queue.dialling!;
    if (attempt >= dialling.redials) {
      contacts.wrapUpMs[contact] = 0;
      observer.released(contact, agent, RELEASE.noAnswer);
      observer.ended(contact, agent, false, -1);
      return;
    }
    const next = this.onward(contact, agent, k, RELEASE.noAnswer, true);
    contacts.wrapUpMs[contact] = 0;
    contacts.attempts[next] = attempt + 1;
    contacts.phase[next] = PHASE.away;
    const delayMs = dialling.redialDelay.at(luck(contacts.luck[next]!, CHANCE.redialTime + attempt));
    due.add(now + delayMs, DUE.returns, next, contacts.generation[next]!);
  }

  /** The share of such contacts that is settled: the queue's, by concurrency where it says so, times agent and context. */
  private resolvedShare(contact: number, agent: number, k: number, queue: CentreQueue): number {
    const { contacts, agents, centre, now } = this.kernel;
    let held = 1;
    if (queue.resolvedBy.length > 0) {
      const talkMs = now - contacts.connectedAt[contact]!;
      if (talkMs > 0) held = (agents.area(agent, now) - contacts.areaMs[contact]!) / talkMs;
    }
    const share = settledShare(queue, held) * centre.resolvedFactor[agent * centre.queues.length + k]!;
    const lostIn = contacts.lostIn[contact]!;
    return lostIn < 0 ? share : share * centre.queues[lostIn]!.lostResolvedFactor;
  }

  /** A row in which the contact goes on in queue `k`, while `contact` keeps what its agent still has to do. */
  onward(contact: number, agent: number, k: number, why: Release, contextKept: boolean): number {
    const { contacts, centre, draws, observer, now } = this.kernel;
    const next = contacts.take();
    const queue = centre.queues[k]!;
    const sameWork = why === RELEASE.misroute || why === RELEASE.noAnswer || why === RELEASE.handBack;
    contacts.luck[next] = sameWork ? contacts.luck[contact]! : draws.next(contacts.luck[contact]!, CHANCE.leg);
    contacts.queue[next] = k;
    contacts.home[next] = k;
    contacts.depth[next] = contacts.depth[contact]!;
    contacts.returning[next] = contacts.returning[contact]!;
    contacts.lastAgent[next] = agent;
    contacts.journeyStartedAt[next] = contacts.journeyStartedAt[contact]!;
    contacts.arrival[next] = contacts.arrival[contact]!;
    contacts.visits[next] = contacts.visits[contact]!;
    contacts.messages[next] = contacts.messages[contact]!;
    let cleared = FLAG.misrouted | FLAG.unreachable | FLAG.explains | FLAG.begun | FLAG.keepsPlace | FLAG.before;
    // The wrong agent was told for nothing.
    if (why === RELEASE.misroute) cleared |= FLAG.told;
    contacts.flags[next] = (contacts.flags[contact]! & ~cleared) | FLAG.marked;
    contacts.lostIn[next] = contextKept ? -1 : contacts.home[contact]!;
    if (sameWork) {
      contacts.talkMs[next] = contacts.talkMs[contact]!;
      contacts.wrapUpMs[next] = contacts.wrapUpMs[contact]!;
      contacts.patienceMs[next] = contacts.patienceMs[contact]!;
      contacts.lostIn[next] = contacts.lostIn[contact]!;
    } else {
      draws.following(contacts, next, queue, now);
      if (!contextKept)
        contacts.talkMs[next]! += queue.identificationMs + centre.queues[contacts.home[contact]!]!.clarifyMs;
    }
    observer.continued(contact, next, contextKept);
    observer.released(contact, agent, why);
    return next;
  }

  /** The agent's shift ends: the contact goes back to the head of its line with `leftMs` of conversation. */
  isHandedBack(contact: number, agent: number, leftMs: number): void {
    const { contacts, agents, observer, pace, lines, life, steps, departures, now } = this.kernel;
    const k = contacts.queue[contact]!;
    if (contacts.phase[contact] !== PHASE.aside) {
      contacts.endOrder[contact] = 0;
      pace.ends(contact, agent);
      pace.unlist(contact, agent);
      agents.putDown(agent, k);
    }
    contacts.releasedAt[contact] = now;
    const next = this.onward(contact, agent, k, RELEASE.handBack, true);
    const waitedMs = contacts.connectedAt[contact]! - contacts.joinedAt[contact]!;
    contacts.patienceMs[next] = Math.max(1, contacts.patienceMs[contact]! - waitedMs);
    contacts.leftMs[next] = leftMs;
    contacts.part[next] = contacts.part[contact]!;
    const flags = contacts.flags[contact]!;
    // Whoever was being dialled is dialled anew.
    const begun = (flags & FLAG.unreachable) === 0 ? FLAG.begun : 0;
    contacts.flags[next] = (flags & ~FLAG.unreachable) | begun | FLAG.marked;
    contacts.home[next] = contacts.home[contact]!;
    contacts.enqueuedAt[next] = contacts.enqueuedAt[contact]!;
    observer.finished(contact, agent, false, -1);
    contacts.release(contact);
    const head = lines.head(life.lineOf(next, k));
    if (head >= 0) contacts.enqueuedAt[next] = Math.min(contacts.enqueuedAt[next]!, contacts.enqueuedAt[head]! - 1);
    life.opensVisit(next, k, 0);
    steps.begins(next, k, true);
    if (contacts.isWaiting(next)) departures.waits(next, k);
  }

  /** The agent's shift ends: the wrap-up is left undone. */
  cutsShort(contact: number): void {
    this.kernel.contacts.endOrder[contact] = 0;
    this.wrapUpEnds(contact);
  }

  private wrapUpEnds(contact: number): void {
    const { contacts, centre, agents, observer, offers, presence } = this.kernel;
    const k = contacts.queue[contact]!;
    const agent = contacts.agent[contact]!;
    if (this.kernel.pace.tracks(agent)) this.kernel.pace.unlist(contact, agent);
    agents.finished(agent, k);
    const handled = (contacts.flags[contact]! & (FLAG.unreachable | FLAG.misrouted)) === 0;
    observer.finished(contact, agent, handled, handled ? evaluationOf(centre.queues[k]!, contacts.luck[contact]!) : -1);
    contacts.release(contact);
    if (presence.relieves(agent)) return;
    offers.serves(agent);
    if (agents.open[agent] === 0) presence.emptied(agent);
  }
}
