import { Floor, type FloorAgent, type FloorObserver, isMissed, type OpenVisit, type OpenWork } from "../floor/index.ts";
import type { Channel, DequeueOutcome, FloorEvent, Instant, OfferOutcome } from "../vocabulary/index.ts";
import type { Attribution, BoardConfig } from "./config.ts";
import { defaultBoardConfig } from "./defaults.ts";
import { TotalsCell } from "./totalsCell.ts";
import type { TotalsRow } from "./totalsRow.ts";

export interface TotalsOptions {
  readonly by: "queue" | "channel" | "agent";
  /** Counts what happened from here on, this instant included. */
  readonly from?: Instant;
  /** Up to here, this instant excluded. */
  readonly to?: Instant;
  /** Targets and the short-abandon threshold are read from it. */
  readonly config?: BoardConfig;
}

/**
 * Totals of a whole stretch of time by the same fold as the wall. Each fact counts at its own instant, so the totals of
 * two adjoining stretches add up to those of both.
 */
export class TotalsTally implements FloorObserver {
  readonly #by: TotalsOptions["by"];
  readonly #from: number;
  readonly #to: number;
  readonly #config: BoardConfig;
  readonly #cells = new Map<string, TotalsCell>();
  readonly #waiting = new Set<OpenVisit>();

  constructor(options: TotalsOptions) {
    this.#by = options.by;
    this.#from = options.from ?? Number.NEGATIVE_INFINITY;
    this.#to = options.to ?? Number.POSITIVE_INFINITY;
    this.#config = options.config ?? defaultBoardConfig();
  }

  visitQueued(visit: OpenVisit): void {
    this.#waiting.add(visit);
    if (this.#by !== "agent" && this.#counts(visit.queuedAt)) this.#ofVisit(visit).offered += 1;
  }

  visitAnswered(visit: OpenVisit, work: OpenWork): void {
    this.#waiting.delete(visit);
    const cell = this.#by === "agent" ? this.#ofAgent(work.agent) : this.#ofVisit(visit);
    const inTarget = visit.waitMs <= this.#acceptable(visit);
    if (this.#counts(visit.endedAt!)) {
      cell.answer(visit.waitMs, inTarget);
      if (this.#by === "agent") cell.offered += 1;
    }
    for (const attribution of ["decision", "offered"] as const) this.#level(cell, visit, attribution, inTarget);
  }

  visitLeft(visit: OpenVisit, outcome: DequeueOutcome): void {
    this.#waiting.delete(visit);
    if (this.#by === "agent") return;
    const cell = this.#ofVisit(visit);
    const inTarget = visit.waitMs <= this.#acceptable(visit);
    if (this.#counts(visit.endedAt!)) {
      cell.leave(outcome, visit.waitMs, visit.waitMs < this.#config.shortAbandonMs, inTarget);
    }
    if (outcome === "system_lost") return;
    for (const attribution of ["decision", "offered", "ended"] as const) {
      this.#level(cell, visit, attribution, inTarget);
    }
  }

  answerUnmatched(work: OpenWork, at: Instant): void {
    if (this.#counts(at)) this.#ofWork(work).unmatched += 1;
  }

  workOffered(work: OpenWork): void {
    if (this.#counts(work.openedAt)) this.#ofWork(work).offers += 1;
  }

  offerEnded(work: OpenWork, outcome: OfferOutcome, at: Instant): void {
    if (!this.#counts(at)) return;
    const cell = this.#ofWork(work);
    cell.offersEnded[outcome] += 1;
    if (!isMissed(outcome)) return;
    cell.ringNoAnswer += 1;
    if (work.visit?.missed === false) cell.contactsWithMiss += 1;
  }

  workTransferred(work: OpenWork, event: { readonly at: Instant }): void {
    if (this.#counts(event.at)) this.#ofWork(work).transferred += 1;
  }

  workFinished(work: OpenWork, at: Instant): void {
    const cell = this.#ofWork(work);
    if (work.role === "primary" && this.#counts(at)) cell.handle(work);
    const { visit } = work;
    if (visit?.ended !== "answered" || !this.#counts(at)) return;
    cell.levelAnswer("ended", visit.waitMs <= this.#acceptable(visit));
  }

  /** The rows so far, in order of key. Visits that wait late at `at` count as broken promises. */
  rows(at: Instant | undefined): readonly TotalsRow[] {
    const waiting = new Map<TotalsCell, { count: number; decision: number; offered: number }>();
    if (this.#by !== "agent") {
      for (const visit of this.#waiting) {
        const cell = this.#ofVisit(visit);
        const open = waiting.get(cell) ?? { count: 0, decision: 0, offered: 0 };
        if (this.#counts(visit.queuedAt)) open.count += 1;
        const lateAt = visit.enqueuedAt + this.#acceptable(visit) + 1;
        if (at !== undefined && lateAt <= at) {
          if (this.#counts(lateAt)) open.decision += 1;
          if (this.#counts(visit.queuedAt)) open.offered += 1;
        }
        waiting.set(cell, open);
      }
    }
    const sorted = [...this.#cells].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return sorted.map(([, cell]) => cell.row(waiting.get(cell)));
  }

  #level(cell: TotalsCell, visit: OpenVisit, attribution: Attribution, inTarget: boolean): void {
    const endedAt = visit.endedAt!;
    const lateAt = visit.enqueuedAt + this.#acceptable(visit) + 1;
    const endAt = attribution === "offered" ? visit.queuedAt : endedAt;
    const lateCountedAt = attribution === "decision" ? lateAt : endAt;
    if (visit.ended === "answered") {
      if (this.#counts(endAt)) cell.levelAnswer(attribution, inTarget, false);
      if (!inTarget && this.#counts(lateCountedAt)) cell.levelLate(attribution);
      return;
    }
    if (visit.ended === "abandoned") {
      const short = visit.waitMs < this.#config.shortAbandonMs;
      const at = inTarget ? endAt : lateCountedAt;
      if (this.#counts(at)) cell.levelAbandon(attribution, inTarget, short);
      return;
    }
    if (this.#counts(endAt)) cell.levelFlow(attribution);
    // Sent on after the promise was broken: late all the same, except to those who count at the end.
    if (!inTarget && attribution !== "ended" && this.#counts(lateCountedAt)) cell.levelLate(attribution);
  }

  #counts(at: number): boolean {
    return at >= this.#from && at < this.#to;
  }

  #acceptable(visit: OpenVisit): number {
    return this.#config.targets[visit.queue.channel].acceptableWaitMs;
  }

  #ofVisit({ queue }: OpenVisit): TotalsCell {
    return this.#by === "channel" ? this.#cell(queue.channel, queue.channel) : this.#cell(queue.queueId, queue.channel);
  }

  #ofWork(work: OpenWork): TotalsCell {
    if (this.#by === "agent") return this.#ofAgent(work.agent);
    const key = this.#by === "channel" ? work.channel : (work.queue?.queueId ?? "");
    return this.#cell(key, work.channel);
  }

  #ofAgent(agent: FloorAgent): TotalsCell {
    const cell = this.#cell(agent.agentId, undefined);
    cell.agent = agent;
    return cell;
  }

  #cell(key: string, channel: Channel | undefined): TotalsCell {
    // One queue on two channels is two rows.
    const id = this.#by === "queue" ? `${key}\n${channel}` : key;
    let cell = this.#cells.get(id);
    if (cell === undefined) {
      cell = new TotalsCell(key, channel);
      this.#cells.set(id, cell);
    }
    return cell;
  }
}

/** Totals of a stream of events, folded from nothing. Rows in order of key; works of no queue are under "". */
export function totals(events: Iterable<FloorEvent>, options: TotalsOptions): readonly TotalsRow[] {
  const tally = new TotalsTally(options);
  const floor = new Floor(tally);
  for (const event of events) floor.apply(event);
  return finishTotals(floor, tally);
}

/** As `totals`, from batches that arrive over time, such as a log being read. */
export async function totalsOfBatches(
  batches: AsyncIterable<Iterable<FloorEvent>>,
  options: TotalsOptions,
): Promise<readonly TotalsRow[]> {
  const tally = new TotalsTally(options);
  const floor = new Floor(tally);
  for await (const batch of batches) for (const event of batch) floor.apply(event);
  return finishTotals(floor, tally);
}

function finishTotals(floor: Floor, tally: TotalsTally): readonly TotalsRow[] {
  const { now } = floor;
  floor.settle();
  return tally.rows(now);
}
