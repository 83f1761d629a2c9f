import { PHASE } from "./contactPool.ts";
import { LUCK, luck } from "./luck.ts";
import type { EngineState } from "./state.ts";
import { DUE } from "./ties.ts";

/** Most messages of one contact that are played; a session of thousands would only be a scenario's slip. */
export const MAX_MESSAGES = 200;

/**
 * The exchange inside a session: the customer writes first, agent and customer take turns while they are connected,
 * and no customer is left without an answer at the end. Nothing else depends on messages, so they are played only for
 * observers that want them.
 */
export class Messages {
  readonly #state: EngineState;

  constructor(state: EngineState) {
    this.#state = state;
  }

  /** The customer has come: with the first message, in channels that have any. */
  opened(contact: number): void {
    if (!this.#played(contact)) return;
    this.#state.contacts.messages[contact] = 1;
    this.#state.observer.message(contact, true);
  }

  connected(contact: number): void {
    if (this.#played(contact)) this.#nextIn(contact);
  }

  /** The next message is due. */
  sent(contact: number): void {
    const { contacts, observer } = this.#state;
    if (contacts.phase[contact] !== PHASE.talking) return;
    const count = contacts.messages[contact]!++;
    observer.message(contact, count % 2 === 0);
    this.#nextIn(contact);
  }

  /** The conversation ends: with an answer, when the customer wrote last. */
  closed(contact: number): void {
    if (this.#played(contact) && this.#state.contacts.messages[contact]! % 2 === 1) {
      this.#state.contacts.messages[contact]!++;
      this.#state.observer.message(contact, false);
    }
  }

  #nextIn(contact: number): void {
    const { contacts, centre, due, now } = this.#state;
    const count = contacts.messages[contact]!;
    const queue = centre.queues[contacts.queue[contact]!]!;
    const gap = count % 2 === 0 ? queue.customerReply : queue.agentReply;
    if (gap === undefined || count >= MAX_MESSAGES) return;
    const at = now + gap.at(luck(contacts.luck[contact]!, LUCK.message + count));
    due.add(at, DUE.message, contact, contacts.generation[contact]!);
  }

  #played(contact: number): boolean {
    const { contacts, centre, observer } = this.#state;
    return observer.wantsMessages && centre.queues[contacts.queue[contact]!]!.spec.messages !== undefined;
  }
}
