import {
  type AgentId,
  type Basis,
  type ContactId,
  type CustomerId,
  type EventId,
  type FloorEvent,
  type FloorFact,
  type Instant,
  later,
  type QueueId,
  SECOND_MS,
  type SourceId,
  type VisitId,
  type WorkId,
} from "../../../sim/vocabulary/index.ts";
import type { DayClock } from "./dayClock.ts";
import type { BankRecord } from "./record.ts";

/** Who answered where the record names nobody: very short pick-ups, mostly. Not a person; may be in two works at once. */
export const NO_SERVER = "no-server" as AgentId;

/** When the parts of one record happened. Durations come from the record's own durations, never from two clocks. */
interface Timeline {
  readonly startedAt: Instant;
  readonly menuEndedAt: Instant;
  readonly queuedAt: Instant;
  /** Answered or hung up. */
  readonly waitEndedAt: Instant;
  readonly endedAt: Instant;
}

/** Whether the customer waited for or spoke to somebody; who hung up in the menu or was no customer did not. */
export function entersQueue(record: BankRecord): boolean {
  return record.outcome === "AGENT" || (record.outcome === "HANG" && record.queueStart > 0);
}

/**
 * What one record says happened, in order: menu, visit, work. The head start of priority customers (90 s in this bank)
 * is a rule of routing and stays `priority`: as a start of waiting it would add 90 s nobody waited. Empty for PHANTOM.
 */
export function translateRecord(record: BankRecord, source: SourceId, clock: DayClock): FloorEvent[] {
  if (record.outcome === "PHANTOM") return [];
  const times = timeline(record, clock);
  const key = `${record.date}/${record.line}/${record.record}`;
  const contactId = `bank:${key}` as ContactId;
  const events: FloorEvent[] = [];
  const add = (at: Instant, fact: FloorFact, basis: Basis = "observed"): void => {
    const eventId = `${key}:${fact.type}` as EventId;
    events.push({ ...fact, source, eventId, at, basis, precisionMs: SECOND_MS });
  };
  // TT: the customer left a message; the bank returns it and the customer waits for the agent.
  const returned = record.type === "TT";
  add(times.startedAt, {
    type: "contact.started",
    contactId,
    channel: "voice",
    direction: returned ? "outbound" : "inbound",
    cause: returned ? "callback" : "inbound",
    ...(record.customer === 0 ? {} : { customerId: `bank:${record.customer}` as CustomerId }),
  });
  const queued = entersQueue(record);
  add(times.menuEndedAt, {
    type: "contact.self_service",
    contactId,
    by: "ivr",
    outcome: queued ? "escalated" : "abandoned",
    durationMs: Math.max(0, record.vruTime) * SECOND_MS,
  });
  if (!queued) {
    add(times.menuEndedAt, { type: "contact.ended", contactId, by: "customer", outcome: "unknown" });
    return events;
  }
  const visitId = `${contactId}/${record.type}` as VisitId;
  const queueId = record.type as QueueId;
  const { priority } = record;
  add(times.queuedAt, { type: "visit.queued", visitId, contactId, queueId, channel: "voice", priority });
  if (record.outcome === "HANG") {
    add(times.waitEndedAt, { type: "visit.dequeued", visitId, outcome: "abandoned", detail: "HANG" });
    add(times.waitEndedAt, { type: "contact.ended", contactId, by: "customer", outcome: "abandoned" });
    return events;
  }
  const named = record.agent !== "";
  const agentId = named ? (record.agent as AgentId) : NO_SERVER;
  const workId = `${visitId}/1` as WorkId;
  add(
    times.waitEndedAt,
    { type: "work.connected", workId, contactId, agentId, channel: "voice", visitId, queueId },
    named ? "observed" : "derived",
  );
  // Who hung up is not recorded; that it ended then is.
  add(times.endedAt, { type: "work.released", workId, by: "customer" }, "inferred");
  add(times.endedAt, { type: "contact.ended", contactId, by: "customer", outcome: "unknown" });
  return events;
}

function timeline(record: BankRecord, clock: DayClock): Timeline {
  const entryAt = clock.instantOf(record.date, record.vruEntry);
  const at = (second: number): Instant => later(entryAt, sinceEntry(record, second) * SECOND_MS);
  const queueStart = firstOf(record.queueStart, record.serviceStart, record.vruExit);
  const queuedAt = at(queueStart);
  const waitEndedAt = later(queuedAt, record.queueTime * SECOND_MS);
  const menuEndedAt = Math.min(at(record.vruExit), queuedAt) as Instant;
  const reached = entersQueue(record);
  return {
    // The menu's clocks run up to minutes behind in some records; nothing of a contact precedes its beginning.
    startedAt: Math.min(entryAt, menuEndedAt) as Instant,
    menuEndedAt: reached ? menuEndedAt : (Math.max(entryAt, at(record.vruExit)) as Instant),
    queuedAt,
    waitEndedAt,
    endedAt: later(waitEndedAt, record.serviceTime * SECOND_MS),
  };
}

/** Whoever did not wait has no queue clock; then the service's, and where that is missing too, the end of the menu. */
function firstOf(...clocks: readonly number[]): number {
  return clocks.find((second) => second > 0) ?? 0;
}

/** Seconds from entry to a clock reading of the same record, across midnight: always the shorter way round. */
function sinceEntry(record: BankRecord, second: number): number {
  const difference = (second - record.vruEntry) % 86_400;
  if (difference < -43_200) return difference + 86_400;
  return difference > 43_200 ? difference - 86_400 : difference;
}
