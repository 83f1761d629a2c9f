import { FLAG } from "../../../sim/engine/kernel/contactPool.ts";
import { type EngineObserver, type EngineView, LEFT, type Left } from "../../../sim/engine/observer.ts";

const COLUMNS = ["offered", "atOnce", "within", "abandoned"] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Counts contacts by the interval of their first visit, as the Markov chains do: a contact handed back at the end of a
 * shift has been answered already, and its second wait is no second offer. One queue.
 */
export class FirstVisits implements EngineObserver {
  readonly wantsMessages = false;
  readonly wantsOrder = false;
  readonly counts: Record<Column, number[]>;
  #view!: EngineView;
  readonly #fromAt: number;
  readonly #intervalMs: number;
  readonly #withinMs: number;

  constructor(fromAt: number, intervalMs: number, intervals: number, withinMs: number) {
    this.#fromAt = fromAt;
    this.#intervalMs = intervalMs;
    this.#withinMs = withinMs;
    const zeros = () => Array<number>(intervals).fill(0);
    this.counts = { offered: zeros(), atOnce: zeros(), within: zeros(), abandoned: zeros() };
  }

  attach(view: EngineView): void {
    this.#view = view;
  }

  queued(contact: number): void {
    if (this.#isFirst(contact)) this.#add("offered", contact);
  }

  connected(contact: number): void {
    if (!this.#isFirst(contact)) return;
    const waitMs = this.#view.now - this.#view.contacts.joinedAt[contact]!;
    if (waitMs === 0) this.#add("atOnce", contact);
    if (waitMs <= this.#withinMs) this.#add("within", contact);
  }

  left(contact: number, why: Left): void {
    if (why === LEFT.abandoned) this.#add("abandoned", contact);
  }

  #isFirst(contact: number): boolean {
    return (this.#view.contacts.flags[contact]! & FLAG.begun) === 0;
  }

  #add(column: Column, contact: number): void {
    const interval = Math.floor((this.#view.contacts.joinedAt[contact]! - this.#fromAt) / this.#intervalMs);
    const counts = this.counts[column];
    if (interval >= 0 && interval < counts.length) counts[interval]!++;
  }

  started(): void {}
  selfServed(): void {}
  refused(): void {}
  offered(): void {}
  unanswered(): void {}
  message(): void {}
  interrupted(): void {}
  resumed(): void {}
  released(): void {}
  ended(): void {}
  finished(): void {}
  followed(): void {}
  continued(): void {}
  wrapUpStarted(): void {}
  agentCame(): void {}
  agentLeft(): void {}
  breakStarted(): void {}
  breakEnded(): void {}
  overtimeStarted(): void {}
  overtimeEnded(): void {}
}
