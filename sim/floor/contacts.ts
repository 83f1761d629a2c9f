import type { ContactId, DequeueOutcome, EventOf, Instant, JourneyId } from "../vocabulary/index.ts";
import type { OpenContact } from "./entities.ts";
import { MAX_JOURNEYS, MAX_OPEN_CONTACTS } from "./limits.ts";
import { FOLDED, type FoldOutcome, ignored } from "./outcome.ts";
import type { FloorSource } from "./source.ts";
import type { FloorState, Folding } from "./state.ts";
import { leave } from "./visits.ts";

export function foldContactStarted({ state, source }: Folding, event: EventOf<"contact.started">): FoldOutcome {
  if (source.contacts.has(event.contactId)) return ignored("already-open");
  if (source.recentContacts.has(event.contactId)) return ignored("already-closed");
  openContact(state, source, {
    contactId: event.contactId,
    source,
    channel: event.channel,
    direction: event.direction,
    cause: event.cause,
    intent: event.intent,
    startedAt: event.at,
    startKnown: true,
    customerId: event.customerId,
    journeyId: event.journeyId,
    unansweredAt: undefined,
    responses: 0,
  });
  return FOLDED;
}

export function foldMessage({ state, source }: Folding, event: EventOf<"contact.message">): FoldOutcome {
  const contact = source.contacts.get(event.contactId);
  if (contact === undefined) return unknown(source, event.contactId);
  if (!event.public) return FOLDED;
  let answeredAt: Instant | undefined;
  if (event.party === "customer") contact.unansweredAt ??= event.at;
  else if (event.party === "agent") {
    answeredAt = contact.unansweredAt;
    contact.unansweredAt = undefined;
    if (answeredAt !== undefined) {
      contact.responses += 1;
      const responseMs = state.elapsed(source, answeredAt, event.at, event.precisionMs);
      answeredAt = (event.at - responseMs) as Instant;
    }
  }
  state.observer.contactMessage?.(contact, event.party, event.at, answeredAt);
  return FOLDED;
}

export function foldSwitched({ state, source }: Folding, event: EventOf<"contact.switched">): FoldOutcome {
  const contact = source.contacts.get(event.contactId);
  if (contact === undefined) return unknown(source, event.contactId);
  const next = source.contacts.get(event.nextContactId);
  if (next !== undefined && next.journeyId === undefined && contact.journeyId !== undefined) {
    next.journeyId = contact.journeyId;
    joinJourney(state, next, event.at);
  }
  return FOLDED;
}

export function foldRated({ state, source }: Folding, event: EventOf<"contact.rated">): FoldOutcome {
  const [low, high] = event.scale === "csat" ? [1, 5] : [0, 10];
  if (!(event.score >= low && event.score <= high)) return ignored("bad-value");
  state.observer.contactRated?.(event, source.contacts.get(event.contactId));
  return FOLDED;
}

export function foldContactEnded({ state, source }: Folding, event: EventOf<"contact.ended">): FoldOutcome {
  const contact = source.contacts.get(event.contactId);
  // Also where the contact is only known by its visit, as after a snapshot.
  const waiting = source.visitsOf.get(event.contactId);
  if (waiting !== undefined) {
    for (const visit of [...waiting]) leave(state, visit, leavingOf(event), event.at, event.precisionMs);
  }
  if (contact === undefined) {
    const outcome = waiting === undefined ? unknown(source, event.contactId) : FOLDED;
    source.recentContacts.add(event.contactId);
    return outcome;
  }
  state.elapsed(source, contact.startedAt, event.at, event.precisionMs);
  remove(state, contact);
  state.observer.contactEnded?.(contact, event);
  return FOLDED;
}

/**
 * How a visit ends that still waits when its contact is over: nobody is left to wait. Lost where nobody knows how it
 * ended; withdrawn where the matter was settled elsewhere or the house took it out; else the customer has given up.
 */
function leavingOf({ by, outcome }: EventOf<"contact.ended">): DequeueOutcome {
  if (outcome === "abandoned") return "abandoned";
  if (outcome === "lost" || (outcome === "unknown" && by === "system")) return "system_lost";
  if (outcome === "resolved" || outcome === "contained" || by !== "customer") return "withdrawn";
  return "abandoned";
}

export function foldIdentity({ state, source }: Folding, event: EventOf<"identity.linked">): FoldOutcome {
  const contact = source.contacts.get(event.contactId);
  if (contact === undefined) return unknown(source, event.contactId);
  if (event.customerId !== undefined) contact.customerId = event.customerId;
  if (event.journeyId !== undefined && event.journeyId !== contact.journeyId) {
    leaveJourney(state, contact);
    contact.journeyId = event.journeyId;
    joinJourney(state, contact, event.at);
  }
  return FOLDED;
}

/** Forgets a contact whose end was not seen. */
export function loseContact(state: FloorState, contact: OpenContact, at: Instant): void {
  remove(state, contact);
  state.observer.contactLost?.(contact, at);
}

function openContact(state: FloorState, source: FloorSource, contact: OpenContact): void {
  if (state.openContacts >= MAX_OPEN_CONTACTS) {
    const oldest = oldestContact(state, source);
    if (oldest !== undefined) loseContact(state, oldest, contact.startedAt);
    state.counters.dropped += 1;
  }
  source.channels.add(contact.channel);
  source.contacts.set(contact.contactId, contact);
  state.openContacts += 1;
  joinJourney(state, contact, contact.startedAt);
  state.observer.contactStarted?.(contact);
}

/** Of the source that needs room; of any other only when it has none itself. */
function oldestContact(state: FloorState, source: FloorSource): OpenContact | undefined {
  for (const candidate of [source, ...state.sources.values()]) {
    const [oldest] = candidate.contacts.values();
    if (oldest !== undefined) return oldest;
  }
  return undefined;
}

function remove(state: FloorState, contact: OpenContact): void {
  contact.source.contacts.delete(contact.contactId);
  contact.source.recentContacts.add(contact.contactId);
  state.openContacts -= 1;
  leaveJourney(state, contact);
}

function joinJourney(state: FloorState, contact: OpenContact, at: Instant): void {
  const journeyId: JourneyId | undefined = contact.journeyId;
  if (journeyId === undefined) return;
  let journey = state.journeys.get(journeyId);
  if (journey === undefined) {
    if (state.journeys.size >= MAX_JOURNEYS) return;
    journey = { journeyId, startedAt: at, contacts: 0, open: 0, channels: new Set() };
    state.journeys.set(journeyId, journey);
  }
  journey.contacts += 1;
  journey.open += 1;
  journey.channels.add(contact.channel);
}

function leaveJourney(state: FloorState, contact: OpenContact): void {
  if (contact.journeyId === undefined) return;
  const journey = state.journeys.get(contact.journeyId);
  if (journey === undefined) return;
  journey.open -= 1;
  if (journey.open <= 0) state.journeys.delete(contact.journeyId);
}

function unknown(source: FloorSource, contactId: ContactId): FoldOutcome {
  return ignored(source.recentContacts.has(contactId) ? "already-closed" : "unknown-contact");
}
