import type { JourneyId, OfferOutcome, QueueId, TransferKind, WorkId } from "../../../../sim/vocabulary/index.ts";
import { contactOf, endContact, touch } from "./contacts.ts";
import { dataNumber, type QueueLogLine } from "./line.ts";
import { present } from "./members.ts";
import { type OpenVisit, type OpenWork, type QueueLogMemory, workKey } from "./memory.ts";
import { answered, checkWait, close, inMs, openUnseen, standsIn, waitingAs } from "./visits.ts";
import { endWrapUpOf, startWrapUp } from "./wrapUps.ts";
import type { FactWriter } from "./writer.ts";

/** Longer numbers may be a person's; shorter ones are extensions. */
const LONGEST_EXTENSION = 6;

/** The columns of a line about a contact, a queue and an agent, all there. */
export interface Parties {
  readonly callid: string;
  readonly queue: string;
  readonly agent: string;
}

/** CONNECT: hold time s, agent's channel, ring time s. Losers of ring-all leave no line, so none is ever open. */
export function connect(line: QueueLogLine, parties: Parties, memory: QueueLogMemory, out: FactWriter): void {
  const { callid, queue } = parties;
  const agentId = present(parties.agent, queue, line.at, memory, out);
  endWrapUpOf(agentId, memory, out);
  const waitMs = inMs(dataNumber(line, 0));
  const found = answered(memory, callid, queue, line.at, waitMs);
  const visit = found?.visit ?? openUnseen(memory, callid, queue, waitMs, out);
  if (found?.swapped === true) stepIn(memory, callid, visit, out);
  else if (found !== undefined) checkWait(memory, visit, line.at, waitMs);
  close(memory, visit);
  touch(memory, visit.contact, line.at);
  const work: OpenWork = { workId: nextWork(visit), callid, contact: visit.contact, queueId: visit.queueId, agentId };
  visit.contact.open += 1;
  const key = workKey(queue, agentId);
  const works = memory.works.get(key);
  if (works === undefined) memory.works.set(key, [work]);
  else works.push(work);
  const { workId, queueId } = work;
  const { visitId } = visit;
  const basis = found?.swapped === true ? "derived" : "observed";
  out.add(
    { type: "work.connected", workId, contactId: visit.contact.contactId, agentId, channel: "voice", visitId, queueId },
    basis,
  );
}

function nextWork(visit: OpenVisit): WorkId {
  visit.works += 1;
  return `${visit.visitId}/${visit.works}` as WorkId;
}

/** The caller was logged under another id while waiting: both ids are one matter from here on. */
function stepIn(memory: QueueLogMemory, callid: string, visit: OpenVisit, out: FactWriter): void {
  memory.counts.swapped += 1;
  const proven = memory.steppedIn.delete(callid);
  const caller = contactOf(memory, callid, out, "derived");
  const journeyId = caller.contactId as string as JourneyId;
  const evidence = proven ? "attended transfer by the channel that waited" : "same queue and same start of the wait";
  for (const contact of [caller, visit.contact]) {
    const { contactId } = contact;
    out.add({ type: "identity.linked", contactId, journeyId, evidence, confidence: proven ? 0.99 : 0.8 }, "derived");
  }
}

/** RINGNOANSWER and RINGCANCELED: ring ms; AGENTDUMP: hung up during the announcement. The offer is known by its end alone, so both carry that instant. */
export function ring(line: QueueLogLine, parties: Parties, memory: QueueLogMemory, out: FactWriter): void {
  const { callid, queue } = parties;
  const agentId = present(parties.agent, queue, line.at, memory, out);
  const visit = waitingAs(memory, callid, queue);
  if (visit === undefined) {
    memory.counts.unmatched += 1;
    return;
  }
  const workId = nextWork(visit);
  const { visitId, queueId } = visit;
  const { contactId } = visit.contact;
  out.add({ type: "work.offered", workId, contactId, agentId, channel: "voice", visitId, queueId }, "derived");
  out.add({ type: "work.offer_ended", workId, outcome: offerOutcome(line) });
}

/** Zero ring time is written for phones that are busy or cannot be reached. */
function offerOutcome(line: QueueLogLine): OfferOutcome {
  if (line.event === "RINGCANCELED") return "customer_left";
  if (line.event === "AGENTDUMP") return "rejected";
  return dataNumber(line, 0) === 0 ? "failed" : "no_answer";
}

/** COMPLETEAGENT and COMPLETECALLER: the conversation ended, and with it what is known of the contact. */
export function complete(line: QueueLogLine, parties: Parties, memory: QueueLogMemory, out: FactWriter): void {
  const work = release(memory, parties);
  if (work === undefined) return;
  const by = line.event === "COMPLETECALLER" ? "customer" : "agent";
  out.add({ type: "work.released", workId: work.workId, by });
  startWrapUp(work, memory, out);
  touch(memory, work.contact, line.at);
  const named = memory.contacts.get(work.callid);
  for (const contact of named === undefined || named === work.contact ? [work.contact] : [work.contact, named]) {
    if (contact.open === 0) endContact(out, contact, by, false);
  }
}

/** BLINDTRANSFER and TRANSFER: extension, context. An extension called like a queue leads into that queue. */
export function blindTransfer(line: QueueLogLine, parties: Parties, memory: QueueLogMemory, out: FactWriter): void {
  const to = line.data[0] ?? "";
  const target = memory.visits.has(to) ? { toQueueId: to as QueueId } : toExternal(to);
  transferred(parties, "blind", target, memory, out);
}

function toExternal(extension: string): { toExternal?: string } {
  if (extension === "") return {};
  return { toExternal: extension.replace(/\D/g, "").length > LONGEST_EXTENSION ? "number" : extension.slice(0, 40) };
}

/**
 * ATTENDEDTRANSFER: `BRIDGE`, `APP` or `LINK` and where to. May carry the id of the consulting channel instead of the
 * caller's; then the caller steps in for that channel wherever it stands.
 */
export function attendedTransfer(parties: Parties, memory: QueueLogMemory, out: FactWriter): void {
  const work = openWork(memory, parties);
  const stood = work === undefined || work.callid === parties.callid ? undefined : standsIn(memory, parties.callid);
  if (work !== undefined && work.callid !== parties.callid) memory.steppedIn.set(work.callid, parties.callid);
  const target = stood === undefined ? {} : { toQueueId: stood.queueId, nextContactId: stood.contactId };
  transferred(parties, "attended", target, memory, out);
}

function transferred(
  parties: Parties,
  kind: TransferKind,
  target: { toQueueId?: QueueId; toExternal?: string },
  memory: QueueLogMemory,
  out: FactWriter,
): void {
  const work = release(memory, parties);
  if (work === undefined) return;
  out.add({ type: "work.transferred", workId: work.workId, kind, ...target });
  out.add({ type: "work.released", workId: work.workId, by: "transfer" });
  startWrapUp(work, memory, out);
  touch(memory, work.contact, out.at);
}

/** The open work of this queue and agent: with the line's id if one has it, else the oldest (the id may have changed). */
function openWork(memory: QueueLogMemory, { callid, queue, agent }: Parties): OpenWork | undefined {
  const works = memory.works.get(workKey(queue, memory.directory.who(agent))) ?? [];
  return works.find((work) => work.callid === callid) ?? works[0];
}

function release(memory: QueueLogMemory, parties: Parties): OpenWork | undefined {
  const work = openWork(memory, parties);
  if (work === undefined) {
    memory.counts.unmatched += 1;
    return undefined;
  }
  const key = workKey(work.queueId, work.agentId);
  const left = (memory.works.get(key) ?? []).filter((open) => open !== work);
  if (left.length === 0) memory.works.delete(key);
  else memory.works.set(key, left);
  work.contact.open -= 1;
  return work;
}
