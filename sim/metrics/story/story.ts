import type {
  AgentId,
  Channel,
  ContactCause,
  ContactId,
  ContactOutcome,
  DequeueOutcome,
  Direction,
  Instant,
  JourneyId,
  OfferOutcome,
  Party,
  QueueId,
  SourceId,
  TransferKind,
  VisitId,
  WorkId,
  WorkRole,
} from "../../vocabulary/index.ts";

/** One stay in one queue, with the agents it was offered to. */
export interface VisitStory {
  readonly visitId: VisitId;
  readonly queueId: QueueId;
  readonly channel: Channel;
  /** When the wait began; before `queuedAt` where a place was kept. */
  readonly enqueuedAt: Instant;
  readonly queuedAt: Instant;
  /** Absent while it waits. */
  readonly endedAt?: Instant;
  readonly outcome?: "answered" | DequeueOutcome;
  /** Enqueued to ended, ms; so far where it waits. */
  readonly waitMs: number;
}

/** What an agent did for how long: `offered` is ringing. */
export interface WorkSpan {
  readonly phase: "offered" | "talk" | "hold" | "wrapup";
  readonly from: Instant;
  /** Absent while it lasts. */
  readonly to?: Instant;
}

/** One agent's part. */
export interface WorkStory {
  readonly workId: WorkId;
  readonly agentId: AgentId;
  readonly role: WorkRole;
  readonly visitId?: VisitId;
  readonly queueId?: QueueId;
  /** In order, touching or apart. */
  readonly spans: readonly WorkSpan[];
  /** How the ringing ended, where nobody took it. */
  readonly offer?: OfferOutcome;
  readonly transfer?: {
    readonly kind: TransferKind;
    readonly at: Instant;
    readonly toQueueId?: QueueId;
    readonly toAgentId?: AgentId;
  };
}

export interface MessageStory {
  readonly at: Instant;
  readonly party: Party;
  readonly public: boolean;
}

/** One session of a customer on one channel, as its events tell it. */
export interface ContactStory {
  readonly source: SourceId;
  readonly contactId: ContactId;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly cause: ContactCause;
  readonly intent?: string;
  readonly parentContactId?: ContactId;
  /** The first thing known of it. */
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly endedBy?: Party;
  readonly outcome?: ContactOutcome;
  readonly selfService?: { readonly by: "ivr" | "bot"; readonly outcome: string; readonly durationMs?: number };
  readonly visits: readonly VisitStory[];
  readonly works: readonly WorkStory[];
  /** The first 200. */
  readonly messages: readonly MessageStory[];
  /** Messages there were in all. */
  readonly messageCount: number;
  readonly switched?: {
    readonly contactId: ContactId;
    readonly channel: Channel;
    readonly at: Instant;
    readonly context: "kept" | "lost";
  };
  readonly ratings: readonly { readonly scale: "csat" | "nps"; readonly score: number; readonly at: Instant }[];
  /** Conversations of it in which the customer had to explain the matter, see `JourneyStory.timesExplained`. */
  readonly explained: number;
}

/** One matter of a customer across channels and contacts; a contact nobody links to others is a journey by itself. */
export interface JourneyStory {
  readonly journeyId?: JourneyId;
  /** By their beginning. */
  readonly contacts: readonly ContactStory[];
  /** In order of their first use. */
  readonly channels: readonly Channel[];
  /**
   * How often the customer told the matter: in the first conversation; in the first after a change of channel of which
   * it was told that the context was lost; in the first of a contact of which nothing was told; and after each blind
   * transfer. An attended transfer and a change of channel with its context kept cost no telling.
   */
  readonly timesExplained: number;
  readonly contextKept: number;
  readonly contextLost: number;
  readonly transfers: number;
  /** There was more than is told here: contacts, or events of them. */
  readonly cutShort: boolean;
}
