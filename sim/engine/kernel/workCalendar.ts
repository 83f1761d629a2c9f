import { grown, numbered } from "./columns.ts";

/** Works there is room for at first, and days for each. */
const ROOM = 64;
const DAYS_EACH = 4;
/** Width of a day at first, ms; how often it is asked whether another would do better, in works that have come first. */
const WIDTH_MS = 4_096;
const CHECK = 512;
/** Between these many days from one work to the next, on the average, the width is left as it is. */
const FEWEST = 0.25;
const MOST = 4;
/** Days are numbered from the present day again when there are more than this many. */
const MANY = 1 << 30;

/**
 * What ends: whatever its contact says, which may have been called off, or, with ~agent in place of a contact, what an agent
 * who holds several has in hand and is to end next; or, on the short way, one of these of an agent.
 */
export const WORK = { other: 0, talk: 1, talkBeforeWrapUp: 2, wrapUp: 3 } as const;
export type WorkKind = (typeof WORK)[keyof typeof WORK];

/**
 * Ends of work, earliest first by (instant, order put down): a calendar (Brown 1988) over typed arrays, apart from the
 * timers because most of all movement is here. A day is a stretch of time of its own width, about as long as from one end
 * of work to the next; each page is a list, in no order, of the works of one day, and of those a year, all pages, later.
 * Whoever looks for the first goes from day to day. What was called off stays until it comes up: its order is no longer
 * the one its contact bears.
 *
 * A work stands still at its ticket, whatever page it is on. How wide days are changes how long looking takes, never what
 * is found. Of a day too far away for 32 bits only the last bits are known: it is taken for an earlier one of the same
 * page, where nobody finds the work before all others have been found.
 */
export class WorkCalendar {
  /** By ticket, like all but `pages`: when the work ends. */
  at = new Float64Array(ROOM);
  /** The order put down, and 4 × whose + kind. */
  private orders = new Float64Array(ROOM);
  private whos = new Int32Array(ROOM);
  /** The next work on the page; −1: none. */
  private behind = new Int32Array(ROOM);
  /** Tickets nobody has, the first `freeCount`. */
  private free = numbered(ROOM);
  private freeCount = ROOM;
  /** The front of each page; −1: it is empty. As many as a power of two. */
  private pages = new Int32Array(ROOM * DAYS_EACH).fill(-1);
  /** When day 0 begins. */
  private origin: number;
  private widthMs = WIDTH_MS;
  private daysPerMs = 1 / WIDTH_MS;
  /** Ticket of the first work, −1: there is none; and its day. */
  private first = -1;
  private day = 0;
  /** When the first work ends, unless it has been taken; Infinity: none does. */
  nextAt = Number.POSITIVE_INFINITY;
  /** Whether the first work has been taken and the next is still to be found. */
  hole = false;
  private put = 0;
  /** Works to come first until the width is looked at, and when it was last. */
  private left = CHECK;
  private checkedAt: number;

  /** `origin`: no work ends before. */
  constructor(origin: number) {
    this.origin = origin;
    this.checkedAt = origin;
  }

  /** When the first work ends; Infinity: none does. */
  get firstAt(): number {
    if (this.hole) this.settle();
    return this.nextAt;
  }

  /** Of the first work: 4 × its contact or agent + its kind. */
  get firstWho(): number {
    return this.whos[this.first]!;
  }

  get firstOrder(): number {
    return this.orders[this.first]!;
  }

  /** Ticket of the work put down last: by it the work can be moved until it ends. */
  lastTicket = 0;

  /** Takes the first end off; returns nothing, since it is read before. */
  take(): void {
    this.hole = true;
  }

  /** Puts down that a work ends at `at`, of a contact, or, on the short way, of an agent; returns the order, by which it can be told to be current. */
  add(at: number, whose: number, kind: WorkKind = WORK.other): number {
    const ticket = this.room();
    this.at[ticket] = at;
    this.puts(4 * whose + kind);
    return this.put;
  }

  /** Where in `at` the instant of the next work is to be written, before `puts`: one handed on would be a number in a box of its own. */
  room(): number {
    if (this.hole) return this.first;
    if (this.freeCount === 0) this.grow();
    return this.free[this.freeCount - 1]!;
  }

  /** As `add`, of a work whose instant stands where `room` said; `who` as `firstWho` will say it. */
  puts(who: number): void {
    if (this.hole) this.replaces(who, ++this.put);
    else this.joins(who);
  }

  /** As `puts`, while the first is there. */
  joins(who: number): void {
    const ticket = this.free[--this.freeCount]!;
    this.orders[ticket] = ++this.put;
    this.whos[ticket] = who;
    this.lastTicket = ticket;
    const at = this.at[ticket]!;
    const day = ((at - this.origin) * this.daysPerMs) | 0;
    const page = day & (this.pages.length - 1);
    this.behind[ticket] = this.pages[page]!;
    this.pages[page] = ticket;
    // Of those that end together it is the last one put down.
    if (at < this.nextAt) this.leads(ticket, day);
  }

  /** As `puts`, when the first has been taken: its ticket is used again. */
  private replaces(who: number, order: number): void {
    const ticket = this.first;
    this.hole = false;
    this.orders[ticket] = order;
    this.whos[ticket] = who;
    this.lastTicket = ticket;
    this.unlinks(ticket, this.day & (this.pages.length - 1));
    const page = (((this.at[ticket]! - this.origin) * this.daysPerMs) | 0) & (this.pages.length - 1);
    this.behind[ticket] = this.pages[page]!;
    this.pages[page] = ticket;
    this.finds();
  }

  /** The order of a work that its agent keeps until it is the next of the agent's to end. */
  nextOrder(): number {
    return ++this.put;
  }

  /** As `puts`, of the next work of an agent who holds several; it bears the order it has had since it was found. */
  addsNext(agent: number, order: number): void {
    const who = 4 * ~agent + WORK.other;
    if (this.hole) {
      this.replaces(who, order);
      return;
    }
    const ticket = this.free[--this.freeCount]!;
    this.orders[ticket] = order;
    this.whos[ticket] = who;
    this.lastTicket = ticket;
    this.links(ticket);
  }

  /**
   * As if the work, which has not ended yet, were called off and put down anew, to end at `at`; returns its new order.
   * `order`: the one it has had since it was found.
   */
  move(ticket: number, at: number, order = this.nextOrder()): number {
    const day = ((this.at[ticket]! - this.origin) * this.daysPerMs) | 0;
    this.unlinks(ticket, day & (this.pages.length - 1));
    this.at[ticket] = at;
    this.orders[ticket] = order;
    this.links(ticket);
    // Whoever was first may not be any more.
    if (ticket === this.first && !this.hole) this.finds();
    return order;
  }

  /** Takes off what has been taken: then `nextAt` is when the first work ends, Infinity where none does. */
  settle(): void {
    const ticket = this.first;
    this.hole = false;
    this.unlinks(ticket, this.day & (this.pages.length - 1));
    this.free[this.freeCount++] = ticket;
    if (this.freeCount < this.at.length) this.finds();
    else {
      this.first = -1;
      this.nextAt = Number.POSITIVE_INFINITY;
    }
  }

  /** The work on no page, put down already, comes onto its page. */
  private links(ticket: number): void {
    const at = this.at[ticket]!;
    const day = ((at - this.origin) * this.daysPerMs) | 0;
    const page = day & (this.pages.length - 1);
    this.behind[ticket] = this.pages[page]!;
    this.pages[page] = ticket;
    if (this.hole || at > this.nextAt) return;
    if (at < this.nextAt || this.orders[ticket]! < this.orders[this.first]!) this.leads(ticket, day);
  }

  private unlinks(ticket: number, page: number): void {
    const { behind, pages } = this;
    let before = pages[page]!;
    if (before === ticket) {
      pages[page] = behind[ticket]!;
      return;
    }
    while (behind[before] !== ticket) before = behind[before]!;
    behind[before] = behind[ticket]!;
  }

  private leads(ticket: number, day: number): void {
    this.first = ticket;
    this.day = day;
    this.nextAt = this.at[ticket]!;
  }

  /** Finds the first work of at least one, none of which is before the day of the last one found. */
  private finds(): void {
    const { at, behind, pages } = this;
    const mask = pages.length - 1;
    // Counted, since days far away wrap round.
    for (let day = this.day, left = pages.length; left > 0; left--, day = (day + 1) | 0) {
      let one = pages[day & mask]!;
      if (one < 0) continue;
      let first = -1;
      // Whoever ends later is of another year.
      let firstAt = this.origin + (day + 1) * this.widthMs;
      do {
        const oneAt = at[one]!;
        if (oneAt < firstAt) {
          first = one;
          firstAt = oneAt;
        } else if (oneAt === firstAt && first >= 0 && this.orders[one]! < this.orders[first]!) first = one;
        one = behind[one]!;
      } while (one >= 0);
      if (first < 0) continue;
      this.first = first;
      this.day = day;
      this.nextAt = firstAt;
      if (--this.left === 0) this.measures();
      return;
    }
    this.looksEverywhere();
  }

  /** Finds the first work of all that there are: it is not of this year. */
  private looksEverywhere(): void {
    this.nextAt = Number.POSITIVE_INFINITY;
    for (const front of this.pages) {
      for (let one = front; one >= 0; one = this.behind[one]!) {
        const at = this.at[one]!;
        const isFirst = at < this.nextAt || (at === this.nextAt && this.orders[one]! < this.orders[this.first]!);
        if (isFirst) this.leads(one, 0);
      }
    }
    this.left--;
    this.measures();
  }

  /** Sees by how far apart works have come first since the last time whether days are as wide as they should be. */
  private measures(): void {
    const { nextAt, widthMs } = this;
    const apartMs = (nextAt - this.checkedAt) / (CHECK - this.left);
    this.checkedAt = nextAt;
    this.left = CHECK;
    const isFar = this.day > MANY || nextAt >= this.origin + (this.day + 1) * widthMs;
    if (!isFar && apartMs >= widthMs * FEWEST && apartMs <= widthMs * MOST) return;
    const all = this.takesAll();
    this.widthMs = 1;
    while (this.widthMs < apartMs) this.widthMs *= 2;
    this.daysPerMs = 1 / this.widthMs;
    this.origin = nextAt;
    this.day = 0;
    this.putsBack(all);
  }

  /** Empties all pages into one list; returns its front, −1: there is nothing. */
  private takesAll(): number {
    let all = -1;
    for (let page = 0; page < this.pages.length; page++) {
      for (let one = this.pages[page]!; one >= 0; ) {
        const behind = this.behind[one]!;
        this.behind[one] = all;
        all = one;
        one = behind;
      }
      this.pages[page] = -1;
    }
    return all;
  }

  /** Puts the works of a list onto their pages. */
  private putsBack(all: number): void {
    const mask = this.pages.length - 1;
    for (let one = all; one >= 0; ) {
      const behind = this.behind[one]!;
      const day = ((this.at[one]! - this.origin) * this.daysPerMs) | 0;
      this.behind[one] = this.pages[day & mask]!;
      this.pages[day & mask] = one;
      one = behind;
    }
  }

  private grow(): void {
    const before = this.at.length;
    const length = before * 2;
    const all = this.takesAll();
    this.at = grown(new Float64Array(length), this.at);
    this.orders = grown(new Float64Array(length), this.orders);
    this.whos = grown(new Int32Array(length), this.whos);
    this.behind = grown(new Int32Array(length), this.behind);
    this.pages = new Int32Array(length * DAYS_EACH).fill(-1);
    this.free = new Int32Array(length);
    for (let i = 0; i < before; i++) this.free[i] = before + i;
    this.freeCount = before;
    this.putsBack(all);
  }
}
