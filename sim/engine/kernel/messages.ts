import { luck } from "../luck.ts";
import { CHANCE } from "./chances.ts";
import { PHASE } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { DUE } from "./ties.ts";

/** Most messages of one contact that are played; a session of thousands would only be a scenario's slip. */
export const MAX_MESSAGES = 200;

/**
 * The exchange inside a session: the customer writes first, agent and customer take turns while they are connected, and
 * no customer is left without an answer at the end. Nothing else depends on messages, so they are played only for
 * observers that want them.
 */
export class Messages {
  declare private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** The customer has come: with the first message, in channels that have any. */
  opened(contact: number): void {
    if (!this.played(contact)) return;
    this.kernel.contacts.messages[contact] = 1;
    this.kernel.observer.message(contact, true);
  }

  connected(contact: number): void {
    if (this.played(contact)) this.nextIn(contact);
  }

  /** The next message is due. */
  sent(contact: number): void {
    const { contacts, observer } = this.kernel;
    if (contacts.phase[contact] !== PHASE.talking) return;
    const count = contacts.messages[contact]!++;
    observer.message(contact, count % 2 === 0);
    this.nextIn(contact);
  }

  /** The conversation ends: with an answer, when the customer wrote last. */
  closed(contact: number): void {
    if (this.played(contact) && this.kernel.contacts.messages[contact]! % 2 === 1) {
      this.kernel.contacts.messages[contact]!++;
      this.kernel.observer.message(contact, false);
    }
  }

  /** The customer writes again after a silence: the agent's answer follows. */
  wroteAgain(contact: number): void {
    if (!this.played(contact)) return;
    if (this.kernel.contacts.messages[contact]! % 2 === 0) {
      this.kernel.contacts.messages[contact]!++;
      this.kernel.observer.message(contact, true);
    }
  }

  private nextIn(contact: number): void {
    const { contacts, centre, due, now } = this.kernel;
    const count = contacts.messages[contact]!;
    const messages = centre.queues[contacts.queue[contact]!]!.messages;
    const gap = count % 2 === 0 ? messages?.customerReply : messages?.agentReply;
    if (gap === undefined || count >= MAX_MESSAGES) return;
    const at = now + gap.at(luck(contacts.luck[contact]!, CHANCE.message + count));
    due.add(at, DUE.message, contact, contacts.generation[contact]!);
  }

  private played(contact: number): boolean {
    const { contacts, centre, observer } = this.kernel;
    return observer.wantsMessages && centre.queues[contacts.queue[contact]!]!.messages !== undefined;
  }
}
