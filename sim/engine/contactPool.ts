/** What a contact is doing. */
export const PHASE = { free: 0, coming: 1, selfService: 2, waiting: 3, talking: 4, wrapUp: 5 } as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

type Column = Float64Array | Int32Array | Uint32Array | Uint8Array;

function grown<T extends Column>(to: T, from: T): T {
  to.set(from);
  return to;
}

/**
 * Open contacts in columns; a contact is the number of its row. Rows are used again as soon as a contact is over, so a
 * year costs the memory of the busiest moment. `generation` rises whenever what was due for a row no longer holds:
 * things on the due list carry the generation they were meant for.
 */
export class ContactPool {
  #free = new Int32Array(256);
  #freeCount = 0;
  #used = 0;

  phase = new Uint8Array(256);
  /** Number of its queue. */
  queue = new Int32Array(256);
  /** Number of the agent who has it; −1: nobody yet. */
  agent = new Int32Array(256);
  generation = new Int32Array(256);
  /** Neighbours in the waiting line; −1: none. */
  next = new Int32Array(256);
  previous = new Int32Array(256);
  /** Order of arrival on the whole floor. */
  arrival = new Float64Array(256);
  enqueuedAt = new Float64Array(256);
  connectedAt = new Float64Array(256);
  /** When its talk ended. */
  releasedAt = new Float64Array(256);
  talkMs = new Float64Array(256);
  /** 0: none. */
  wrapUpMs = new Float64Array(256);
  /** Infinity: for ever. */
  patienceMs = new Float64Array(256);
  luck = new Uint32Array(256);
  /** How many contacts of the same journey came before it. */
  depth = new Uint8Array(256);
  /** Messages exchanged so far, the customer's first included; kept only when somebody observes messages. */
  messages = new Int32Array(256);

  /** Open contacts, those still to come included. */
  get size(): number {
    return this.#used - this.#freeCount;
  }

  /** A row for a new contact; its columns are whatever the last one left. */
  take(): number {
    if (this.#freeCount > 0) return this.#free[--this.#freeCount]!;
    if (this.#used === this.phase.length) this.#grow();
    return this.#used++;
  }

  release(contact: number): void {
    this.phase[contact] = PHASE.free;
    this.generation[contact]!++;
    if (this.#freeCount === this.#free.length) this.#free = grown(new Int32Array(this.#free.length * 2), this.#free);
    this.#free[this.#freeCount++] = contact;
  }

  #grow(): void {
    const length = this.phase.length * 2;
    this.phase = grown(new Uint8Array(length), this.phase);
    this.queue = grown(new Int32Array(length), this.queue);
    this.agent = grown(new Int32Array(length), this.agent);
    this.generation = grown(new Int32Array(length), this.generation);
    this.next = grown(new Int32Array(length), this.next);
    this.previous = grown(new Int32Array(length), this.previous);
    this.arrival = grown(new Float64Array(length), this.arrival);
    this.enqueuedAt = grown(new Float64Array(length), this.enqueuedAt);
    this.connectedAt = grown(new Float64Array(length), this.connectedAt);
    this.releasedAt = grown(new Float64Array(length), this.releasedAt);
    this.talkMs = grown(new Float64Array(length), this.talkMs);
    this.wrapUpMs = grown(new Float64Array(length), this.wrapUpMs);
    this.patienceMs = grown(new Float64Array(length), this.patienceMs);
    this.luck = grown(new Uint32Array(length), this.luck);
    this.depth = grown(new Uint8Array(length), this.depth);
    this.messages = grown(new Int32Array(length), this.messages);
  }
}
