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
  /** By method, those who have it: most listen to a few, and this is called several times an event. */
  readonly #hearing: Readonly<Record<keyof FloorObserver, readonly FloorObserver[]>>;

  constructor(all: readonly FloorObserver[]) {
    const hearing = (method: keyof FloorObserver) => all.filter((one) => one[method] !== undefined);
    this.#hearing = {
      timePassed: hearing("timePassed"),
      queueOpened: hearing("queueOpened"),
      visitQueued: hearing("visitQueued"),
      visitAnswered: hearing("visitAnswered"),
      visitLeft: hearing("visitLeft"),
      answerUnmatched: hearing("answerUnmatched"),
      workOffered: hearing("workOffered"),
      offerEnded: hearing("offerEnded"),
      workConnected: hearing("workConnected"),
      workReleased: hearing("workReleased"),
      workTransferred: hearing("workTransferred"),
      workFinished: hearing("workFinished"),
      workLost: hearing("workLost"),
      workEvaluated: hearing("workEvaluated"),
      agentChanged: hearing("agentChanged"),
      activityEnded: hearing("activityEnded"),
      contactStarted: hearing("contactStarted"),
      contactMessage: hearing("contactMessage"),
      contactRated: hearing("contactRated"),
      contactEnded: hearing("contactEnded"),
      contactLost: hearing("contactLost"),
      selfService: hearing("selfService"),
      callbackRequested: hearing("callbackRequested"),
    };
  }

  timePassed(at: Instant): void {
    for (const one of this.#hearing.timePassed) one.timePassed!(at);
  }
  queueOpened(queue: FloorQueue): void {
    for (const one of this.#hearing.queueOpened) one.queueOpened!(queue);
  }
  visitQueued(visit: OpenVisit): void {
    for (const one of this.#hearing.visitQueued) one.visitQueued!(visit);
  }
  visitAnswered(visit: OpenVisit, work: OpenWork): void {
    for (const one of this.#hearing.visitAnswered) one.visitAnswered!(visit, work);
  }
  visitLeft(visit: OpenVisit, outcome: DequeueOutcome): void {
    for (const one of this.#hearing.visitLeft) one.visitLeft!(visit, outcome);
  }
  answerUnmatched(work: OpenWork, at: Instant): void {
    for (const one of this.#hearing.answerUnmatched) one.answerUnmatched!(work, at);
  }
  workOffered(work: OpenWork): void {
    for (const one of this.#hearing.workOffered) one.workOffered!(work);
  }
  offerEnded(work: OpenWork, outcome: OfferOutcome, at: Instant): void {
    for (const one of this.#hearing.offerEnded) one.offerEnded!(work, outcome, at);
  }
  workConnected(work: OpenWork, at: Instant): void {
    for (const one of this.#hearing.workConnected) one.workConnected!(work, at);
  }
  workReleased(work: OpenWork, at: Instant): void {
    for (const one of this.#hearing.workReleased) one.workReleased!(work, at);
  }
  workTransferred(work: OpenWork, event: EventOf<"work.transferred">): void {
    for (const one of this.#hearing.workTransferred) one.workTransferred!(work, event);
  }
  workFinished(work: OpenWork, at: Instant): void {
    for (const one of this.#hearing.workFinished) one.workFinished!(work, at);
  }
  workLost(work: OpenWork, at: Instant): void {
    for (const one of this.#hearing.workLost) one.workLost!(work, at);
  }
  workEvaluated(event: EventOf<"work.evaluated">): void {
    for (const one of this.#hearing.workEvaluated) one.workEvaluated!(event);
  }
  agentChanged(agent: FloorAgent, at: Instant): void {
    for (const one of this.#hearing.agentChanged) one.agentChanged!(agent, at);
  }
  activityEnded(agent: FloorAgent, activity: AgentActivity, fromAt: Instant, toAt: Instant): void {
    for (const one of this.#hearing.activityEnded) one.activityEnded!(agent, activity, fromAt, toAt);
  }
  contactStarted(contact: OpenContact): void {
    for (const one of this.#hearing.contactStarted) one.contactStarted!(contact);
  }
  contactMessage(contact: OpenContact, party: Party, at: Instant, answeredAt: Instant | undefined): void {
    for (const one of this.#hearing.contactMessage) one.contactMessage!(contact, party, at, answeredAt);
  }
  contactRated(event: EventOf<"contact.rated">, contact: OpenContact | undefined): void {
    for (const one of this.#hearing.contactRated) one.contactRated!(event, contact);
  }
  contactEnded(contact: OpenContact, event: EventOf<"contact.ended">): void {
    for (const one of this.#hearing.contactEnded) one.contactEnded!(contact, event);
  }
  contactLost(contact: OpenContact, at: Instant): void {
    for (const one of this.#hearing.contactLost) one.contactLost!(contact, at);
  }
  selfService(event: EventOf<"contact.self_service">, contact: OpenContact | undefined): void {
    for (const one of this.#hearing.selfService) one.selfService!(event, contact);
  }
  callbackRequested(event: EventOf<"callback.requested">, contact: OpenContact | undefined): void {
    for (const one of this.#hearing.callbackRequested) one.callbackRequested!(event, contact);
  }
}
