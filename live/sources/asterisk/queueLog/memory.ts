import type { AgentId, ContactId, Instant, QueueId, VisitId, WorkId } from "../../../../sim/vocabulary/index.ts";
import { Directory } from "./directory.ts";
import { type LineStamps, newStamps } from "./identity.ts";
import { checkOptions, type QueueLogOptions } from "./options.ts";
import { Roster } from "./roster.ts";

/** A contact of the log, kept a while after its last line: the dialplan may bring it back. */
export interface KnownContact {
  readonly callid: string;
  readonly contactId: ContactId;
  /** Rises each time the same channel comes back after its contact ended. */
  readonly generation: number;
  /** Stays so far, by queue: a visit is (contact, queue, ordinal). */
  readonly stays: Map<string, number>;
  /** Visits and works open now. */
  open: number;
  ended: boolean;
  lastAt: Instant;
}

export interface OpenVisit {
  readonly visitId: VisitId;
  readonly contact: KnownContact;
  readonly queueId: QueueId;
  readonly enqueuedAt: Instant;
  /** Offers and answers so far: numbers its works. */
  works: number;
}

export interface OpenWork {
  readonly workId: WorkId;
  /** The id the line named: after an attended transfer not that of the contact. */
  readonly callid: string;
  readonly contact: KnownContact;
  readonly queueId: QueueId;
  readonly agentId: AgentId;
}

export interface OpenWrapUp {
  readonly workId: WorkId;
  readonly agentId: AgentId;
  readonly endsAt: Instant;
}

/** What the log was made of: for health and for the report of an import. Counts of lines. */
export interface QueueLogCounts {
  lines: number;
  /** Lines of events Asterisk does not write itself, by name; at most 200 names, the rest under `…`. */
  readonly unknown: Map<string, number>;
  /** Ends of conversations or stays whose beginning was not in the log. */
  unmatched: number;
  /** Answers joined to a stay that was logged under another id. */
  swapped: number;
  /** Waits the log states and its own times contradict by more than its precision. */
  waitMismatches: number;
}

/** Everything `translate` must remember between lines. Belongs to one reader; holds no text of a caller. */
export interface QueueLogMemory {
  readonly options: QueueLogOptions;
  readonly stamps: LineStamps;
  readonly directory: Directory;
  readonly roster: Roster;
  /** By unique id, the one heard of longest ago first. */
  readonly contacts: Map<string, KnownContact>;
  /** Open visits by queue, first come first. */
  readonly visits: Map<string, OpenVisit[]>;
  /** Open works by queue and agent, oldest first. */
  readonly works: Map<string, OpenWork[]>;
  /** After an attended transfer: the caller's unique id → that of the consulting channel in whose place it steps. */
  readonly steppedIn: Map<string, string>;
  readonly wrapUps: OpenWrapUp[];
  readonly counts: QueueLogCounts;
}

/** An empty memory. Throws `RangeError` for options that make no sense. */
export function createMemory(options: QueueLogOptions): QueueLogMemory {
  checkOptions(options);
  return {
    options,
    stamps: newStamps(),
    directory: new Directory(options.members ?? {}),
    roster: new Roster(),
    contacts: new Map(),
    visits: new Map(),
    works: new Map(),
    steppedIn: new Map(),
    wrapUps: [],
    counts: { lines: 0, unknown: new Map(), unmatched: 0, swapped: 0, waitMismatches: 0 },
  };
}

const MOST_UNKNOWN_NAMES = 200;

export function countUnknown(counts: QueueLogCounts, event: string): void {
  const name = counts.unknown.has(event) || counts.unknown.size < MOST_UNKNOWN_NAMES ? event : "…";
  counts.unknown.set(name, (counts.unknown.get(name) ?? 0) + 1);
}

export function workKey(queueId: string, agentId: string): string {
  return `${queueId}|${agentId}`;
}
