import { type ContactPool, PHASE } from "./contactPool.ts";
import type { Draws } from "./draws.ts";
import type { Kernel } from "./kernel.ts";

// At hand: what is imported is looked up whenever it is used.
const { waiting } = PHASE;

/** Rows of contacts that come the short way: only what can be asked of them is drawn and written down. */
export class PlainRows {
  declare private readonly kernel: Kernel;
  declare private readonly contacts: ContactPool;
  declare private readonly draws: Draws;
  /** By queue, 1: its contacts' words are needed for something. */
  declare private readonly worded: Uint8Array;

  constructor(kernel: Kernel, worded: Uint8Array) {
    this.kernel = kernel;
    this.contacts = kernel.contacts;
    this.draws = kernel.draws;
    this.worded = worded;
  }

  /** A row for a contact that has just come to queue `k`, with all that can be asked of it. */
  describes(k: number, cell: number, arrival: number): number {
    const { contacts, draws } = this;
    const { now, centre } = this.kernel;
    const { dueInMs, priority } = centre.queues[k]!;
    const contact = contacts.take();
    draws.plain(contacts, contact, k);
    contacts.phase[contact] = waiting;
    contacts.queue[contact] = k;
    contacts.cell[contact] = cell;
    contacts.needCell[contact] = cell;
    contacts.arrival[contact] = arrival;
    contacts.enqueuedAt[contact] = now;
    contacts.joinedAt[contact] = now;
    contacts.dueAt[contact] = now + dueInMs;
    contacts.priority[contact] = priority;
    if (this.worded[k] !== 0) this.describesFurther(contact, k, priority);
    return contact;
  }

  /** What only policies that weigh contacts ask, and whoever is to do something when it gives up or has been served. */
  private describesFurther(contact: number, k: number, priority: number): void {
    const { contacts } = this;
    contacts.luck[contact] = this.draws.word;
    contacts.home[contact] = k;
    contacts.journeyStartedAt[contact] = this.kernel.now;
    contacts.ownPriority[contact] = priority;
    contacts.visits[contact] = 1;
    contacts.stepEndsAt[contact] = Number.POSITIVE_INFINITY;
  }
}
