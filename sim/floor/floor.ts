import { type FloorEvent, type Instant, isInstant, unreachable } from "../vocabulary/index.ts";
import type { FloorAgent } from "./agent.ts";
import { foldCapacity, foldMembership, foldPresence, foldSession } from "./agents.ts";
import {
  foldContactEnded,
  foldContactStarted,
  foldIdentity,
  foldMessage,
  foldRated,
  foldSwitched,
} from "./contacts.ts";
import { type FloorDigest, floorDigest } from "./digest.ts";
import type { FloorQueue, OpenJourney, OpenVisit, OpenWork } from "./entities.ts";
import { MAX_AHEAD_MS } from "./limits.ts";
import type { FloorObserver } from "./observer.ts";
import { DUPLICATE, FOLDED, type FoldOutcome, ignored } from "./outcome.ts";
import type { FloorSource } from "./source.ts";
import { type FloorCounters, FloorState, type Folding } from "./state.ts";
import { foldGap, foldHealth, foldReset, foldSnapshot } from "./stream.ts";
import { foldDequeued, foldQueued } from "./visits.ts";
import {
  finishReleased,
  foldConnected,
  foldHeld,
  foldOfferEnded,
  foldOffered,
  foldReleased,
  foldTransferred,
  foldWrapUpEnded,
  foldWrapUpStarted,
  graceEndsAt,
} from "./works.ts";

/**
 * The floor: what is open now, folded from events in place, in integers, the same for the same events on every machine.
 * It measures nothing; an observer is told what happens and keeps the figures.
 */
export class Floor {
  readonly #state: FloorState;

  constructor(observer: FloorObserver = {}) {
    this.#state = new FloorState(observer);
  }

  /** Floor time: the latest instant heard of or advanced to; `undefined` before anything. */
  get now(): Instant | undefined {
    return this.#state.now;
  }
  /** Everybody who waits, oldest first. */
  get waiting(): readonly OpenVisit[] {
    return this.#state.line.visits;
  }
  /** Every agent ever heard of, in order of first appearance. */
  get agents(): ReadonlyMap<FloorAgent["agentId"], FloorAgent> {
    return this.#state.agents;
  }
  /** Every queue × channel, by `index`. */
  get queues(): readonly FloorQueue[] {
    return this.#state.queues;
  }
  get sources(): ReadonlyMap<FloorSource["source"], FloorSource> {
    return this.#state.sources;
  }
  get journeys(): ReadonlyMap<OpenJourney["journeyId"], OpenJourney> {
    return this.#state.journeys;
  }
  get counters(): Readonly<FloorCounters> {
    return this.#state.counters;
  }

  /** The channels `queueId` is known on; empty until a visit or work told. */
  queuesOf(queueId: FloorQueue["queueId"]): readonly FloorQueue[] {
    return this.#state.queuesById.get(queueId) ?? [];
  }

  /** Every open work of every source, in order of opening within a source; released ones included. */
  *works(): Iterable<OpenWork> {
    for (const source of this.#state.sources.values()) yield* source.works.values();
  }

  /** Lets floor time pass to `at`; earlier than now changes nothing. Throws `RangeError` for what is no instant. */
  advance(at: Instant): void {
    if (!isInstant(at)) throw new RangeError(`at: expected an instant, got ${at}`);
    const state = this.#state;
    if (state.now !== undefined && at <= state.now) return;
    for (;;) {
      const due = firstDue(state.released);
      // Strictly before: a wrap-up that begins exactly at the end of the grace still counts.
      if (due === undefined || graceEndsAt(due) >= at) break;
      const dueAt = graceEndsAt(due) as Instant;
      // A late release may be past its grace already; time still never goes back.
      if (state.now === undefined || dueAt > state.now) this.#pass(dueAt);
      finishReleased(state, due);
    }
    this.#pass(at);
  }

  /**
   * Folds one event. Time passes to `event.at` first; an event from before now is folded where it still can be. The same
   * event twice, or a fact already known, changes nothing.
   */
  apply(event: FloorEvent): FoldOutcome {
    const state = this.#state;
    if (!isInstant(event.at)) return this.#ignore("bad-instant");
    if (event.recordedAt !== undefined && event.at - event.recordedAt > MAX_AHEAD_MS) {
      return this.#ignore("from-the-future");
    }
    const folding = state.folding(event.source);
    if (folding === undefined) return this.#ignore("too-many");
    const { source } = folding;
    if (!source.recentEvents.add(event.eventId)) {
      source.duplicates += 1;
      return DUPLICATE;
    }
    this.advance(event.at);
    source.events += 1;
    if (event.basis !== "observed") source.notObserved += 1;
    else if (event.recordedAt !== undefined) source.lags.add(event.recordedAt - event.at);
    if (source.lastEventAt === undefined || event.at > source.lastEventAt) source.lastEventAt = event.at;
    else if (source.lastEventAt - event.at > event.precisionMs) source.outOfOrder += 1;
    // Any word of a source proves it is there, unless the word is about that.
    if (event.type !== "source.health") source.connectedSinceAt ??= event.at;
    const outcome = fold(folding, event);
    if (outcome.kind === "ignored") {
      source.ignored += 1;
      this.#ignore(outcome.code);
    }
    return outcome;
  }

  /** Finishes every released work without waiting for wrap-ups: nothing more will come. */
  settle(): void {
    const { released } = this.#state;
    for (let due = firstDue(released); due !== undefined; due = firstDue(released)) finishReleased(this.#state, due);
  }

  /** A canonical, plain picture of what is open, independent of the order maps were filled in. */
  digest(): FloorDigest {
    return floorDigest(this.#state);
  }

  #pass(at: Instant): void {
    this.#state.now = at;
    this.#state.observer.timePassed?.(at);
  }

  #ignore(code: Parameters<typeof ignored>[0]): FoldOutcome {
    const counts = this.#state.counters.ignored;
    counts[code] = (counts[code] ?? 0) + 1;
    return ignored(code);
  }
}

/** The released work whose grace ends first; ties by order of release. */
function firstDue(released: readonly OpenWork[]): OpenWork | undefined {
  let first: OpenWork | undefined;
  for (const work of released) if (first === undefined || work.phaseAt < first.phaseAt) first = work;
  return first;
}

function fold(folding: Folding, event: FloorEvent): FoldOutcome {
  switch (event.type) {
    case "visit.queued":
      return foldQueued(folding, event);
    case "visit.dequeued":
      return foldDequeued(folding, event);
    case "work.offered":
      return foldOffered(folding, event);
    case "work.offer_ended":
      return foldOfferEnded(folding, event);
    case "work.connected":
      return foldConnected(folding, event);
    case "work.held":
    case "work.resumed":
      return foldHeld(folding, event);
    case "work.transferred":
      return foldTransferred(folding, event);
    case "work.released":
      return foldReleased(folding, event);
    case "work.wrapup_started":
      return foldWrapUpStarted(folding, event);
    case "work.wrapup_ended":
      return foldWrapUpEnded(folding, event);
    case "work.evaluated":
      if (!(event.score >= 0 && event.score <= 1)) return ignored("bad-value");
      folding.state.observer.workEvaluated?.(event);
      return FOLDED;
    case "contact.started":
      return foldContactStarted(folding, event);
    case "contact.message":
      return foldMessage(folding, event);
    case "contact.switched":
      return foldSwitched(folding, event);
    case "contact.rated":
      return foldRated(folding, event);
    case "contact.ended":
      return foldContactEnded(folding, event);
    case "contact.self_service":
      folding.state.observer.selfService?.(event, folding.source.contacts.get(event.contactId));
      return FOLDED;
    case "callback.requested":
      folding.state.observer.callbackRequested?.(event, folding.source.contacts.get(event.contactId));
      return FOLDED;
    case "identity.linked":
      return foldIdentity(folding, event);
    case "agent.session":
      return foldSession(folding, event);
    case "agent.presence":
      return foldPresence(folding, event);
    case "agent.capacity":
      return foldCapacity(folding, event);
    case "agent.membership":
      return foldMembership(folding, event);
    case "stream.reset":
      return foldReset(folding, event);
    case "stream.gap":
      return foldGap(folding, event);
    case "stream.snapshot":
      return foldSnapshot(folding, event);
    case "source.health":
      return foldHealth(folding, event);
    case "callback.attempted":
    case "agent.presence_reported":
      // Facts for the log and for cross-checks; nothing on the floor follows from them.
      return FOLDED;
    default:
      return unreachable(event);
  }
}
