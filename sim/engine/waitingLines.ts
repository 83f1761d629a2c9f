import type { ContactPool } from "./contactPool.ts";

/** One line a queue, first come first in front; whoever gives up leaves from the middle at no cost. */
export class WaitingLines {
  readonly #pool: ContactPool;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #length: Int32Array;

  constructor(pool: ContactPool, queues: number) {
    this.#pool = pool;
    this.#head = new Int32Array(queues).fill(-1);
    this.#tail = new Int32Array(queues).fill(-1);
    this.#length = new Int32Array(queues);
  }

  /** The contact in front of queue `k`; −1: nobody waits. */
  head(k: number): number {
    return this.#head[k]!;
  }

  /** How many wait in queue `k`. */
  length(k: number): number {
    return this.#length[k]!;
  }

  join(contact: number): void {
    const k = this.#pool.queue[contact]!;
    const last = this.#tail[k]!;
    this.#pool.previous[contact] = last;
    this.#pool.next[contact] = -1;
    if (last < 0) this.#head[k] = contact;
    else this.#pool.next[last] = contact;
    this.#tail[k] = contact;
    this.#length[k]!++;
  }

  leave(contact: number): void {
    const k = this.#pool.queue[contact]!;
    const before = this.#pool.previous[contact]!;
    const after = this.#pool.next[contact]!;
    if (before < 0) this.#head[k] = after;
    else this.#pool.next[before] = after;
    if (after < 0) this.#tail[k] = before;
    else this.#pool.previous[after] = before;
    this.#length[k]!--;
  }
}
