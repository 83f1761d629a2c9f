import type { DequeueOutcome, EventOf, Instant, OfferOutcome, Party } from "../vocabulary/index.ts";
import type { AgentActivity, FloorAgent } from "./agent.ts";
import type { FloorQueue, OpenContact, OpenVisit, OpenWork } from "./entities.ts";

/**
 * What a fold tells those who measure. Every method is optional. Entities are the floor's own, valid during the call and
 * never to be changed; instants may lie a little before the floor's time when a source is late.
 */
export interface FloorObserver {
  /** Floor time is now `at`; called before anything that happens then. Never goes backwards. */
  timePassed?(at: Instant): void;
  queueOpened?(queue: FloorQueue): void;
  visitQueued?(visit: OpenVisit): void;
  visitAnswered?(visit: OpenVisit, work: OpenWork): void;
  /** Left without an agent; `visit.ended` says how, `system_lost` included. */
  visitLeft?(visit: OpenVisit, outcome: DequeueOutcome): void;
  /** An agent answered a visit nobody had seen queued: counted, never part of service level. */
  answerUnmatched?(work: OpenWork, at: Instant): void;
  workOffered?(work: OpenWork): void;
  offerEnded?(work: OpenWork, outcome: OfferOutcome, at: Instant): void;
  workConnected?(work: OpenWork, at: Instant): void;
  /** Talk is over. `workFinished` follows, after wrap-up or the grace for it. */
  workReleased?(work: OpenWork, at: Instant): void;
  workTransferred?(work: OpenWork, event: EventOf<"work.transferred">): void;
  /** Talk, hold and wrap-up are over; `work.talkMs`, `holdMs`, `wrapUpMs` are final. Only connected works finish. */
  workFinished?(work: OpenWork, at: Instant): void;
  /** Closed by a reset, a snapshot or the bound: its end was not seen, so it is not handled. */
  workLost?(work: OpenWork, at: Instant): void;
  workEvaluated?(event: EventOf<"work.evaluated">): void;
  /** Anything that may change who is staffed, busy or able: called after the change. */
  agentChanged?(agent: FloorAgent, at: Instant): void;
  /** One activity of an agent from start to end; consecutive ones touch. */
  activityEnded?(agent: FloorAgent, activity: AgentActivity, fromAt: Instant, toAt: Instant): void;
  contactStarted?(contact: OpenContact): void;
  /** `answeredAt`: the oldest customer message this agent message answers, if it answers any. */
  contactMessage?(contact: OpenContact, party: Party, at: Instant, answeredAt: Instant | undefined): void;
  contactRated?(event: EventOf<"contact.rated">, contact: OpenContact | undefined): void;
  contactEnded?(contact: OpenContact, event: EventOf<"contact.ended">): void;
  /** Forgotten without an end: a reset or the bound. */
  contactLost?(contact: OpenContact, at: Instant): void;
  selfService?(event: EventOf<"contact.self_service">, contact: OpenContact | undefined): void;
  callbackRequested?(event: EventOf<"callback.requested">, contact: OpenContact | undefined): void;
}

/** One observer that passes everything on to several, in order. */
export class ObserverList implements Required<FloorObserver> {
  readonly #all: readonly FloorObserver[];

  constructor(all: readonly FloorObserver[]) {
    this.#all = all;
  }

  timePassed(at: Instant): void {
    for (const one of this.#all) one.timePassed?.(at);
  }
  queueOpened(queue: FloorQueue): void {
    for (const one of this.#all) one.queueOpened?.(queue);
  }
  visitQueued(visit: OpenVisit): void {
    for (const one of this.#all) one.visitQueued?.(visit);
  }
  visitAnswered(visit: OpenVisit, work: OpenWork): void {
    for (const one of this.#all) one.visitAnswered?.(visit, work);
  }
  visitLeft(visit: OpenVisit, outcome: DequeueOutcome): void {
    for (const one of this.#all) one.visitLeft?.(visit, outcome);
  }
  answerUnmatched(work: OpenWork, at: Instant): void {
    for (const one of this.#all) one.answerUnmatched?.(work, at);
  }
  workOffered(work: OpenWork): void {
    for (const one of this.#all) one.workOffered?.(work);
  }
  offerEnded(work: OpenWork, outcome: OfferOutcome, at: Instant): void {
    for (const one of this.#all) one.offerEnded?.(work, outcome, at);
  }
  workConnected(work: OpenWork, at: Instant): void {
    for (const one of this.#all) one.workConnected?.(work, at);
  }
  workReleased(work: OpenWork, at: Instant): void {
    for (const one of this.#all) one.workReleased?.(work, at);
  }
  workTransferred(work: OpenWork, event: EventOf<"work.transferred">): void {
    for (const one of this.#all) one.workTransferred?.(work, event);
  }
  workFinished(work: OpenWork, at: Instant): void {
    for (const one of this.#all) one.workFinished?.(work, at);
  }
  workLost(work: OpenWork, at: Instant): void {
    for (const one of this.#all) one.workLost?.(work, at);
  }
  workEvaluated(event: EventOf<"work.evaluated">): void {
    for (const one of this.#all) one.workEvaluated?.(event);
  }
  agentChanged(agent: FloorAgent, at: Instant): void {
    for (const one of this.#all) one.agentChanged?.(agent, at);
  }
  activityEnded(agent: FloorAgent, activity: AgentActivity, fromAt: Instant, toAt: Instant): void {
    for (const one of this.#all) one.activityEnded?.(agent, activity, fromAt, toAt);
  }
  contactStarted(contact: OpenContact): void {
    for (const one of this.#all) one.contactStarted?.(contact);
  }
  contactMessage(contact: OpenContact, party: Party, at: Instant, answeredAt: Instant | undefined): void {
    for (const one of this.#all) one.contactMessage?.(contact, party, at, answeredAt);
  }
  contactRated(event: EventOf<"contact.rated">, contact: OpenContact | undefined): void {
    for (const one of this.#all) one.contactRated?.(event, contact);
  }
  contactEnded(contact: OpenContact, event: EventOf<"contact.ended">): void {
    for (const one of this.#all) one.contactEnded?.(contact, event);
  }
  contactLost(contact: OpenContact, at: Instant): void {
    for (const one of this.#all) one.contactLost?.(contact, at);
  }
  selfService(event: EventOf<"contact.self_service">, contact: OpenContact | undefined): void {
    for (const one of this.#all) one.selfService?.(event, contact);
  }
  callbackRequested(event: EventOf<"callback.requested">, contact: OpenContact | undefined): void {
    for (const one of this.#all) one.callbackRequested?.(event, contact);
  }
}
