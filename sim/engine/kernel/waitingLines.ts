import type { Clock } from "./agentPool.ts";
import type { ContactPool } from "./contactPool.ts";

/**
 * The policy's lines, each in order of `enqueuedAt`, then of arrival; whoever gives up leaves from the middle at no cost.
 * A line whose queue is closed shows nobody. `expired` is called for contacts in front whose patience is over: they are
 * dropped when somebody looks, and booked as of the instant they left.
 */
export class WaitingLines {
  declare readonly pool: ContactPool;
  declare private readonly time: Clock;
  declare readonly first: Int32Array;
  declare readonly last: Int32Array;
  declare readonly lengths: Int32Array;
  /** 1: nobody is taken from the line now. */
  declare readonly shut: Uint8Array;
  private readonly expired: (contact: number) => void;

  constructor(pool: ContactPool, time: Clock, lines: number, expired: (contact: number) => void) {
    this.pool = pool;
    this.time = time;
    this.first = new Int32Array(lines).fill(-1);
    this.last = new Int32Array(lines).fill(-1);
    this.lengths = new Int32Array(lines);
    this.shut = new Uint8Array(lines);
    this.expired = expired;
  }

  /** The contact in front of the line whose patience is not over; −1: nobody waits, or the line is shut. */
  head(line: number): number {
    const contact = this.first[line]!;
    if (contact < 0) return -1;
    if (this.pool.deadlineAt[contact]! >= this.time.now && this.shut[line] === 0) return contact;
    return this.looked(line);
  }

  private looked(line: number): number {
    for (;;) {
      const contact = this.first[line]!;
      if (contact < 0 || this.pool.deadlineAt[contact]! >= this.time.now) break;
      this.expired(contact);
    }
    return this.shut[line] === 0 ? this.first[line]! : -1;
  }

  /** Drops everybody in the line whose patience is over once everything at `now` has happened, wherever they stand. */
  purge(line: number, now: number): void {
    for (let contact = this.first[line]!; contact >= 0; ) {
      const behind = this.pool.next[contact]!;
      if (this.pool.deadlineAt[contact]! <= now) this.expired(contact);
      contact = behind;
    }
  }

  /** Puts the contact where its `enqueuedAt` and arrival belong. */
  join(contact: number, line: number): void {
    const { next, previous, enqueuedAt, arrival } = this.pool;
    const since = enqueuedAt[contact]!;
    let before = this.last[line]!;
    while (before >= 0) {
      const other = enqueuedAt[before]!;
      if (other < since || (other === since && arrival[before]! < arrival[contact]!)) break;
      before = previous[before]!;
    }
    const after = before < 0 ? this.first[line]! : next[before]!;
    this.pool.line[contact] = line;
    previous[contact] = before;
    next[contact] = after;
    if (before < 0) this.first[line] = contact;
    else next[before] = contact;
    if (after < 0) this.last[line] = contact;
    else previous[after] = contact;
    this.lengths[line]!++;
  }

  leave(contact: number): void {
    const { next, previous, line } = this.pool;
    const from = line[contact]!;
    const before = previous[contact]!;
    const after = next[contact]!;
    if (before < 0) this.first[from] = after;
    else next[before] = after;
    if (after < 0) this.last[from] = before;
    else previous[after] = before;
    line[contact] = -1;
    this.lengths[from]!--;
  }
}
