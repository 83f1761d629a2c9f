import type { ContactId, DequeueOutcome, EventOf, Instant, VisitId } from "../vocabulary/index.ts";
import type { FloorQueue, OpenVisit, OpenWork } from "./entities.ts";
import { MAX_OPEN_VISITS } from "./limits.ts";
import { FOLDED, type FoldOutcome, ignored } from "./outcome.ts";
import type { FloorSource } from "./source.ts";
import type { FloorState, Folding } from "./state.ts";
import { takeOut } from "./takeOut.ts";
import { endOffer } from "./works.ts";

/** What it takes to open a visit, from an event or a snapshot. */
interface Opening {
  readonly visitId: VisitId;
  readonly contactId: ContactId;
  readonly queue: FloorQueue;
  readonly enqueuedAt: Instant;
  readonly queuedAt: Instant;
  readonly dueAt?: Instant | undefined;
  readonly priority?: number | undefined;
}

export function foldQueued({ state, source }: Folding, event: EventOf<"visit.queued">): FoldOutcome {
  if (source.visits.has(event.visitId)) return ignored("already-open");
  if (source.recentVisits.has(event.visitId)) return ignored("already-closed");
  const queue = state.queue(event.queueId, event.channel);
  if (queue === undefined) return ignored("too-many");
  const enqueuedAt = event.enqueuedAt ?? event.at;
  // A wait cannot begin after it was seen: a clock is wrong by the difference.
  const headStartMs = state.elapsed(source, enqueuedAt, event.at, event.precisionMs);
  openVisit(state, source, {
    visitId: event.visitId,
    contactId: event.contactId,
    queue,
    enqueuedAt: (event.at - headStartMs) as Instant,
    queuedAt: event.at,
    dueAt: event.dueAt,
    priority: event.priority,
  });
  return FOLDED;
}

export function foldDequeued({ state, source }: Folding, event: EventOf<"visit.dequeued">): FoldOutcome {
  const visit = source.visits.get(event.visitId);
  if (visit === undefined) {
    if (source.recentVisits.has(event.visitId)) return ignored("already-closed");
    // Remembered all the same: if the beginning comes after the end, it opens nothing.
    source.recentVisits.add(event.visitId);
    return ignored("unknown-visit");
  }
  leave(state, visit, event.outcome, event.at, event.precisionMs);
  return FOLDED;
}

export function openVisit(state: FloorState, source: FloorSource, opening: Opening): OpenVisit {
  if (state.line.size >= MAX_OPEN_VISITS) {
    const oldest = state.line.visits[0]!;
    leave(state, oldest, "system_lost", opening.queuedAt, 0);
    state.counters.dropped += 1;
  }
  source.channels.add(opening.queue.channel);
  source.queues.add(opening.queue);
  const visit: OpenVisit = {
    visitId: opening.visitId,
    contactId: opening.contactId,
    source,
    queue: opening.queue,
    enqueuedAt: opening.enqueuedAt,
    queuedAt: opening.queuedAt,
    dueAt: opening.dueAt,
    priority: opening.priority,
    order: state.nextOrder(),
    offers: [],
    missed: false,
    ended: undefined,
    endedAt: undefined,
    waitMs: 0,
  };
  source.visits.set(visit.visitId, visit);
  const waiting = source.visitsOf.get(visit.contactId);
  if (waiting === undefined) source.visitsOf.set(visit.contactId, [visit]);
  else waiting.push(visit);
  state.line.add(visit);
  state.observer.visitQueued?.(visit);
  return visit;
}

/** Ends the wait without an agent; offers still ringing stop because the customer left. */
export function leave(
  state: FloorState,
  visit: OpenVisit,
  outcome: DequeueOutcome,
  at: Instant,
  precisionMs: number,
): void {
  close(state, visit, outcome, at, precisionMs);
  state.observer.visitLeft?.(visit, outcome);
  if (visit.offers.length === 0) return;
  for (const offer of visit.offers.splice(0)) endOffer(state, offer, "customer_left", at);
}

/** Ends the wait with an agent. Other agents who were rung for it have lost the race. */
export function answer(state: FloorState, visit: OpenVisit, work: OpenWork, at: Instant, precisionMs: number): void {
  close(state, visit, "answered", at, precisionMs);
  state.observer.visitAnswered?.(visit, work);
  takeOut(visit.offers, work);
  if (visit.offers.length === 0) return;
  for (const offer of visit.offers.splice(0)) endOffer(state, offer, "lost_race", at);
}

function close(
  state: FloorState,
  visit: OpenVisit,
  ended: "answered" | DequeueOutcome,
  at: Instant,
  precisionMs: number,
): void {
  const { source } = visit;
  visit.waitMs = state.elapsed(source, visit.enqueuedAt, at, precisionMs);
  visit.ended = ended;
  visit.endedAt = at;
  source.visits.delete(visit.visitId);
  source.recentVisits.add(visit.visitId);
  const waiting = source.visitsOf.get(visit.contactId)!;
  if (waiting.length === 1) source.visitsOf.delete(visit.contactId);
  else takeOut(waiting, visit);
  state.line.remove(visit);
}
