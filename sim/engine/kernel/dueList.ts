import { grown } from "./columns.ts";
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
  ats = new Float64Array(256);
  private orders = new Float64Array(256);
  private dues = new Uint8Array(256);
  private whos = new Int32Array(256);
  private marks = new Int32Array(256);
  private held = 0;
  private inserted = 0;
  hole = false;

  /** How many things are on the list, outdated ones included. */
  get size(): number {
    return this.hole ? this.held - 1 : this.held;
  }

  constructor() {
    this.ats[0] = Number.POSITIVE_INFINITY;
  }

  /** When the first thing is due; Infinity when the list is empty. */
  get firstAt(): number {
    if (this.hole) this.settle();
    return this.ats[0]!;
  }

  /** Rank of the first thing; meaningless when the list is empty. */
  get firstRank(): number {
    return RANK_OF[this.dues[0]!]!;
  }

  get firstDue(): Due {
    return this.dues[0]! as Due;
  }

  /** Whom it concerns: a contact slot or an agent. */
  get firstWho(): number {
    return this.whos[0]!;
  }

  /** The mark it was put down with: a generation, a break, a message number. */
  get firstMark(): number {
    return this.marks[0]!;
  }

  /** Takes the first thing off. Read it before. */
  take(): void {
    if (this.hole) this.settle();
    this.hole = true;
  }

  add(at: number, due: Due, who: number, mark: number): void {
    const order = RANK_OF[due]! * ROOM + this.inserted++;
    if (this.hole) {
      this.hole = false;
      this.sink(at, order, due, who, mark);
      return;
    }
    if (this.held === this.ats.length) this.grow();
    let i = this.held++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const parentAt = this.ats[parent]!;
      if (parentAt < at || (parentAt === at && this.orders[parent]! < order)) break;
      this.copy(parent, i);
      i = parent;
    }
    this.put(i, at, order, due, who, mark);
  }

  /** Fills the hole at the top: then `ats[0]` is when the first thing is due, Infinity where none is. */
  settle(): void {
    this.hole = false;
    const last = --this.held;
    if (last > 0) this.sink(this.ats[last]!, this.orders[last]!, this.dues[last]!, this.whos[last]!, this.marks[last]!);
    else this.ats[0] = Number.POSITIVE_INFINITY;
  }

  /** Puts a thing at the top and lets it sink to its place. */
  private sink(at: number, order: number, due: number, who: number, mark: number): void {
    const size = this.held;
    const ats = this.ats;
    const orders = this.orders;
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
      this.copy(best, i);
      i = best;
    }
    this.put(i, at, order, due, who, mark);
  }

  private put(i: number, at: number, order: number, due: number, who: number, mark: number): void {
    this.ats[i] = at;
    this.orders[i] = order;
    this.dues[i] = due;
    this.whos[i] = who;
    this.marks[i] = mark;
  }

  private copy(from: number, to: number): void {
    this.ats[to] = this.ats[from]!;
    this.orders[to] = this.orders[from]!;
    this.dues[to] = this.dues[from]!;
    this.whos[to] = this.whos[from]!;
    this.marks[to] = this.marks[from]!;
  }

  private grow(): void {
    const length = this.ats.length * 2;
    this.ats = grown(new Float64Array(length), this.ats);
    this.orders = grown(new Float64Array(length), this.orders);
    this.dues = grown(new Uint8Array(length), this.dues);
    this.whos = grown(new Int32Array(length), this.whos);
    this.marks = grown(new Int32Array(length), this.marks);
  }
}
