import type { PlainFacts } from "../observer.ts";
import { WAIT_BUCKETS } from "../tallyLayout.ts";
import { type ContactPool, FLAG } from "./contactPool.ts";
import { PLAIN_CELL, PLAIN_SINCE, PLAIN_WIDTH } from "./plainWorks.ts";
import { TallyCells } from "./tallyCells.ts";
import { COLUMN } from "./tallyColumns.ts";
import { waitBucket } from "./waitBucket.ts";

/**
 * Where a plain contact is counted in the cell of its visit, until the end: each fact stands for several columns. Of one
 * cell line of the processor, since most of all counting is here.
 */
const PLAIN = {
  came: 0,
  atOnce: 1,
  waited: 2,
  settled: 3,
  done: 4,
  talkMs: 5,
  within: 6,
  waitMs: 7,
} as const;

const { came, atOnce, waited, settled, done, talkMs, within, waitMs: waitedMs } = PLAIN;
const { answeredAtOnce, dueMissed, handled, wrapUpMs, explained } = COLUMN;
// At hand: what is imported is looked up whenever it is used.
const BUCKETS = WAIT_BUCKETS;
const { told } = FLAG;
const [CELL, SINCE, ROW] = [PLAIN_CELL, PLAIN_SINCE, PLAIN_WIDTH];

/** The columns each of them adds to. */
const ADDS: readonly (readonly [number, readonly number[]])[] = [
  [PLAIN.came, [COLUMN.started, COLUMN.fresh, COLUMN.queued]],
  [
    PLAIN.atOnce,
    [COLUMN.started, COLUMN.fresh, COLUMN.queued, COLUMN.answered, COLUMN.answeredAtOnce, COLUMN.explained],
  ],
  [PLAIN.waited, [COLUMN.answered, COLUMN.explained]],
  [PLAIN.settled, [COLUMN.resolved, COLUMN.needsResolved]],
  [PLAIN.done, [COLUMN.handled, COLUMN.resolved, COLUMN.needsResolved]],
  [PLAIN.talkMs, [COLUMN.talkMs, COLUMN.concurrencyMs]],
  [PLAIN.within, [COLUMN.answeredWithin]],
  [PLAIN.waitMs, [COLUMN.waitMsAnswered]],
];

/** Whether the customer will have to say what it is about: nobody has been told, or it was lost. */
function explains({ flags, lostIn }: ContactPool, contact: number): boolean {
  return (flags[contact]! & told) === 0 || lostIn[contact]! >= 0;
}

/** Counts what happens to plain contacts, told in fewer facts than there are columns, and spreads it at the end. */
export abstract class PlainTallies extends TallyCells implements PlainFacts {
  plainComes(queue: number): number {
    const cell = this.cellOf(queue);
    this.sums[cell + this.plainAt + came]!++;
    return cell;
  }

  plainTaken(cell: number, agent: number): void {
    const plain = cell + this.plainAt;
    // Counted as one that came and was answered, and so not as one that came.
    this.sums[plain + came]!--;
    this.sums[plain + atOnce]!++;
    this.groups.holdsFirst(agent);
  }

  plainAtOnce(queue: number, agent: number): number {
    const cell = this.cellOf(queue);
    this.sums[cell + this.plainAt + atOnce]!++;
    this.groups.holdsFirst(agent);
    return cell;
  }

  plainAnswered(contact: number, agent: number): void {
    const { now } = this.view;
    if (now >= this.endsAt) this.roll(now);
    this.groups.holdsFirst(agent);
    this.plainNextOther(contact);
  }

  plainNextOther(contact: number): void {
    this.plainNext(contact);
    const { contacts } = this.view;
    if (contacts.flags[contact] !== 0 && !explains(contacts, contact))
      this.sums[contacts.cell[contact]! + explained]!--;
  }

  plainNext(contact: number): void {
    const { contacts, now } = this.view;
    const { sums } = this;
    const cell = contacts.cell[contact]!;
    const queue = contacts.queue[contact]!;
    const waitMs = now - contacts.joinedAt[contact]!;
    const plain = cell + this.plainAt;
    sums[plain + waited]!++;
    sums[plain + waitedMs]! += waitMs;
    if (waitMs === 0) sums[cell + answeredAtOnce]!++;
    if (cell !== this.nowhere) sums[this.waitsAt + queue * BUCKETS + waitBucket(waitMs)]!++;
    if (waitMs <= this.withinMs[queue]!) sums[plain + within]!++;
    if (now > contacts.dueAt[contact]!) sums[cell + dueMissed]!++;
  }

  plainUnsettled(agent: number): void {
    // Taken away before it is counted: all others are spared the question.
    this.sums[this.view.plain.numbers[agent * ROW + CELL]! + this.plainAt + settled]!--;
  }

  plainDone(agent: number): void {
    const { plain, now } = this.view;
    const { sums } = this;
    if (now >= this.endsAt) this.roll(now);
    const row = agent * ROW;
    const place = plain.numbers[row + CELL]! + this.plainAt;
    sums[place + done]!++;
    sums[place + talkMs]! += now - plain.times[row + SINCE]!;
  }

  plainReleased(agent: number): void {
    const { plain, now } = this.view;
    const { sums } = this;
    if (now >= this.endsAt) this.roll(now);
    const row = agent * ROW;
    const place = plain.numbers[row + CELL]! + this.plainAt;
    sums[place + settled]!++;
    sums[place + talkMs]! += now - plain.times[row + SINCE]!;
  }

  plainHandled(agent: number): void {
    const { plain, now } = this.view;
    const { sums } = this;
    if (now >= this.endsAt) this.roll(now);
    const row = agent * ROW;
    const cell = plain.numbers[row + CELL]!;
    sums[cell + handled]!++;
    sums[cell + wrapUpMs]! += now - plain.times[row + SINCE]!;
  }

  plainFree(agent: number): void {
    this.groups.freesLast(agent);
  }

  /** Spreads what has been counted over the columns it belongs to. */
  protected override spread(cell: number, queue: number): void {
    const { sums } = this;
    const plain = cell + this.plainAt;
    const answered = sums[plain + atOnce]!;
    if (this.withinMs[queue]! >= 0) sums[cell + COLUMN.answeredWithin]! += answered;
    sums[this.waitsAt + queue * BUCKETS]! += answered;
    for (const [from, columns] of ADDS) {
      for (const column of columns) sums[cell + column]! += sums[plain + from]!;
      sums[plain + from] = 0;
    }
  }
}
