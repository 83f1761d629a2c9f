import {
  type Basis,
  type ContactCause,
  type ContactId,
  type CustomerId,
  type Instant,
  later,
  MINUTE_MS,
  type Party,
} from "../../../../sim/vocabulary/index.ts";
import { customerOf } from "./identity.ts";
import type { KnownContact, QueueLogMemory } from "./memory.ts";
import { FactWriter } from "./writer.ts";

/**
 * A contact that left its queue for the dialplan is heard of again only if it enters another one. After this long it is
 * taken to have ended, ms.
 */
export const LINGER_MS = 10 * MINUTE_MS;
/** Contacts remembered when the options name no bound. */
const MOST_CONTACTS = 50_000;

/** The contact of a line, heard of now. A channel that comes back after its contact ended is a new contact. */
export function contactOf(
  memory: QueueLogMemory,
  callid: string,
  out: FactWriter,
  basis: Basis,
  caller = "",
): KnownContact {
  const known = memory.contacts.get(callid);
  if (known !== undefined && !known.ended) {
    touch(memory, known, out.at);
    return known;
  }
  const generation = (known?.generation ?? 0) + 1;
  const place = `${memory.options.source.slice("asterisk://".length)}:${callid}`;
  const contactId = (generation === 1 ? place : `${place}~${generation}`) as ContactId;
  const contact: KnownContact = {
    callid,
    contactId,
    generation,
    stays: new Map(),
    open: 0,
    ended: false,
    lastAt: out.at,
  };
  memory.contacts.delete(callid);
  memory.contacts.set(callid, contact);
  const customerId = customerOf(caller, memory.options.salt);
  startContact(out, contact, known, customerId, basis);
  return contact;
}

function startContact(
  out: FactWriter,
  contact: KnownContact,
  earlier: KnownContact | undefined,
  customerId: CustomerId | undefined,
  basis: Basis,
): void {
  const cause: ContactCause = earlier === undefined ? "inbound" : "transfer";
  out.add(
    {
      type: "contact.started",
      contactId: contact.contactId,
      channel: "voice",
      direction: "inbound",
      cause,
      ...(customerId === undefined ? {} : { customerId }),
      ...(earlier === undefined ? {} : { parentContactId: earlier.contactId }),
    },
    basis,
  );
}

/** Moves a contact to the end of the order of forgetting. */
export function touch(memory: QueueLogMemory, contact: KnownContact, at: Instant): void {
  contact.lastAt = at;
  if (memory.contacts.get(contact.callid) !== contact) return;
  memory.contacts.delete(contact.callid);
  memory.contacts.set(contact.callid, contact);
}

export function endContact(out: FactWriter, contact: KnownContact, by: Party, abandoned: boolean): void {
  if (contact.ended) return;
  contact.ended = true;
  const outcome = abandoned ? "abandoned" : "unknown";
  out.add({ type: "contact.ended", contactId: contact.contactId, by, outcome });
}

/** Ends and forgets contacts nothing was heard of for so long, each at its own deadline; in order. */
export function forgetContacts(memory: QueueLogMemory, now: Instant): FactWriter[] {
  const written: FactWriter[] = [];
  for (const contact of memory.contacts.values()) {
    const dueAt = later(contact.lastAt, LINGER_MS);
    if (dueAt > now) break;
    if (contact.open > 0) continue;
    memory.contacts.delete(contact.callid);
    if (contact.ended) continue;
    const out = new FactWriter(memory, `${contact.contactId}:silent`, dueAt);
    out.add({ type: "contact.ended", contactId: contact.contactId, by: "system", outcome: "unknown" }, "inferred");
    written.push(out);
  }
  return written;
}

/** Gives up the contacts heard of longest ago while there are more than allowed: a log without ends must not fill memory. */
export function giveUpOldest(memory: QueueLogMemory, out: FactWriter): void {
  const most = memory.options.contacts ?? MOST_CONTACTS;
  for (const contact of memory.contacts.values()) {
    if (memory.contacts.size <= most) return;
    memory.contacts.delete(contact.callid);
    dropOpen(memory, contact, out);
    if (!contact.ended) {
      contact.ended = true;
      out.add({ type: "contact.ended", contactId: contact.contactId, by: "system", outcome: "lost" }, "derived");
    }
  }
}

function dropOpen(memory: QueueLogMemory, contact: KnownContact, out: FactWriter): void {
  if (contact.open === 0) return;
  for (const [queue, visits] of memory.visits) {
    for (const visit of visits.filter((open) => open.contact === contact)) {
      out.add({ type: "visit.dequeued", visitId: visit.visitId, outcome: "system_lost" }, "derived");
    }
    memory.visits.set(
      queue,
      visits.filter((open) => open.contact !== contact),
    );
  }
  for (const [key, works] of memory.works) {
    for (const work of works.filter((open) => open.contact === contact)) {
      out.add({ type: "work.released", workId: work.workId, by: "system" }, "derived");
    }
    memory.works.set(
      key,
      works.filter((open) => open.contact !== contact),
    );
  }
}
