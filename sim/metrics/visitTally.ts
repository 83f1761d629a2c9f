import { type FloorObserver, isMissed, type OpenVisit, type OpenWork } from "../floor/index.ts";
import type { DequeueOutcome, Instant, OfferOutcome } from "../vocabulary/index.ts";
import { PLACE, type Place } from "./fields.ts";
import { LateHeap } from "./lateHeap.ts";
import type { Scopes } from "./scopes.ts";
import { cellOf } from "./waitSketch.ts";

/**
 * Counts visits and works into scopes: the counts of queues, waits, and service level at the instants of all three
 * attributions. A visit that crosses its target is late from that millisecond on, whether or not anybody looks.
 */
export class VisitTally implements FloorObserver {
  readonly #scopes: Scopes;
  readonly #heap = new LateHeap();
  /** Waiting, and late already. */
  readonly #late = new Set<OpenVisit>();

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  /** The next instant at which a waiting visit becomes late. */
  get nextLateAt(): number {
    return this.#heap.nextAt;
  }

  /** Counts the visit that becomes late next. */
  crossNext(): void {
    const visit = this.#heap.take();
    if (visit !== undefined && !this.#late.has(visit)) this.#cross(visit);
  }

  visitQueued(visit: OpenVisit): void {
    const scopes = this.#scopes.ofQueue(visit.queue);
    for (const scope of scopes) {
      scope.seen = true;
      scope.waiting += 1;
    }
    this.#count(visit, PLACE.offered, visit.queuedAt, 1);
    const lateAt = this.#lateAt(visit);
    // A customer who kept a place may be late on arrival.
    if (lateAt <= this.#scopes.now) this.#cross(visit);
    else this.#heap.add(visit, lateAt, this.#scopes.total.waiting);
  }

  visitAnswered(visit: OpenVisit): void {
    const endedAt = visit.endedAt!;
    this.#left(visit);
    this.#count(visit, PLACE.answered, endedAt, 1);
    this.#count(visit, PLACE.waitMsOfAnswered, endedAt, visit.waitMs);
    const cell = cellOf(visit.waitMs);
    for (const scope of this.#scopes.ofQueue(visit.queue)) scope.addWait(endedAt, cell);
    const inTarget = this.#inTarget(visit);
    this.#settleLate(visit, inTarget);
    this.#count(visit, inTarget ? PLACE.decidedAnsweredIn : PLACE.decidedAnsweredLate, endedAt, 1);
    this.#count(visit, inTarget ? PLACE.offeredAnsweredIn : PLACE.offeredAnsweredLate, visit.queuedAt, 1);
  }

  visitLeft(visit: OpenVisit, outcome: DequeueOutcome): void {
    const endedAt = visit.endedAt!;
    this.#left(visit);
    const abandoned = outcome === "abandoned";
    const lost = outcome === "system_lost";
    this.#count(visit, lost ? PLACE.systemLost : abandoned ? PLACE.abandoned : PLACE.leftOtherwise, endedAt, 1);
    if (!abandoned) {
      if (!lost) {
        this.#count(visit, PLACE.decidedFlowed, endedAt, 1);
        this.#count(visit, PLACE.offeredFlowed, visit.queuedAt, 1);
        this.#count(visit, PLACE.endedFlowed, endedAt, 1);
      }
      // Somebody the system lost was promised nothing that can be judged; somebody sent on in time was not let down.
      this.#settleLate(visit, lost || this.#inTarget(visit));
      return;
    }
    this.#count(visit, PLACE.waitMsOfAbandoned, endedAt, visit.waitMs);
    const inTarget = this.#inTarget(visit);
    if (inTarget) {
      this.#count(visit, PLACE.decidedAbandonedIn, endedAt, 1);
      this.#count(visit, PLACE.offeredAbandonedIn, visit.queuedAt, 1);
      this.#count(visit, PLACE.endedAbandonedIn, endedAt, 1);
    } else this.#count(visit, PLACE.endedLate, endedAt, 1);
    if (visit.waitMs < this.#scopes.config.shortAbandonMs) {
      this.#count(visit, PLACE.shortAbandons, endedAt, 1);
      // It stands where its visit is counted: beside the abandon in target, or beside the broken promise.
      this.#count(visit, PLACE.decidedShort, inTarget ? endedAt : this.#lateAt(visit), 1);
      this.#count(visit, PLACE.offeredShort, visit.queuedAt, 1);
      this.#count(visit, PLACE.endedShort, endedAt, 1);
    }
    this.#settleLate(visit, inTarget);
  }

  answerUnmatched(work: OpenWork, at: Instant): void {
    for (const scope of this.#scopes.ofWork(work)) scope.add(PLACE.unmatched, at, 1);
  }

  workOffered(work: OpenWork): void {
    for (const scope of this.#scopes.ofWork(work)) {
      scope.seen = true;
      scope.add(PLACE.offers, work.openedAt, 1);
    }
  }

  offerEnded(work: OpenWork, outcome: OfferOutcome, at: Instant): void {
    if (!isMissed(outcome)) return;
    for (const scope of this.#scopes.ofWork(work)) {
      scope.add(PLACE.noAnswer, at, 1);
      if (work.visit?.missed === false) scope.add(PLACE.contactsWithMiss, at, 1);
    }
  }

  workTransferred(work: OpenWork, event: { readonly at: Instant }): void {
    for (const scope of this.#scopes.ofWork(work)) scope.add(PLACE.transferred, event.at, 1);
  }

  workFinished(work: OpenWork, at: Instant): void {
    if (work.role !== "primary") return;
    for (const scope of this.#scopes.ofHandled(work)) {
      scope.add(PLACE.handled, at, 1);
      scope.add(PLACE.talkMs, at, work.talkMs);
      scope.add(PLACE.holdMs, at, work.holdMs);
      scope.add(PLACE.wrapUpMs, at, work.wrapUpMs);
    }
    const visit = work.visit;
    if (visit?.ended !== "answered") return;
    const inTarget = this.#inTarget(visit);
    this.#count(visit, inTarget ? PLACE.endedAnsweredIn : PLACE.endedAnsweredLate, at, 1);
    if (!inTarget) this.#count(visit, PLACE.endedLate, at, 1);
  }

  #cross(visit: OpenVisit): void {
    this.#late.add(visit);
    for (const scope of this.#scopes.ofQueue(visit.queue)) scope.waitingLate += 1;
    const lateAt = this.#lateAt(visit);
    this.#count(visit, PLACE.decidedLate, lateAt, 1);
    this.#count(visit, PLACE.decidedLateStill, lateAt, 1);
    this.#count(visit, PLACE.offeredLate, visit.queuedAt, 1);
  }

  /** The visit waits no longer. */
  #left(visit: OpenVisit): void {
    for (const scope of this.#scopes.ofQueue(visit.queue)) scope.waiting -= 1;
  }

  /** Ends the lateness of a visit that has left; `kept`: the promise held after all, a late word said so. */
  #settleLate(visit: OpenVisit, kept: boolean): void {
    if (!this.#late.delete(visit)) return;
    for (const scope of this.#scopes.ofQueue(visit.queue)) scope.waitingLate -= 1;
    const lateAt = this.#lateAt(visit);
    this.#count(visit, PLACE.decidedLateStill, lateAt, -1);
    if (!kept) return;
    this.#count(visit, PLACE.decidedLate, lateAt, -1);
    this.#count(visit, PLACE.offeredLate, visit.queuedAt, -1);
  }

  #lateAt(visit: OpenVisit): number {
    return visit.enqueuedAt + this.#scopes.config.targets[visit.queue.channel].acceptableWaitMs + 1;
  }

  #inTarget(visit: OpenVisit): boolean {
    return visit.waitMs <= this.#scopes.config.targets[visit.queue.channel].acceptableWaitMs;
  }

  #count(visit: OpenVisit, place: Place, at: number, amount: number): void {
    for (const scope of this.#scopes.ofQueue(visit.queue)) scope.add(place, at, amount);
  }
}
