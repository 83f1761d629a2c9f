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
  /** Infinity beyond the last: a family of four is always whole. */
  ats = new Float64Array(256).fill(Number.POSITIVE_INFINITY);
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
    if (this.held + 4 > this.ats.length) this.grow();
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
    const at = this.ats[last]!;
    this.ats[last] = Number.POSITIVE_INFINITY;
    if (last > 0) this.sink(at, this.orders[last]!, this.dues[last]!, this.whos[last]!, this.marks[last]!);
  }

  /** Puts a thing at the top and lets it sink to its place. */
  private sink(at: number, order: number, due: number, who: number, mark: number): void {
    const { held: size, ats, orders, dues, whos, marks } = this;
    let i = 0;
    for (;;) {
      const child = 4 * i + 1;
      if (child >= size) break;
      // As in `WorkHeap`: comparisons counted, not guessed.
      const left = child + Number(ats[child + 1]! < ats[child]!);
      const right = child + 2 + Number(ats[child + 3]! < ats[child + 2]!);
      const leftAt = ats[left]!;
      const rightAt = ats[right]!;
      let best = left + (right - left) * Number(rightAt < leftAt);
      if (ats[child] === ats[child + 1] || leftAt === rightAt || ats[child + 2] === ats[child + 3]) {
        best = this.firstOf(child);
      }
      const bestAt = ats[best]!;
      if (bestAt > at || (bestAt === at && orders[best]! > order)) break;
      ats[i] = bestAt;
      orders[i] = orders[best]!;
      dues[i] = dues[best]!;
      whos[i] = whos[best]!;
      marks[i] = marks[best]!;
      i = best;
    }
    this.put(i, at, order, due, who, mark);
  }

  /** The first of the family from `child` on, where some may be due at the same instant. */
  private firstOf(child: number): number {
    const { ats, orders } = this;
    const end = Math.min(child + 4, this.held);
    let best = child;
    for (let i = child + 1; i < end; i++) {
      if (ats[i]! < ats[best]! || (ats[i] === ats[best] && orders[i]! < orders[best]!)) best = i;
    }
    return best;
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
    this.ats = grown(new Float64Array(length).fill(Number.POSITIVE_INFINITY), this.ats);
    this.orders = grown(new Float64Array(length), this.orders);
    this.dues = grown(new Uint8Array(length), this.dues);
    this.whos = grown(new Int32Array(length), this.whos);
    this.marks = grown(new Int32Array(length), this.marks);
  }
}
