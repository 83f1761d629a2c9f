import type {
  ContactId,
  DequeueOutcome,
  EventOf,
  FloorEvent,
  Instant,
  OfferOutcome,
  WorkId,
} from "../../vocabulary/index.ts";
import type { ContactStory, MessageStory, VisitStory, WorkSpan, WorkStory } from "./story.ts";

const MOST_MESSAGES = 200;

type Draft<T> = { -readonly [K in keyof T]: T[K] };
interface WorkDraft extends Omit<Draft<WorkStory>, "spans"> {
  readonly spans: Draft<WorkSpan>[];
  connectedAt?: Instant;
}
interface ContactDraft extends Omit<Draft<ContactStory>, "visits" | "works" | "messages" | "ratings"> {
  readonly visits: Draft<VisitStory>[];
  readonly works: WorkDraft[];
  readonly messages: MessageStory[];
  readonly ratings: ContactStory["ratings"][number][];
}

/** The contacts of some events by id, as they stand at `at`. Events in order of time; what belongs to none is left out. */
export function contactStories(events: readonly FloorEvent[], at: Instant): ReadonlyMap<ContactId, ContactStory> {
  const book = new Book();
  for (const event of events) book.tell(event);
  return new Map([...book.contacts].map(([id, draft]) => [id, finished(draft, at)]));
}

class Book {
  readonly contacts = new Map<ContactId, ContactDraft>();
  readonly #visits = new Map<string, { readonly contact: ContactDraft; readonly visit: Draft<VisitStory> }>();
  readonly #works = new Map<string, WorkDraft>();

  tell(event: FloorEvent): void {
    switch (event.type) {
      case "contact.started":
        this.#started(event);
        return;
      case "contact.self_service": {
        const { by, outcome, durationMs } = event;
        this.#contact(event).selfService = { by, outcome, ...(durationMs === undefined ? {} : { durationMs }) };
        return;
      }
      case "contact.message": {
        const contact = this.#contact(event);
        contact.messageCount += 1;
        const { at, party } = event;
        if (contact.messages.length < MOST_MESSAGES) contact.messages.push({ at, party, public: event.public });
        return;
      }
      case "contact.switched": {
        const { nextContactId: contactId, toChannel: channel, at, context } = event;
        this.#contact(event).switched = { contactId, channel, at, context };
        return;
      }
      case "contact.rated":
        this.#contact(event).ratings.push({ scale: event.scale, score: event.score, at: event.at });
        return;
      case "contact.ended": {
        const contact = this.#contact(event);
        contact.endedAt = event.at;
        contact.endedBy = event.by;
        contact.outcome = event.outcome;
        for (const visit of contact.visits) close(visit, event.at, leavingOf(event));
        return;
      }
      case "visit.queued":
        this.#queued(event);
        return;
      case "visit.dequeued": {
        const found = this.#visits.get(event.visitId);
        if (found !== undefined) close(found.visit, event.at, event.outcome);
        return;
      }
      case "work.offered":
      case "work.connected":
        this.#opened(event);
        return;
      case "work.offer_ended":
        this.#offerEnded(event.workId, event.at, event.outcome);
        return;
      case "work.held":
        this.#turn(event.workId, event.at, "hold");
        return;
      case "work.resumed":
        this.#turn(event.workId, event.at, "talk");
        return;
      case "work.wrapup_started":
        this.#turn(event.workId, event.at, "wrapup");
        return;
      case "work.released":
      case "work.wrapup_ended":
        this.#turn(event.workId, event.at, undefined);
        return;
      case "work.transferred": {
        const work = this.#works.get(event.workId);
        if (work === undefined) return;
        const { kind, at, toQueueId, toAgentId } = event;
        work.transfer = {
          ...{ kind, at },
          ...(toQueueId === undefined ? {} : { toQueueId }),
          ...(toAgentId === undefined ? {} : { toAgentId }),
        };
        return;
      }
      default:
        // Agents, sources, callbacks and quality tell nothing of the way of a contact.
        return;
    }
  }

  #started(event: EventOf<"contact.started">): void {
    const contact = this.#contact(event);
    contact.channel = event.channel;
    contact.direction = event.direction;
    contact.cause = event.cause;
    contact.startedAt = Math.min(event.at, contact.startedAt) as Instant;
    if (event.intent !== undefined) contact.intent = event.intent;
    if (event.parentContactId !== undefined) contact.parentContactId = event.parentContactId;
  }

  #queued(event: EventOf<"visit.queued">): void {
    if (this.#visits.has(event.visitId)) return;
    const contact = this.#contact(event);
    const { visitId, queueId, channel, at } = event;
    const enqueuedAt = (event.enqueuedAt !== undefined && event.enqueuedAt < at ? event.enqueuedAt : at) as Instant;
    const visit: Draft<VisitStory> = { visitId, queueId, channel, enqueuedAt, queuedAt: at, waitMs: 0 };
    contact.visits.push(visit);
    this.#visits.set(visitId, { contact, visit });
  }

  #opened(event: EventOf<"work.offered" | "work.connected">): void {
    let work = this.#works.get(event.workId);
    if (work === undefined) {
      const { workId, agentId, role = "primary", visitId, queueId } = event;
      work = {
        ...{ workId, agentId, role, spans: [] },
        ...(visitId === undefined ? {} : { visitId }),
        ...(queueId === undefined ? {} : { queueId }),
      };
      this.#contact(event).works.push(work);
      this.#works.set(workId, work);
    }
    if (event.type === "work.offered") {
      work.spans.push({ phase: "offered", from: event.at });
      return;
    }
    if (work.connectedAt !== undefined) return;
    work.connectedAt = event.at;
    this.#turn(event.workId, event.at, "talk");
    const visitId = event.visitId ?? work.visitId;
    const found = visitId === undefined ? undefined : this.#visits.get(visitId);
    if (found !== undefined && work.role === "primary") close(found.visit, event.at, "answered");
  }

  #offerEnded(workId: WorkId, at: Instant, outcome: OfferOutcome): void {
    const work = this.#works.get(workId);
    if (work === undefined || work.connectedAt !== undefined) return;
    this.#turn(workId, at, undefined);
    work.offer = outcome;
  }

  #turn(workId: WorkId, at: Instant, phase: WorkSpan["phase"] | undefined): void {
    const work = this.#works.get(workId);
    if (work === undefined) return;
    const last = work.spans.at(-1);
    if (last !== undefined && last.to === undefined) last.to = at;
    if (phase !== undefined) work.spans.push({ phase, from: at });
  }

  /** The contact of an event, begun at its first mention. */
  #contact(event: FloorEvent & { readonly contactId: ContactId }): ContactDraft {
    const known = this.contacts.get(event.contactId);
    if (known !== undefined) return known;
    const contact: ContactDraft = {
      source: event.source,
      contactId: event.contactId,
      channel: "channel" in event ? (event.channel ?? "voice") : "voice",
      direction: "inbound",
      cause: "inbound",
      startedAt: event.at,
      visits: [],
      works: [],
      messages: [],
      messageCount: 0,
      ratings: [],
      explained: 0,
    };
    this.contacts.set(event.contactId, contact);
    return contact;
  }
}

/** The first end counts. */
function close(visit: Draft<VisitStory>, at: Instant, outcome: "answered" | DequeueOutcome): void {
  if (visit.endedAt !== undefined) return;
  visit.endedAt = at;
  visit.outcome = outcome;
}

/** As the floor has it: nobody is left to wait when a contact is over. */
function leavingOf({ by, outcome }: EventOf<"contact.ended">): DequeueOutcome {
  if (outcome === "abandoned") return "abandoned";
  if (outcome === "lost" || (outcome === "unknown" && by === "system")) return "system_lost";
  if (outcome === "resolved" || outcome === "contained" || by !== "customer") return "withdrawn";
  return "abandoned";
}

function finished(draft: ContactDraft, at: Instant): ContactStory {
  return {
    ...draft,
    visits: draft.visits.map((visit) => ({
      ...visit,
      waitMs: Math.max(0, (visit.endedAt ?? at) - visit.enqueuedAt),
    })),
    works: draft.works.map(({ connectedAt: _, ...work }) => work),
  };
}
