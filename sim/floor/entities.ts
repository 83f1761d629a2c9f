import type {
  Channel,
  ContactCause,
  ContactId,
  CustomerId,
  DequeueOutcome,
  Direction,
  Instant,
  JourneyId,
  QueueId,
  VisitId,
  WorkId,
  WorkRole,
} from "../vocabulary/index.ts";
import type { FloorAgent } from "./agent.ts";
import type { FloorSource } from "./source.ts";

/** One queue on one channel. A queue that takes two channels is two of these: their promises differ. */
export interface FloorQueue {
  /** Place in `Floor.queues`, stable for the floor's life: observers keep their numbers in arrays. */
  readonly index: number;
  readonly queueId: QueueId;
  readonly channel: Channel;
}

/** A session of a customer that is under way. */
export interface OpenContact {
  readonly contactId: ContactId;
  readonly source: FloorSource;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly cause: ContactCause;
  readonly intent: string | undefined;
  readonly startedAt: Instant;
  /** False when it was first met in a message: its start is then the first thing known of it. */
  readonly startKnown: boolean;
  customerId: CustomerId | undefined;
  journeyId: JourneyId | undefined;
  /** The oldest public customer message nobody from the floor has answered. */
  unansweredAt: Instant | undefined;
  /** Agent messages so far that answered a customer. */
  responses: number;
}

/** One stay in one queue, waiting. */
export interface OpenVisit {
  readonly visitId: VisitId;
  readonly contactId: ContactId;
  readonly source: FloorSource;
  readonly queue: FloorQueue;
  /** When the wait began; ≤ `queuedAt` when the customer kept a place. */
  readonly enqueuedAt: Instant;
  /** When it entered this queue. */
  readonly queuedAt: Instant;
  readonly dueAt: Instant | undefined;
  readonly priority: number | undefined;
  /** Order of arrival here: decides between visits that began to wait in the same millisecond. */
  readonly order: number;
  /** Offers ringing now; several when all agents are rung at once. */
  readonly offers: OpenWork[];
  /** An offer of it has been missed at least once. */
  missed: boolean;
  /** How it ended, once it has. */
  ended: "answered" | DequeueOutcome | undefined;
  endedAt: Instant | undefined;
  /** enqueued → ended, ms ≥ 0; 0 while it waits. */
  waitMs: number;
}

/** `released` – talk is over, wrap-up may still begin; it is nobody's load. */
export type WorkPhase = "offered" | "connected" | "held" | "released" | "wrapup";

/** One agent's part in one contact. */
export interface OpenWork {
  readonly workId: WorkId;
  readonly contactId: ContactId;
  readonly source: FloorSource;
  readonly agent: FloorAgent;
  readonly channel: Channel;
  readonly role: WorkRole;
  /** Order of opening, for ties. */
  readonly order: number;
  queue: FloorQueue | undefined;
  /** The visit it was offered for or answered; still here after the visit has left the line. */
  visit: OpenVisit | undefined;
  phase: WorkPhase;
  /** Begin of the present phase. */
  phaseAt: Instant;
  readonly openedAt: Instant;
  connectedAt: Instant | undefined;
  releasedAt: Instant | undefined;
  /** Finished parts, ms. */
  talkMs: number;
  holdMs: number;
  wrapUpMs: number;
  transferred: boolean;
}

/** One matter of a customer, while at least one of its contacts is open. */
export interface OpenJourney {
  readonly journeyId: JourneyId;
  readonly startedAt: Instant;
  /** Contacts so far, and of those open now. */
  contacts: number;
  open: number;
  readonly channels: Set<Channel>;
}
