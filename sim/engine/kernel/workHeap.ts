import { grown } from "./columns.ts";

/**
 * Ends of work, earliest first by (instant, order put down): a 4-ary heap over typed arrays, apart from the timers because
 * most of all movement is here. The top is read, then replaced (`replaceTop`: the agent goes on with the next contact)
 * or removed. What was called off stays until it comes up: its order is no longer the one its contact bears.
 */
export class WorkHeap {
  at = new Float64Array(256);
  order = new Float64Array(256);
  contact = new Int32Array(256);
  size = 0;
  /** Whether the top has been taken and its place is to be filled. */
  hole = false;
  put = 0;

  constructor() {
    this.at[0] = Number.POSITIVE_INFINITY;
  }

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
    if (this.size === this.at.length) this.grow();
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
    if (last > 0) this.sink(this.at[last]!, this.order[last]!, this.contact[last]!);
    else this.at[0] = Number.POSITIVE_INFINITY;
  }

  private sink(at: number, order: number, contact: number): void {
    const size = this.size;
    const ats = this.at;
    const orders = this.order;
    const contacts = this.contact;
    let i = 0;
    for (;;) {
      let child = 4 * i + 1;
      if (child >= size) break;
      const end = Math.min(child + 4, size);
      let best = child;
      let bestAt = ats[child]!;
      while (++child < end) {
        const childAt = ats[child]!;
        if (childAt < bestAt || (childAt === bestAt && orders[child]! < orders[best]!)) {
          best = child;
          bestAt = childAt;
        }
      }
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

  private grow(): void {
    const length = this.at.length * 2;
    this.at = grown(new Float64Array(length), this.at);
    this.order = grown(new Float64Array(length), this.order);
    this.contact = grown(new Int32Array(length), this.contact);
  }
}
