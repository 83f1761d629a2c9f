import { grown, numbered } from "./columns.ts";
import { type Due, RANK_OF } from "./ties.ts";

// At hand: what is imported is looked up whenever it is used.
const RANKS = Uint8Array.from(RANK_OF);
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
  ats = new Float64Array(64).fill(Number.POSITIVE_INFINITY);
  /** What is due stands still at its ticket, as in `WorkCalendar`; here each ticket stands once, those in use in front. */
  private tickets = numbered(64);
  private orders = new Float64Array(64);
  private dues = new Uint8Array(64);
  private whos = new Int32Array(64);
  private marks = new Int32Array(64);
  /** By ticket: where it stands in `tickets`. */
  private places = numbered(64);
  /** Ticket of what was put down last: by it that can be called off until it is due. */
  lastTicket = 0;
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
    return RANKS[this.dues[this.tickets[0]!]!]!;
  }

  get firstDue(): Due {
    return this.dues[this.tickets[0]!]! as Due;
  }

  /** Whom it concerns: a contact slot or an agent. */
  get firstWho(): number {
    return this.whos[this.tickets[0]!]!;
  }

  /** The mark it was put down with: a generation, a break, a message number. */
  get firstMark(): number {
    return this.marks[this.tickets[0]!]!;
  }

  /** Takes the first thing off. Read it before. */
  take(): void {
    if (this.hole) this.settle();
    this.hole = true;
  }

  add(at: number, due: Due, who: number, mark: number): void {
    const i = this.hole ? 0 : this.held;
    if (i + 4 > this.ats.length) this.grow();
    const ticket = this.tickets[i]!;
    this.ats[i] = at;
    this.orders[ticket] = RANKS[due]! * ROOM + this.inserted++;
    this.dues[ticket] = due;
    this.whos[ticket] = who;
    this.marks[ticket] = mark;
    this.lastTicket = ticket;
    if (this.hole) {
      this.hole = false;
      this.sink(0);
    } else {
      this.held++;
      this.rise(i);
    }
  }

  /** Fills the hole at the top: then `ats[0]` is when the first thing is due, Infinity where none is. */
  settle(): void {
    this.hole = false;
    this.cut(0);
  }

  /** Takes off what was put down with this ticket, if it is still on the list. */
  callOff(ticket: number, due: Due, who: number, mark: number): void {
    if (this.whos[ticket] !== who || this.marks[ticket] !== mark || this.dues[ticket] !== due) return;
    const i = this.places[ticket]!;
    // Tickets in use stand in front; the very first is not in use where what was there has been taken.
    if (i < this.held && !(this.hole && i === 0)) this.cut(i);
  }

  /** Closes the gap at place `i` with what is last. */
  private cut(i: number): void {
    const { ats, tickets, places } = this;
    const last = --this.held;
    const gone = tickets[i]!;
    const at = ats[last]!;
    const before = ats[i]!;
    const moved = tickets[last]!;
    ats[i] = at;
    tickets[i] = moved;
    ats[last] = Number.POSITIVE_INFINITY;
    tickets[last] = gone;
    places[gone] = last;
    if (i === last) return;
    places[moved] = i;
    if (at <= before) this.rise(i);
    if (at >= before) this.sink(places[moved]!);
  }

  /** Lets the thing put down last rise from place `from`. */
  private rise(from: number): void {
    const { ats, tickets, places } = this;
    const at = ats[from]!;
    const ticket = tickets[from]!;
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const parentAt = ats[parent]!;
      if (parentAt < at || (parentAt === at && this.orders[tickets[parent]!]! < this.orders[ticket]!)) break;
      const above = tickets[parent]!;
      ats[i] = parentAt;
      tickets[i] = above;
      places[above] = i;
      i = parent;
    }
    ats[i] = at;
    tickets[i] = ticket;
    places[ticket] = i;
  }

  /** Lets the thing at place `from` sink to its place. */
  private sink(from: number): void {
    const { held: size, ats, tickets, places } = this;
    const at = ats[from]!;
    const ticket = tickets[from]!;
    let i = from;
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
      if (bestAt > at || (bestAt === at && this.orders[tickets[best]!]! > this.orders[ticket]!)) break;
      const below = tickets[best]!;
      ats[i] = bestAt;
      tickets[i] = below;
      places[below] = i;
      i = best;
    }
    ats[i] = at;
    tickets[i] = ticket;
    places[ticket] = i;
  }

  /** The first of the family from `child` on, where some may be due at the same instant. */
  private firstOf(child: number): number {
    const { ats, orders, tickets } = this;
    const end = Math.min(child + 4, this.held);
    let best = child;
    for (let i = child + 1; i < end; i++) {
      const earlier = ats[i]! < ats[best]!;
      if (earlier || (ats[i] === ats[best] && orders[tickets[i]!]! < orders[tickets[best]!]!)) best = i;
    }
    return best;
  }

  private grow(): void {
    const length = this.ats.length * 2;
    this.ats = grown(new Float64Array(length).fill(Number.POSITIVE_INFINITY), this.ats);
    this.tickets = grown(numbered(length), this.tickets);
    this.orders = grown(new Float64Array(length), this.orders);
    this.dues = grown(new Uint8Array(length), this.dues);
    this.whos = grown(new Int32Array(length), this.whos);
    this.marks = grown(new Int32Array(length), this.marks);
    this.places = grown(numbered(length), this.places);
  }
}
