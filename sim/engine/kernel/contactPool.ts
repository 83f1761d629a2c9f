import { grown } from "./columns.ts";

/**
 * What a contact is doing. `wrapUp`: the customer has gone or gone on, the agent still has work with it; `silent`: in an
 * agent's slot while the customer says nothing; `away`: the session is open, nobody has it; `aside`: interrupted, its
 * agent will take it up again; `ringing`: offered, not answered yet.
 */
export const PHASE = {
  free: 0,
  coming: 1,
  selfService: 2,
  waiting: 3,
  ringing: 4,
  talking: 5,
  silent: 6,
  wrapUp: 7,
  away: 8,
  aside: 9,
} as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

/** What is known of a contact beside its columns, one bit each. */
export const FLAG = {
  /** Somebody has been told what it is about: the next who knows the context need not ask. */
  told: 1,
  /** In this conversation the customer explains the matter. */
  explains: 2,
  /** A status question of another contact, not a need of its own. */
  question: 4,
  /** Put in the wrong line by the menu: the agent there will send it back. */
  misrouted: 8,
  /** In the line of its last agent only, since a session came back. */
  returned: 16,
  /** Dialled, and nobody will pick up. */
  unreachable: 32,
  /** The wait is announced to the customer should there be one. */
  announced: 64,
  /** Part of its conversation is behind it: handed back by an agent who left. */
  begun: 128,
  /** Waits in the place another contact had. */
  keepsPlace: 256,
  /** Was there before the run began, told by the state it started from. */
  before: 1_024,
  /** Columns that are rarely used have been: they are put back when the row is free. */
  marked: 512,
} as const;

/** In place of a line: waits for the agent of its last part only. */
export const OWN_LINE = -2;
/** In place of the neighbour behind: belongs to a line and does not stand in it, since its step or an answer is awaited. */
export const HELD = -2;
export const RINGING = -3;

const { marked } = FLAG;
const { free, waiting, ringing } = PHASE;

/**
 * Open contacts in columns; a contact is the number of its row. A row is one leg: a contact that goes on while its agent
 * wraps up goes on in a new row. Rows are used again as soon as they are over, so a year costs the memory of the busiest
 * moment. `generation` rises whenever what was due for a row no longer holds: timers carry the one they were meant for.
 */
export class ContactPool {
  private freeRows = new Int32Array(64);
  private freeCount = 0;
  private used = 0;

  phase = new Uint8Array(64);
  flags = new Int32Array(64);
  /** Number of its queue; of the queue it came for, where a menu sent it elsewhere first. */
  queue = new Int32Array(64);
  home = new Int32Array(64);
  /** Number of its line in the policy; −1: in none. */
  line = new Int32Array(64).fill(-1);
  /** Number of the agent who has it; −1: nobody yet. */
  agent = new Int32Array(64);
  /** Of the agent the customer spoke to last; −1: nobody yet. */
  lastAgent = new Int32Array(64).fill(-1);
  /** Number of the queue in which what the customer told was lost; −1: nothing was, or it has been told again. */
  lostIn = new Int32Array(64).fill(-1);
  generation = new Int32Array(64);
  /** Neighbours in its line, or among the works of its agent; −1: none. */
  next = new Int32Array(64);
  previous = new Int32Array(64);
  /** Order of arrival on the whole floor. */
  arrival = new Float64Array(64);
  /** When it first joined a line, less every boost: what first come, first served goes by. */
  enqueuedAt = new Float64Array(64);
  /** When this visit began: what waits are measured from. */
  joinedAt = new Float64Array(64);
  /** When the customer gives up this visit; Infinity: never. */
  deadlineAt = new Float64Array(64);
  /** When an answer is promised; Infinity: nothing is. */
  dueAt = new Float64Array(64);
  connectedAt = new Float64Array(64);
  /** When the conversation ended. */
  releasedAt = new Float64Array(64);
  /** Conversation still to do, alone with the agent, before factors; wrap-up likewise, 0: none. */
  talkMs = new Float64Array(64);
  wrapUpMs = new Float64Array(64);
  /** How much longer the customer would wait in line; Infinity: for ever. */
  patienceMs = new Float64Array(64);
  /** Conversation left at `pacedAt`, alone with the agent; kept for agents who slow down and for works interrupted. */
  leftMs = new Float64Array(64);
  pacedAt = new Float64Array(64);
  /** The agent's area of contacts × time when the conversation began. */
  areaMs = new Float64Array(64);
  /** Order of its end among the ends of work; 0: none is put down. */
  endOrder = new Float64Array(64);
  /** By which its end can be moved; kept for agents who slow down. */
  endTicket = new Int32Array(64);
  /** By which giving up can be called off, where it is put down. */
  patienceTicket = new Int32Array(64);
  /** When the customer's first contact began. */
  journeyStartedAt = new Float64Array(64);
  luck = new Uint32Array(64);
  /** How many contacts of the same journey came before it. */
  depth = new Uint16Array(64);
  /** 1: it follows another contact. */
  returning = new Uint8Array(64);
  /** As its step has it, and its own. */
  priority = new Uint8Array(64);
  ownPriority = new Uint8Array(64);
  /** When its step ends; Infinity: never. */
  stepEndsAt = new Float64Array(64);
  /** Redials or dialling attempts behind it. */
  attempts = new Uint16Array(64);
  /** Parts of its session done. */
  part = new Uint8Array(64);
  /** Offers made of it; visits begun, this one included. */
  offers = new Uint8Array(64);
  visits = new Int32Array(64);
  /** Agents it rings at now. */
  ringing = new Uint8Array(64);
  /** Messages exchanged so far, the customer's first included; kept only when somebody observes messages. */
  messages = new Int32Array(64);
  /** Where the tallies book its visit, and the need behind its journey. */
  cell = new Int32Array(64);
  needCell = new Int32Array(64);

  /** Open contacts, those still to come and those in wrap-up included. */
  get size(): number {
    return this.used - this.freeCount;
  }

  /** One more than the highest row ever used. */
  get rows(): number {
    return this.used;
  }

  /** Whether the contact is in a line, or rings. */
  isWaiting(contact: number): boolean {
    return this.phase[contact] === waiting || this.phase[contact] === ringing;
  }

  /** A row for a new contact; its columns are whatever the last one left. */
  take(): number {
    if (this.freeCount > 0) return this.freeRows[--this.freeCount]!;
    if (this.used === this.phase.length) this.grow();
    return this.used++;
  }

  /** As `release`, of a contact of which nothing rare is known, and for which nothing is due any more. */
  releasePlain(contact: number): void {
    this.phase[contact] = free;
    if (this.freeCount === this.freeRows.length) this.growFree();
    this.freeRows[this.freeCount++] = contact;
  }

  /** Rows that are free, or new, have rarely used columns as they are for a fresh contact. */
  release(contact: number): void {
    if ((this.flags[contact]! & marked) !== 0) this.unmark(contact);
    this.flags[contact] = 0;
    this.phase[contact] = free;
    this.generation[contact]!++;
    this.endOrder[contact] = 0;
    if (this.freeCount === this.freeRows.length) this.growFree();
    this.freeRows[this.freeCount++] = contact;
  }

  private growFree(): void {
    this.freeRows = grown(new Int32Array(this.freeRows.length * 2), this.freeRows);
  }

  private unmark(contact: number): void {
    this.lastAgent[contact] = -1;
    this.lostIn[contact] = -1;
    this.depth[contact] = 0;
    this.returning[contact] = 0;
    this.attempts[contact] = 0;
    this.part[contact] = 0;
    this.offers[contact] = 0;
    this.ringing[contact] = 0;
    this.line[contact] = -1;
  }

  private grow(): void {
    const before = this.phase.length;
    const length = this.phase.length * 2;
    this.phase = grown(new Uint8Array(length), this.phase);
    this.flags = grown(new Int32Array(length), this.flags);
    this.queue = grown(new Int32Array(length), this.queue);
    this.home = grown(new Int32Array(length), this.home);
    this.line = grown(new Int32Array(length), this.line);
    this.agent = grown(new Int32Array(length), this.agent);
    this.lastAgent = grown(new Int32Array(length), this.lastAgent);
    this.lostIn = grown(new Int32Array(length), this.lostIn);
    this.generation = grown(new Int32Array(length), this.generation);
    this.next = grown(new Int32Array(length), this.next);
    this.previous = grown(new Int32Array(length), this.previous);
    this.arrival = grown(new Float64Array(length), this.arrival);
    this.enqueuedAt = grown(new Float64Array(length), this.enqueuedAt);
    this.joinedAt = grown(new Float64Array(length), this.joinedAt);
    this.deadlineAt = grown(new Float64Array(length), this.deadlineAt);
    this.dueAt = grown(new Float64Array(length), this.dueAt);
    this.connectedAt = grown(new Float64Array(length), this.connectedAt);
    this.releasedAt = grown(new Float64Array(length), this.releasedAt);
    this.talkMs = grown(new Float64Array(length), this.talkMs);
    this.wrapUpMs = grown(new Float64Array(length), this.wrapUpMs);
    this.patienceMs = grown(new Float64Array(length), this.patienceMs);
    this.leftMs = grown(new Float64Array(length), this.leftMs);
    this.pacedAt = grown(new Float64Array(length), this.pacedAt);
    this.areaMs = grown(new Float64Array(length), this.areaMs);
    this.endOrder = grown(new Float64Array(length), this.endOrder);
    this.endTicket = grown(new Int32Array(length), this.endTicket);
    this.patienceTicket = grown(new Int32Array(length), this.patienceTicket);
    this.journeyStartedAt = grown(new Float64Array(length), this.journeyStartedAt);
    this.luck = grown(new Uint32Array(length), this.luck);
    this.depth = grown(new Uint16Array(length), this.depth);
    this.returning = grown(new Uint8Array(length), this.returning);
    this.priority = grown(new Uint8Array(length), this.priority);
    this.ownPriority = grown(new Uint8Array(length), this.ownPriority);
    this.stepEndsAt = grown(new Float64Array(length), this.stepEndsAt);
    this.attempts = grown(new Uint16Array(length), this.attempts);
    this.part = grown(new Uint8Array(length), this.part);
    this.offers = grown(new Uint8Array(length), this.offers);
    this.visits = grown(new Int32Array(length), this.visits);
    this.ringing = grown(new Uint8Array(length), this.ringing);
    this.messages = grown(new Int32Array(length), this.messages);
    this.cell = grown(new Int32Array(length), this.cell);
    this.needCell = grown(new Int32Array(length), this.needCell);
    this.line.fill(-1, before);
    this.lastAgent.fill(-1, before);
    this.lostIn.fill(-1, before);
  }
}
