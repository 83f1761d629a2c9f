import type { Instant } from "../vocabulary/index.ts";
import { type Due, RANK_OF } from "./ties.ts";

/** One rank's room for insertion numbers: rank × ROOM + number stays an exact integer below 2⁵³. */
const ROOM = 2 ** 49;

/**
 * What is due, earliest first by (instant, rank, insertion): a 4-ary heap over typed arrays. Nothing is removed from
 * the middle: whoever put a thing here checks, when it comes up, whether it still means anything.
 *
 * `take` leaves a hole at the top that the next `add` fills: an agent's end of work usually brings its next one, and
 * replacing the top costs half of a removal and an insertion.
 */
export class DueList {
  #at = new Float64Array(256);
  #order = new Float64Array(256);
  #due = new Uint8Array(256);
  #who = new Int32Array(256);
  #mark = new Int32Array(256);
  #size = 0;
  #inserted = 0;
  #hole = false;

  /** How many things are on the list, outdated ones included. */
  get size(): number {
    return this.#hole ? this.#size - 1 : this.#size;
  }

  /** When the first thing is due; Infinity when the list is empty. */
  get firstAt(): number {
    this.#settle();
    return this.#size > 0 ? this.#at[0]! : Number.POSITIVE_INFINITY;
  }

  /** Rank of the first thing; meaningless when the list is empty. */
  get firstRank(): number {
    return RANK_OF[this.#due[0]!]!;
  }

  get firstDue(): Due {
    return this.#due[0]! as Due;
  }

  /** Whom it concerns: a contact slot or an agent. */
  get firstWho(): number {
    return this.#who[0]!;
  }

  /** The mark it was put down with: a generation, a break, a message number. */
  get firstMark(): number {
    return this.#mark[0]!;
  }

  /** Takes the first thing off. Read it before. */
  take(): void {
    this.#settle();
    this.#hole = true;
  }

  add(at: Instant | number, due: Due, who: number, mark: number): void {
    const order = RANK_OF[due]! * ROOM + this.#inserted++;
    if (this.#hole) {
      this.#hole = false;
      this.#sink(at, order, due, who, mark);
      return;
    }
    if (this.#size === this.#at.length) this.#grow();
    let i = this.#size++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const parentAt = this.#at[parent]!;
      if (parentAt < at || (parentAt === at && this.#order[parent]! < order)) break;
      this.#copy(parent, i);
      i = parent;
    }
    this.#put(i, at, order, due, who, mark);
  }

  #settle(): void {
    if (!this.#hole) return;
    this.#hole = false;
    const last = --this.#size;
    if (last > 0)
      this.#sink(this.#at[last]!, this.#order[last]!, this.#due[last]!, this.#who[last]!, this.#mark[last]!);
  }

  /** Puts a thing at the top and lets it sink to its place. */
  #sink(at: number, order: number, due: number, who: number, mark: number): void {
    const size = this.#size;
    const ats = this.#at;
    const orders = this.#order;
    let i = 0;
    for (;;) {
      const first = 4 * i + 1;
      if (first >= size) break;
      const end = Math.min(first + 4, size);
      let best = first;
      let bestAt = ats[first]!;
      for (let child = first + 1; child < end; child++) {
        const childAt = ats[child]!;
        if (childAt < bestAt || (childAt === bestAt && orders[child]! < orders[best]!)) {
          best = child;
          bestAt = childAt;
        }
      }
      if (bestAt > at || (bestAt === at && orders[best]! > order)) break;
      this.#copy(best, i);
      i = best;
    }
    this.#put(i, at, order, due, who, mark);
  }

  #put(i: number, at: number, order: number, due: number, who: number, mark: number): void {
    this.#at[i] = at;
    this.#order[i] = order;
    this.#due[i] = due;
    this.#who[i] = who;
    this.#mark[i] = mark;
  }

  #copy(from: number, to: number): void {
    this.#at[to] = this.#at[from]!;
    this.#order[to] = this.#order[from]!;
    this.#due[to] = this.#due[from]!;
    this.#who[to] = this.#who[from]!;
    this.#mark[to] = this.#mark[from]!;
  }

  #grow(): void {
    const length = this.#at.length * 2;
    const grown = <T extends Float64Array | Int32Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#at = grown(new Float64Array(length), this.#at);
    this.#order = grown(new Float64Array(length), this.#order);
    this.#due = grown(new Uint8Array(length), this.#due);
    this.#who = grown(new Int32Array(length), this.#who);
    this.#mark = grown(new Int32Array(length), this.#mark);
  }
}
