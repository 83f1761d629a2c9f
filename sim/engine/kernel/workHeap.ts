import { grown, numbered } from "./columns.ts";

/** Places at first; four of them are always free. */
const ROOM = 64;

/**
 * What ends: whatever its contact says, which may have been called off, or, with ~agent in place of a contact, what an agent
 * who holds several has in hand and is to end next; or, on the short way, one of these of an agent.
 */
export const WORK = { other: 0, talk: 1, talkBeforeWrapUp: 2, wrapUp: 3 } as const;
export type WorkKind = (typeof WORK)[keyof typeof WORK];

/**
 * Ends of work, earliest first by (instant, order put down): a 4-ary heap over typed arrays, apart from the timers because
 * most of all movement is here. The top is read, then replaced (the agent goes on with the next contact) or removed. What
 * was called off stays until it comes up: its order is no longer the one its contact bears.
 *
 * The heap moves an instant and a ticket; what else belongs to a work stands still at its ticket. `tickets` holds each
 * ticket once, those in use in front.
 */
export class WorkHeap {
  /** Infinity beyond the last: a family of four is always whole. */
  at = new Float64Array(ROOM).fill(Number.POSITIVE_INFINITY);
  private tickets = numbered(ROOM);
  /** By ticket: the order put down, and 4 × whose + kind. */
  private orders = new Float64Array(ROOM);
  private whos = new Int32Array(ROOM);
  /** By ticket: where it stands in `tickets`; kept only if works are moved. */
  private places = numbered(ROOM);
  private readonly moves: boolean;
  private size = 0;
  /** Whether the top has been taken and its place is to be filled. */
  hole = false;
  private put = 0;

  /** `moves`: whether `move` will be asked for. */
  constructor(moves: boolean) {
    this.moves = moves;
  }

  /** When the first work ends; Infinity: none does. */
  get firstAt(): number {
    if (this.hole) this.settle();
    return this.at[0]!;
  }

  /** Of the first work: 4 × its contact or agent + its kind. */
  get firstWho(): number {
    return this.whos[this.tickets[0]!]!;
  }

  get firstOrder(): number {
    return this.orders[this.tickets[0]!]!;
  }

  /** Ticket of the work put down last: by it the work can be moved until it ends. */
  lastTicket = 0;

  /** Takes the first end off; returns nothing, since it is read before. */
  take(): void {
    this.hole = true;
  }

  /** Puts down that a work ends at `at`, of a contact, or, on the short way, of an agent; returns the order, by which it can be told to be current. */
  add(at: number, whose: number, kind: WorkKind = WORK.other): number {
    const place = this.room();
    this.at[place] = at;
    this.puts(4 * whose + kind);
    return this.put;
  }

  /** Where in `at` the instant of the next work is to be written, before `puts`: one handed on would be a number in a box of its own. */
  room(): number {
    if (this.hole) return 0;
    if (this.size + 4 > this.at.length) this.grow();
    return this.size;
  }

  /** As `add`, of a work whose instant stands where `room` said; `who` as `firstWho` will say it. */
  puts(who: number): void {
    if (this.hole) this.replaces(who);
    else this.joins(who);
  }

  /** As `puts`, while the top is there. */
  joins(who: number): void {
    const place = this.size++;
    const ticket = this.tickets[place]!;
    this.orders[ticket] = ++this.put;
    this.whos[ticket] = who;
    this.lastTicket = ticket;
    this.rise(place);
  }

  /** As `puts`, when the top has been taken. */
  private replaces(who: number): void {
    const ticket = this.tickets[0]!;
    this.orders[ticket] = ++this.put;
    this.whos[ticket] = who;
    this.lastTicket = ticket;
    this.hole = false;
    this.sink(0);
  }

  /** The order of a work that its agent keeps until it is the next of the agent's to end. */
  nextOrder(): number {
    return ++this.put;
  }

  /**
   * As `joins`, or as `replaces` when the top has been taken, of the next work of an agent who holds several; it bears the
   * order it has had since it was found.
   */
  addsNext(agent: number, order: number): void {
    const filling = this.hole;
    const i = filling ? 0 : this.size;
    const ticket = this.tickets[i]!;
    this.orders[ticket] = order;
    this.whos[ticket] = 4 * ~agent + WORK.other;
    this.lastTicket = ticket;
    this.hole = false;
    if (filling) this.sink(0);
    else {
      this.size++;
      this.rise(i);
    }
  }

  /**
   * As if the work, which has not ended yet, were called off and put down anew, to end at `at`; returns its new order.
   * `order`: the one it has had since it was found.
   */
  move(ticket: number, at: number, order = this.nextOrder()): number {
    const i = this.places[ticket]!;
    const later = at >= this.at[i]!;
    this.at[i] = at;
    this.orders[ticket] = order;
    // A hole at the top is filled later: until then what was there is no later than anything else.
    if (later) this.sink(i);
    else this.rise(i);
    return order;
  }

  /** Fills the hole at the top: then `at[0]` is when the first work ends, Infinity where none does. */
  settle(): void {
    const { at, tickets } = this;
    this.hole = false;
    const last = --this.size;
    const taken = tickets[0]!;
    at[0] = at[last]!;
    tickets[0] = tickets[last]!;
    at[last] = Number.POSITIVE_INFINITY;
    tickets[last] = taken;
    if (last > 0) this.sink(0);
  }

  /** Lets the work at place `from` rise to its place. */
  private rise(from: number): void {
    const { at: ats, tickets, places, moves } = this;
    const at = ats[from]!;
    const ticket = tickets[from]!;
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const parentAt = ats[parent]!;
      const above = tickets[parent]!;
      if (parentAt < at || (parentAt === at && this.orders[above]! < this.orders[ticket]!)) break;
      ats[i] = parentAt;
      tickets[i] = above;
      if (moves) places[above] = i;
      i = parent;
    }
    ats[i] = at;
    tickets[i] = ticket;
    if (moves) places[ticket] = i;
  }

  /** Lets the work at place `from` sink to its place. */
  private sink(from: number): void {
    const { at: ats, tickets, places, moves, size } = this;
    const at = ats[from]!;
    const ticket = tickets[from]!;
    let i = from;
    for (;;) {
      // Sums of places are cut to whole numbers of 32 bits: otherwise each is watched for leaving them.
      const child = (i << 2) | 1;
      if (child >= size) break;
      const third = (i << 2) | 3;
      const firstAt = ats[child]!;
      const secondAt = ats[(i << 2) | 2]!;
      const thirdAt = ats[third]!;
      const fourthAt = ats[(third + 1) | 0]!;
      // Which of four comes first nobody can guess: comparisons counted as 0 or 1 cost less than branches guessed wrong.
      const left = (child + Number(secondAt < firstAt)) | 0;
      const right = (third + Number(fourthAt < thirdAt)) | 0;
      const leftAt = ats[left]!;
      const rightAt = ats[right]!;
      const best = left ^ ((left ^ right) & -Number(rightAt < leftAt));
      const bestAt = ats[best]!;
      if (leftAt === rightAt || firstAt === secondAt || thirdAt === fourthAt || bestAt === at) {
        // Apart, since whatever a loop calls makes it read anew where its columns are.
        if (bestAt <= at) {
          this.sinksAmongEquals(i, at, ticket);
          return;
        }
        break;
      }
      if (bestAt > at) break;
      const below = tickets[best]!;
      ats[i] = bestAt;
      tickets[i] = below;
      if (moves) places[below] = i;
      i = best;
    }
    ats[i] = at;
    tickets[i] = ticket;
    if (moves) places[ticket] = i;
  }

  /** As `sink`, of a work with this instant and ticket, where some may be due at the same instant. */
  private sinksAmongEquals(from: number, at: number, ticket: number): void {
    const { at: ats, tickets, places, orders, moves, size } = this;
    let i = from;
    for (let child = 4 * i + 1; child < size; child = 4 * i + 1) {
      const best = this.firstOf(child);
      const bestAt = ats[best]!;
      const below = tickets[best]!;
      if (bestAt > at || (bestAt === at && orders[below]! > orders[ticket]!)) break;
      ats[i] = bestAt;
      tickets[i] = below;
      if (moves) places[below] = i;
      i = best;
    }
    ats[i] = at;
    tickets[i] = ticket;
    if (moves) places[ticket] = i;
  }

  /** The first of the family from `child` on, where some may be due at the same instant. */
  private firstOf(child: number): number {
    const { at, tickets, orders } = this;
    const end = Math.min(child + 4, this.size);
    let best = child;
    for (let i = child + 1; i < end; i++) {
      const earlier = at[i]! < at[best]!;
      if (earlier || (at[i] === at[best] && orders[tickets[i]!]! < orders[tickets[best]!]!)) best = i;
    }
    return best;
  }

  private grow(): void {
    const before = this.at.length;
    const length = before * 2;
    this.at = grown(new Float64Array(length).fill(Number.POSITIVE_INFINITY), this.at);
    this.tickets = grown(numbered(length), this.tickets);
    this.orders = grown(new Float64Array(length), this.orders);
    this.whos = grown(new Int32Array(length), this.whos);
    this.places = grown(numbered(length), this.places);
  }
}
