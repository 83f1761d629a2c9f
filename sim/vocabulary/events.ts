import type { Channel } from "./channels.ts";
import type {
  AgentId,
  CallbackId,
  ContactId,
  CustomerId,
  EventId,
  JourneyId,
  QueueId,
  SourceId,
  TeamId,
  VisitId,
  WorkId,
} from "./ids.ts";
import type { SnapshotMembership, SnapshotPresence, SnapshotVisit, SnapshotWork } from "./snapshot.ts";
import type { Instant } from "./units.ts";

/** Version of the vocabulary on the wire (`dataschema` ends in it). A breaking change raises it. */
export const VOCABULARY_VERSION = 1;

/**
 * How an event is known: `observed` – the source said so; `derived` – follows from what it said (ring-all losers);
 * `inferred` – assumed from configuration or habit (wrap-up in Asterisk); `snapshot` – read from a state listing.
 */
export const BASES = ["observed", "derived", "inferred", "snapshot"] as const;
export type Basis = (typeof BASES)[number];

/** What every event carries beside its own facts. */
export interface Envelope {
  readonly source: SourceId;
  readonly eventId: EventId;
  /** When it happened, by the source's clock. */
  readonly at: Instant;
  readonly basis: Basis;
  /** Resolution of `at` in ms: 1,000 for `queue_log`, 1 for the simulator. ≥ 1. */
  readonly precisionMs: number;
  /** When it was seen here; `recordedAt − at` shows lag and clock skew. */
  readonly recordedAt?: Instant;
  /** The adapter's own counter, rising by one; a hole is a gap. */
  readonly sequence?: number;
}

export const CONTACT_CAUSES = ["inbound", "outbound", "transfer", "callback", "switch", "repeat"] as const;
export type ContactCause = (typeof CONTACT_CAUSES)[number];
export const DIRECTIONS = ["inbound", "outbound"] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const PARTIES = ["customer", "agent", "bot", "system"] as const;
export type Party = (typeof PARTIES)[number];
export const CONTACT_OUTCOMES = [
  "resolved",
  "unresolved",
  "abandoned",
  "blocked",
  "contained",
  "switched",
  "lost",
  "unknown",
] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];
/** Why a visit ended without an agent. `system_lost` is excluded from service level and counted apart. */
export const DEQUEUE_OUTCOMES = [
  "abandoned",
  "timeout",
  "no_agents",
  "key_exit",
  "withdrawn",
  "overflow",
  "transferred",
  "callback",
  "system_lost",
] as const;
export type DequeueOutcome = (typeof DEQUEUE_OUTCOMES)[number];
export const OFFER_OUTCOMES = ["no_answer", "rejected", "lost_race", "customer_left", "failed", "autopaused"] as const;
export type OfferOutcome = (typeof OFFER_OUTCOMES)[number];
/** `consult` and `monitor` are not offered to service level; `monitor` is excluded from load too. */
export const WORK_ROLES = ["primary", "consult", "monitor"] as const;
export type WorkRole = (typeof WORK_ROLES)[number];
export const RELEASED_BY = ["customer", "agent", "system", "transfer"] as const;
export type ReleasedBy = (typeof RELEASED_BY)[number];
export const TRANSFER_KINDS = ["blind", "attended", "conference"] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];
export const SELF_SERVICES = ["ivr", "bot"] as const;
export const SELF_SERVICE_OUTCOMES = ["contained", "escalated", "abandoned", "misrouted"] as const;
export const CONTEXTS = ["kept", "lost"] as const;
export const CALLBACK_KINDS = ["keep_place", "scheduled"] as const;
export const CALLBACK_ATTEMPT_OUTCOMES = ["reached", "no_answer", "busy", "failed", "refused"] as const;
export const RATING_SCALES = ["csat", "nps"] as const;
export const SOURCE_STATES = ["connecting", "connected", "stale", "disconnected", "failed", "ended"] as const;
export type SourceState = (typeof SOURCE_STATES)[number];
export const RESET_REASONS = ["source_restart", "operator", "format_change"] as const;

/**
 * Everything that can happen on a floor. Facts in the past tense, never corrected; every consumer ends in
 * `unreachable(event)`. Busy, idle and ringing are never sent: they follow from open works.
 */
export type FloorEvent = Envelope & FloorFact;

export type FloorFact =
  // contacts
  | {
      readonly type: "contact.started";
      readonly contactId: ContactId;
      readonly channel: Channel;
      readonly direction: Direction;
      readonly cause: ContactCause;
      readonly customerId?: CustomerId;
      readonly journeyId?: JourneyId;
      readonly parentContactId?: ContactId;
      /** What it is about, in the centre's own words. */
      readonly intent?: string;
    }
  | {
      readonly type: "contact.self_service";
      readonly contactId: ContactId;
      readonly by: (typeof SELF_SERVICES)[number];
      readonly outcome: (typeof SELF_SERVICE_OUTCOMES)[number];
      /** How long the menu or bot had the customer, ms ≥ 0. */
      readonly durationMs?: number;
    }
  | {
      readonly type: "contact.message";
      readonly contactId: ContactId;
      readonly party: Party;
      /** False for private notes: they answer nobody. */
      readonly public: boolean;
    }
  | {
      /** The customer went on in another channel: `nextContactId` is a new contact of the same journey. */
      readonly type: "contact.switched";
      readonly contactId: ContactId;
      readonly nextContactId: ContactId;
      readonly toChannel: Channel;
      readonly context: (typeof CONTEXTS)[number];
    }
  | {
      readonly type: "contact.rated";
      readonly contactId: ContactId;
      readonly scale: (typeof RATING_SCALES)[number];
      /** CSAT 1–5, NPS 0–10. */
      readonly score: number;
      readonly agentId?: AgentId;
    }
  | {
      readonly type: "contact.ended";
      readonly contactId: ContactId;
      readonly by: Party;
      readonly outcome: ContactOutcome;
    }
  // visits
  | {
      readonly type: "visit.queued";
      readonly visitId: VisitId;
      readonly contactId: ContactId;
      readonly queueId: QueueId;
      readonly channel: Channel;
      readonly priority?: number;
      readonly skills?: readonly string[];
      /** 1 = next. */
      readonly position?: number;
      /** When the wait began, if before `at` (head start, snapshot). */
      readonly enqueuedAt?: Instant;
      /** Deferrable work: answer promised by then. */
      readonly dueAt?: Instant;
    }
  | {
      readonly type: "visit.dequeued";
      readonly visitId: VisitId;
      readonly outcome: DequeueOutcome;
      /** The source's own word for it, for drill-down. */
      readonly detail?: string;
    }
  // works
  | {
      readonly type: "work.offered";
      readonly workId: WorkId;
      readonly contactId: ContactId;
      readonly agentId: AgentId;
      readonly channel: Channel;
      readonly visitId?: VisitId;
      readonly queueId?: QueueId;
      readonly role?: WorkRole;
    }
  | { readonly type: "work.offer_ended"; readonly workId: WorkId; readonly outcome: OfferOutcome }
  | {
      /** An agent started on it: closes the wait of `visitId`. An offer need not precede it. */
      readonly type: "work.connected";
      readonly workId: WorkId;
      readonly contactId: ContactId;
      readonly agentId: AgentId;
      readonly channel: Channel;
      readonly visitId?: VisitId;
      readonly queueId?: QueueId;
      /** Default `primary`. */
      readonly role?: WorkRole;
    }
  | { readonly type: "work.held"; readonly workId: WorkId }
  | { readonly type: "work.resumed"; readonly workId: WorkId }
  | {
      readonly type: "work.transferred";
      readonly workId: WorkId;
      readonly kind: TransferKind;
      readonly toQueueId?: QueueId;
      readonly toAgentId?: AgentId;
      /** Somewhere outside: an extension, a number. */
      readonly toExternal?: string;
      readonly nextContactId?: ContactId;
    }
  | { readonly type: "work.released"; readonly workId: WorkId; readonly by: ReleasedBy }
  | {
      readonly type: "work.wrapup_started";
      readonly workId: WorkId;
      readonly code?: string;
      readonly expectedMs?: number;
    }
  | { readonly type: "work.wrapup_ended"; readonly workId: WorkId; readonly code?: string }
  | {
      /** Somebody listened to it: quality score of one work. */
      readonly type: "work.evaluated";
      readonly workId: WorkId;
      readonly agentId: AgentId;
      readonly channel: Channel;
      /** Fraction in [0, 1]. */
      readonly score: number;
      readonly form?: string;
    }
  // callbacks
  | {
      readonly type: "callback.requested";
      readonly callbackId: CallbackId;
      readonly contactId: ContactId;
      readonly kind: (typeof CALLBACK_KINDS)[number];
      readonly visitId?: VisitId;
      readonly promisedAt?: Instant;
    }
  | {
      readonly type: "callback.attempted";
      readonly callbackId: CallbackId;
      readonly contactId: ContactId;
      /** 1 = first. */
      readonly attempt: number;
      readonly outcome: (typeof CALLBACK_ATTEMPT_OUTCOMES)[number];
    }
  // agents
  | {
      readonly type: "agent.session";
      readonly agentId: AgentId;
      readonly state: "on" | "off";
      readonly name?: string;
      readonly teamId?: TeamId;
    }
  | {
      /** `queueId` or `channel` narrow it: paused in one queue, available in another. */
      readonly type: "agent.presence";
      readonly agentId: AgentId;
      readonly available: boolean;
      readonly reason?: string;
      readonly queueId?: QueueId;
      readonly channel?: Channel;
      readonly name?: string;
    }
  | {
      /** How many contacts the agent may hold: of one channel, or in all (`channel` absent). */
      readonly type: "agent.capacity";
      readonly agentId: AgentId;
      readonly max: number;
      readonly channel?: Channel;
    }
  | {
      readonly type: "agent.membership";
      readonly agentId: AgentId;
      readonly queueId: QueueId;
      readonly member: boolean;
      readonly level?: number;
      readonly name?: string;
    }
  | {
      /** What the source itself says of an agent; kept only for cross-checks. */
      readonly type: "agent.presence_reported";
      readonly agentId: AgentId;
      readonly state: string;
    }
  // identities and the stream itself
  | {
      readonly type: "identity.linked";
      readonly contactId: ContactId;
      readonly customerId?: CustomerId;
      readonly journeyId?: JourneyId;
      readonly evidence: string;
      /** Fraction in [0, 1]. */
      readonly confidence: number;
    }
  | {
      /** Everything of this source opened before is dead; open visits end as `system_lost`. */
      readonly type: "stream.reset";
      readonly reason: (typeof RESET_REASONS)[number];
      readonly detail?: string;
    }
  | {
      /** Something was missed between the two instants. */
      readonly type: "stream.gap";
      readonly fromAt: Instant;
      readonly toAt: Instant;
      readonly reason: string;
      readonly missed?: number;
    }
  | {
      /** The complete list of what is open at `at`: what is not in it is not open. */
      readonly type: "stream.snapshot";
      readonly visits: readonly SnapshotVisit[];
      readonly works: readonly SnapshotWork[];
      readonly presences: readonly SnapshotPresence[];
      readonly memberships: readonly SnapshotMembership[];
    }
  | {
      readonly type: "source.health";
      readonly state: SourceState;
      readonly detail?: string;
      /** Median of `recordedAt − at` lately, ms; negative when the source's clock is ahead. */
      readonly skewMs?: number;
      /** Records that could not be understood since it started. */
      readonly rejected?: number;
    };

export type FloorEventType = FloorFact["type"];
export type EventOf<T extends FloorEventType> = Extract<FloorFact, { type: T }> & Envelope;
