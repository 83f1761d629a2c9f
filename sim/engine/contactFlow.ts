import { later } from "../vocabulary/index.ts";
import { Assignment } from "./assignment.ts";
import { PHASE } from "./contactPool.ts";
import { Draws, evaluationOf, scoreOf } from "./draws.ts";
import { LUCK, luck } from "./luck.ts";
import { Messages } from "./messages.ts";
import type { FollowUp } from "./observer.ts";
import type { EngineState } from "./state.ts";
import { DUE } from "./ties.ts";

/** A journey is followed this many contacts deep; a scenario where everybody always returns still ends. */
export const MAX_DEPTH = 20;

/** The life of contacts: come, be served by a machine, wait, be answered, be wrapped up, come again. */
export class ContactFlow {
  readonly #state: EngineState;
  readonly #assignment: Assignment;
  readonly #draws: Draws;
  readonly #messages: Messages;
  /** Told when an agent's last open contact is done and the agent takes nothing new. */
  readonly #emptied: (agent: number) => void;
  #arrivals = 0;

  constructor(state: EngineState, seed: string, emptied: (agent: number) => void) {
    this.#state = state;
    this.#assignment = new Assignment(state);
    this.#draws = new Draws(state.centre, seed);
    this.#messages = new Messages(state);
    this.#emptied = emptied;
  }

  /** A fresh contact has come to queue number `k`. */
  arrives(k: number): void {
    const { contacts, centre } = this.#state;
    const contact = contacts.take();
    contacts.depth[contact] = 0;
    this.#draws.fresh(contacts, contact, k, centre.queues[k]!);
    contacts.queue[contact] = k;
    contacts.agent[contact] = -1;
    this.starts(contact);
  }

  /** A contact whose luck is drawn begins: self-service first where the queue has one. */
  starts(contact: number): void {
    const { contacts, centre, due, observer, now } = this.#state;
    const queue = centre.queues[contacts.queue[contact]!]!;
    contacts.arrival[contact] = this.#arrivals++;
    observer.started(contact);
    this.#messages.opened(contact);
    // Whoever follows another contact has been through the menu once already.
    if (queue.selfService === undefined || contacts.depth[contact]! > 0) {
      this.#queues(contact);
      return;
    }
    contacts.phase[contact] = PHASE.selfService;
    const durationMs = queue.selfService.at(luck(contacts.luck[contact]!, LUCK.selfServiceTime));
    contacts.enqueuedAt[contact] = now;
    due.add(later(now, durationMs), DUE.selfServiceEnd, contact, contacts.generation[contact]!);
  }

  selfServiceEnds(contact: number): void {
    const { contacts, centre, observer, now } = this.#state;
    const selfService = centre.queues[contacts.queue[contact]!]!.spec.selfService;
    const contained = luck(contacts.luck[contact]!, LUCK.selfServiceContained) < (selfService?.containedShare ?? 0);
    observer.selfServed(contact, contained, now - contacts.enqueuedAt[contact]!);
    if (contained) contacts.release(contact);
    else this.#queues(contact);
  }

  #queues(contact: number): void {
    const { contacts, centre, lines, due, observer, now } = this.#state;
    const k = contacts.queue[contact]!;
    contacts.phase[contact] = PHASE.waiting;
    contacts.enqueuedAt[contact] = now;
    observer.queued(contact);
    const agent = this.#assignment.agentFor(k);
    if (agent >= 0) {
      this.#connects(contact, agent);
      return;
    }
    lines.join(contact);
    const patienceMs = contacts.patienceMs[contact]!;
    const generation = contacts.generation[contact]!;
    if (patienceMs < Number.POSITIVE_INFINITY) due.add(now + patienceMs, DUE.patienceEnd, contact, generation);
    const offer = centre.queues[k]!.callback;
    const afterMs = offer?.afterMs ?? 0;
    if (offer === undefined || afterMs > patienceMs) return;
    if (contacts.depth[contact]! >= MAX_DEPTH) return;
    if (luck(contacts.luck[contact]!, LUCK.callbackAccepted) < offer.acceptedShare) {
      due.add(now + afterMs, DUE.callbackOffer, contact, generation);
    }
  }

  #connects(contact: number, agent: number): void {
    const { contacts, centre, agents, due, observer, now } = this.#state;
    contacts.generation[contact]!++; // patience and callback no longer matter
    contacts.phase[contact] = PHASE.talking;
    contacts.agent[contact] = agent;
    contacts.connectedAt[contact] = now;
    agents.took(agent, centre.queues[contacts.queue[contact]!]!, now);
    observer.connected(contact, agent);
    due.add(now + contacts.talkMs[contact]!, DUE.talkEnd, contact, contacts.generation[contact]!);
    this.#messages.connected(contact);
  }

  talkEnds(contact: number): void {
    const { contacts, centre, due, observer, now } = this.#state;
    const queue = centre.queues[contacts.queue[contact]!]!;
    const agent = contacts.agent[contact]!;
    const word = contacts.luck[contact]!;
    const resolvedShare = queue.spec.resolution?.share;
    const resolved = resolvedShare === undefined || luck(word, LUCK.resolved) < resolvedShare;
    contacts.generation[contact]!++; // messages no longer matter
    contacts.releasedAt[contact] = now;
    contacts.phase[contact] = PHASE.wrapUp;
    this.#messages.closed(contact);
    observer.released(contact, agent, resolved, scoreOf(queue, word));
    if (
      !resolved &&
      queue.repeatDelay !== undefined &&
      luck(word, LUCK.repeats) < (queue.spec.customers?.repeat?.share ?? 0)
    ) {
      const next = this.#follower(contact, contacts.queue[contact]!, "repeat");
      if (next >= 0) this.#comesIn(next, queue.repeatDelay.at(luck(word, LUCK.repeatDelay)));
    }
    const wrapUpMs = contacts.wrapUpMs[contact]!;
    if (wrapUpMs > 0) due.add(now + wrapUpMs, DUE.wrapUpEnd, contact, contacts.generation[contact]!);
    else this.wrapUpEnds(contact);
  }

  wrapUpEnds(contact: number): void {
    const { contacts, centre, agents, observer, now } = this.#state;
    const queue = centre.queues[contacts.queue[contact]!]!;
    const agent = contacts.agent[contact]!;
    agents.finished(agent, queue, now);
    observer.finished(contact, agent, evaluationOf(queue, contacts.luck[contact]!));
    contacts.release(contact);
    this.serves(agent);
  }

  /** The agent may be able to take something: gives it waiting contacts until it cannot or nobody waits. */
  serves(agent: number): void {
    for (;;) {
      const contact = this.#assignment.contactFor(agent);
      if (contact < 0) break;
      this.#state.lines.leave(contact);
      this.#connects(contact, agent);
    }
    if (this.#state.agents.open[agent] === 0) this.#emptied(agent);
  }

  patienceEnds(contact: number): void {
    const { contacts, centre, lines, observer } = this.#state;
    const queue = centre.queues[contacts.queue[contact]!]!;
    const word = contacts.luck[contact]!;
    lines.leave(contact);
    const switching = queue.spec.customers?.onAbandon;
    let next = -1;
    let contextKept = true;
    if (switching !== undefined && luck(word, LUCK.switches) < switching.switchShare) {
      next = this.#follower(contact, queue.switchTo, "switch");
      contextKept = luck(word, LUCK.contextKept) < switching.contextKeptShare;
      if (next >= 0 && !contextKept) contacts.talkMs[next]! += queue.spec.customers?.lostContext?.clarifyMs ?? 0;
    }
    observer.abandoned(contact, next, contextKept);
    if (next >= 0 && queue.switchDelay) this.#comesIn(next, queue.switchDelay.at(luck(word, LUCK.switchDelay)));
    contacts.release(contact);
  }

  /** The customer has been offered a callback and takes it: a new contact waits in their place. */
  leavesForCallback(contact: number): void {
    const { contacts, centre, lines, observer } = this.#state;
    lines.leave(contact);
    const next = this.#follower(contact, centre.queues[contacts.queue[contact]!]!.callbackTo, "callback");
    observer.leftForCallback(contact, next);
    contacts.release(contact);
    this.starts(next);
  }

  message(contact: number): void {
    this.#messages.sent(contact);
  }

  /** A row for the contact that follows `contact`; −1: the journey is at its bound. */
  #follower(contact: number, k: number, why: FollowUp): number {
    const { contacts, centre, observer } = this.#state;
    const depth = contacts.depth[contact]! + 1;
    if (depth > MAX_DEPTH) return -1;
    const next = contacts.take();
    contacts.phase[next] = PHASE.coming;
    contacts.depth[next] = depth;
    contacts.queue[next] = k;
    contacts.agent[next] = -1;
    this.#draws.following(contacts, next, contacts.luck[contact]!, centre.queues[k]!);
    observer.followed(contact, next, why);
    return next;
  }

  #comesIn(contact: number, delayMs: number): void {
    const { contacts, due, now } = this.#state;
    due.add(now + delayMs, DUE.followUp, contact, contacts.generation[contact]!);
  }
}
