import type { Brand } from "./units.ts";

/** A person, known by hashed keys (phone, e-mail, messenger account). */
export type CustomerId = Brand<string, "CustomerId">;
/** One matter of a customer across channels and contacts. */
export type JourneyId = Brand<string, "JourneyId">;
/** One session of a customer on one channel. */
export type ContactId = Brand<string, "ContactId">;
/** One stay of one contact in one queue: the unit of service level. A transfer into a queue is a new visit. */
export type VisitId = Brand<string, "VisitId">;
/** One agent's part in one contact: the unit of load. A consult is a second work with its own role. */
export type WorkId = Brand<string, "WorkId">;
export type AgentId = Brand<string, "AgentId">;
export type QueueId = Brand<string, "QueueId">;
export type TeamId = Brand<string, "TeamId">;
export type CallbackId = Brand<string, "CallbackId">;
/** One instance of an adapter, written as a URI reference: `asterisk://pbx1`, `simulation://demo`. */
export type SourceId = Brand<string, "SourceId">;
/** Unique within its source; (source, event id) is the duplicate rule. Deterministic from the native record. */
export type EventId = Brand<string, "EventId">;
