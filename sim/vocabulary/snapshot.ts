import type { Channel } from "./channels.ts";
import type { AgentId, ContactId, QueueId, VisitId, WorkId } from "./ids.ts";
import type { Instant } from "./units.ts";

/** A visit that was open when the snapshot was taken. */
export interface SnapshotVisit {
  readonly visitId: VisitId;
  readonly contactId: ContactId;
  readonly queueId: QueueId;
  readonly channel: Channel;
  readonly enqueuedAt: Instant;
}
/** A work that was open when the snapshot was taken. */
export interface SnapshotWork {
  readonly workId: WorkId;
  readonly contactId: ContactId;
  readonly visitId?: VisitId;
  readonly queueId?: QueueId;
  readonly agentId: AgentId;
  readonly channel: Channel;
  readonly phase: "offered" | "connected" | "held" | "wrapup";
  readonly sinceAt: Instant;
}
export interface SnapshotPresence {
  readonly agentId: AgentId;
  readonly name?: string;
  readonly available: boolean;
  readonly reason?: string;
  readonly queueId?: QueueId;
}
export interface SnapshotMembership {
  readonly agentId: AgentId;
  readonly queueId: QueueId;
  readonly level?: number;
}
