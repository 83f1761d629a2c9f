import { grown } from "./columns.ts";

/** Places at first; four of them are always free. */
const ROOM = 256;

/**
 * Ends of work, earliest first by (instant, order put down): a 4-ary heap over typed arrays, apart from the timers because
 * most of all movement is here. The top is read, then replaced (`replaceTop`: the agent goes on with the next contact)
 * or removed. What was called off stays until it comes up: its order is no longer the one its contact bears.
 */
export class WorkHeap {
  /** Infinity beyond the last: a family of four is always whole. */
  at = new Float64Array(ROOM).fill(Number.POSITIVE_INFINITY);
  order = new Float64Array(ROOM);
  contact = new Int32Array(ROOM);
  size = 0;
  /** Whether the top has been taken and its place is to be filled. */
  hole = false;
  put = 0;

  /** When the first work ends; Infinity: none does. */
  get firstAt(): number {
    if (this.hole) this.settle();
    return this.at[0]!;
  }

  /** Takes the first end off; returns nothing, since it is read before. */
  take(): void {
    this.hole = true;
  }

  /** Puts down that the work of `contact` ends at `at`; returns the order, by which it can be told to be current. */
  add(at: number, contact: number): number {
    const order = ++this.put;
    if (this.hole) {
      this.hole = false;
      this.sink(at, order, contact);
      return order;
    }
    if (this.size + 4 > this.at.length) this.grow();
    const ats = this.at;
    const orders = this.order;
    const contacts = this.contact;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      // Whatever is there already was put down before: at the same instant it stays in front.
      const parentAt = ats[parent]!;
      if (parentAt <= at) break;
      ats[i] = parentAt;
      orders[i] = orders[parent]!;
      contacts[i] = contacts[parent]!;
      i = parent;
    }
    ats[i] = at;
    orders[i] = order;
    contacts[i] = contact;
    return order;
  }

  /** Fills the hole at the top: then `at[0]` is when the first work ends, Infinity where none does. */
  settle(): void {
    this.hole = false;
    const last = --this.size;
    const at = this.at[last]!;
    this.at[last] = Number.POSITIVE_INFINITY;
    if (last > 0) this.sink(at, this.order[last]!, this.contact[last]!);
  }

  private sink(at: number, order: number, contact: number): void {
    const size = this.size;
    const ats = this.at;
    const orders = this.order;
    const contacts = this.contact;
    let i = 0;
    for (;;) {
      const child = 4 * i + 1;
      if (child >= size) break;
      // Which of four comes first nobody can guess: comparisons counted as 0 or 1 cost less than branches guessed wrong.
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
      contacts[i] = contacts[best]!;
      i = best;
    }
    ats[i] = at;
    orders[i] = order;
    contacts[i] = contact;
  }

  /** The first of the family from `child` on, where some may be due at the same instant. */
  private firstOf(child: number): number {
    const { at, order } = this;
    const end = Math.min(child + 4, this.size);
    let best = child;
    for (let i = child + 1; i < end; i++) {
      if (at[i]! < at[best]! || (at[i] === at[best] && order[i]! < order[best]!)) best = i;
    }
    return best;
  }

  private grow(): void {
    const length = this.at.length * 2;
    this.at = grown(new Float64Array(length).fill(Number.POSITIVE_INFINITY), this.at);
    this.order = grown(new Float64Array(length), this.order);
    this.contact = grown(new Int32Array(length), this.contact);
  }
}
