import type { ContactId, DequeueOutcome, Instant, QueueId, VisitId } from "../../../../sim/vocabulary/index.ts";
import { later, SECOND_MS } from "../../../../sim/vocabulary/index.ts";
import { contactOf, endContact, giveUpOldest, touch } from "./contacts.ts";
import { dataNumber, type QueueLogLine } from "./line.ts";
import type { KnownContact, OpenVisit, QueueLogMemory } from "./memory.ts";
import type { FactWriter } from "./writer.ts";

/** Waits of the log and differences of its own times may differ by this much: both are floors of whole seconds. */
const WAIT_TOLERANCE_MS = SECOND_MS;

/** ENTERQUEUE: url, caller, position, [name]. The name is never read. */
export function enter(
  line: QueueLogLine,
  callid: string,
  queue: string,
  memory: QueueLogMemory,
  out: FactWriter,
): void {
  const contact = contactOf(memory, callid, out, "observed", line.data[1]);
  const visit = open(memory, contact, queue, line.at);
  const position = dataNumber(line, 2);
  out.add({
    type: "visit.queued",
    visitId: visit.visitId,
    contactId: contact.contactId,
    queueId: visit.queueId,
    channel: "voice",
    ...(position === undefined || position < 1 ? {} : { position }),
  });
  giveUpOldest(memory, out);
}

function open(memory: QueueLogMemory, contact: KnownContact, queue: string, enqueuedAt: Instant): OpenVisit {
  const ordinal = (contact.stays.get(queue) ?? 0) + 1;
  contact.stays.set(queue, ordinal);
  contact.open += 1;
  const visitId = `${contact.contactId}/${queue}/${ordinal}` as VisitId;
  const visit: OpenVisit = { visitId, contact, queueId: queue as QueueId, enqueuedAt, works: 0 };
  const waiting = memory.visits.get(queue);
  if (waiting === undefined) memory.visits.set(queue, [visit]);
  else waiting.push(visit);
  return visit;
}

export function close(memory: QueueLogMemory, visit: OpenVisit): void {
  const waiting = memory.visits.get(visit.queueId) ?? [];
  const index = waiting.indexOf(visit);
  if (index >= 0) waiting.splice(index, 1);
  visit.contact.open -= 1;
}

/** The open stay of this id in this queue: the earliest, should one channel stand there twice. */
export function waitingAs(memory: QueueLogMemory, callid: string, queue: string): OpenVisit | undefined {
  return memory.visits.get(queue)?.find((visit) => visit.contact.callid === callid);
}

/**
 * The stay an answer closes. Under its own id if there is one. Else the id changed while it waited, as it does when an
 * attended transfer completes before the answer: then the stay of the consulting channel the caller stepped in for,
 * else the earliest stay that began when the answer says its wait began. `undefined`: no such stay was logged.
 */
export function answered(
  memory: QueueLogMemory,
  callid: string,
  queue: string,
  at: Instant,
  waitMs: number | undefined,
): { readonly visit: OpenVisit; readonly swapped: boolean } | undefined {
  const own = waitingAs(memory, callid, queue);
  if (own !== undefined) return { visit: own, swapped: false };
  const consult = memory.steppedIn.get(callid);
  const stepped = consult === undefined ? undefined : waitingAs(memory, consult, queue);
  if (stepped !== undefined) return { visit: stepped, swapped: true };
  if (waitMs === undefined) return undefined;
  const beganAt = at - waitMs;
  const same = memory.visits.get(queue)?.find((visit) => Math.abs(visit.enqueuedAt - beganAt) <= WAIT_TOLERANCE_MS);
  return same === undefined ? undefined : { visit: same, swapped: true };
}

/** A stay whose beginning was not logged, with the wait its end states; taken as no wait where it states none. */
export function openUnseen(
  memory: QueueLogMemory,
  callid: string,
  queue: string,
  waitMs: number | undefined,
  out: FactWriter,
): OpenVisit {
  memory.counts.unmatched += 1;
  const contact = contactOf(memory, callid, out, "derived");
  const enqueuedAt = later(out.at, -(waitMs ?? 0));
  const visit = open(memory, contact, queue, enqueuedAt);
  const { visitId, queueId } = visit;
  const { contactId } = contact;
  out.add({ type: "visit.queued", visitId, contactId, queueId, channel: "voice", enqueuedAt }, "derived");
  return visit;
}

interface Leaving {
  readonly outcome: DequeueOutcome;
  /** Which data column states the wait in seconds. */
  readonly waitColumn: number;
  /** Whether the caller hung up; else the dialplan goes on with the contact. */
  readonly over: boolean;
}

export const LEAVINGS: Readonly<
  Record<"ABANDON" | "EXITWITHTIMEOUT" | "EXITEMPTY" | "EXITWITHKEY" | "WITHDRAW", Leaving>
> = {
  ABANDON: { outcome: "abandoned", waitColumn: 2, over: true },
  EXITWITHTIMEOUT: { outcome: "timeout", waitColumn: 2, over: false },
  EXITEMPTY: { outcome: "no_agents", waitColumn: 2, over: false },
  EXITWITHKEY: { outcome: "key_exit", waitColumn: 3, over: false },
  WITHDRAW: { outcome: "withdrawn", waitColumn: 2, over: false },
};

/** A stay that ended without an agent. */
export function leave(
  line: QueueLogLine,
  callid: string,
  queue: string,
  leaving: Leaving,
  memory: QueueLogMemory,
  out: FactWriter,
): void {
  const waitMs = inMs(dataNumber(line, leaving.waitColumn));
  const stood = answered(memory, callid, queue, line.at, undefined)?.visit;
  const visit = stood ?? openUnseen(memory, callid, queue, waitMs, out);
  if (stood !== undefined) checkWait(memory, stood, line.at, waitMs);
  close(memory, visit);
  touch(memory, visit.contact, line.at);
  const detail = line.event === "EXITWITHKEY" ? `key ${(line.data[0] ?? "").slice(0, 8)}` : line.event;
  out.add({ type: "visit.dequeued", visitId: visit.visitId, outcome: leaving.outcome, detail });
  if (leaving.over && visit.contact.open === 0) endContact(out, visit.contact, "customer", true);
}

/** The wait a line states is only a cross-check: the board measures from the times of both lines. */
export function checkWait(memory: QueueLogMemory, visit: OpenVisit, at: Instant, waitMs: number | undefined): void {
  if (waitMs === undefined) return;
  if (Math.abs(at - visit.enqueuedAt - waitMs) > WAIT_TOLERANCE_MS) memory.counts.waitMismatches += 1;
}

export function inMs(wholeSeconds: number | undefined): number | undefined {
  return wholeSeconds === undefined ? undefined : wholeSeconds * SECOND_MS;
}

/** Where a transfer went, if the channel already stands in a queue. */
export function standsIn(
  memory: QueueLogMemory,
  callid: string,
): { queueId: QueueId; contactId: ContactId } | undefined {
  for (const waiting of memory.visits.values()) {
    const visit = waiting.find((open) => open.contact.callid === callid);
    if (visit !== undefined) return { queueId: visit.queueId, contactId: visit.contact.contactId };
  }
  return undefined;
}
