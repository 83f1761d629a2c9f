import type {
  AgentId,
  Channel,
  ContactId,
  DequeueOutcome,
  Instant,
  QueueId,
  SourceId,
  VisitId,
  WorkId,
} from "../vocabulary/index.ts";

/**
 * Figures that count contacts, so that these can be listed. Of the floor as it stands: `waiting`, `waitingLate`,
 * `inProgress`; over a window: the others. `serviceLevel` and `abandonment` list all that counted, and say of each
 * whether it counts above the line too.
 */
export const LISTED_FIGURES = [
  "waiting",
  "waitingLate",
  "serviceLevel",
  "abandonment",
  "offered",
  "answered",
  "abandoned",
  "inProgress",
  "handled",
] as const;
export type ListedFigure = (typeof LISTED_FIGURES)[number];

/** One visit or one work that was counted, and whose it was. */
export interface CountedContact {
  readonly source: SourceId;
  readonly contactId: ContactId;
  /** Absent where a work is counted that answered no visit. */
  readonly visitId?: VisitId;
  /** The work that answered the visit, or that is counted itself. */
  readonly workId?: WorkId;
  readonly queueId?: QueueId;
  readonly channel: Channel;
  /** When the wait began; of a work without one when it was connected. */
  readonly sinceAt: Instant;
  /** When the visit, or the work that is counted, ended; absent while it lasts. */
  readonly endedAt?: Instant;
  /** How the visit ended; absent while it waits, and for works without a visit. */
  readonly outcome?: "answered" | DequeueOutcome;
  /** Of the visit, ms ≥ 0, so far where it still waits; absent for works without a visit. */
  readonly waitMs?: number;
  /** Talk, hold and wrap-up of a finished work, ms. */
  readonly handleMs?: number;
  readonly agentId?: AgentId;
  /** Of ratios: counts above the line (kept its promise; gave up). */
  readonly met?: boolean;
}

/** A page of the contacts a figure counts, and how many they are in all. */
export interface CountedList {
  readonly total: number;
  /** Of ratios: how many of them count above the line. */
  readonly met?: number;
  readonly rows: readonly CountedContact[];
}
