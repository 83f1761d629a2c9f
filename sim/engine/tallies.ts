import type { EngineObserver, EngineView, FollowUp } from "./observer.ts";

/** Counts and sums of one queue since the start. They add over queues and runs; whoever wants ratios divides. */
export const QUEUE_COUNTS = [
  "started",
  "contained",
  "queued",
  "answered",
  /** Answered without any wait. */
  "answeredAtOnce",
  /** Answered after at most the threshold of the tally, equality included. */
  "answeredWithin",
  "abandoned",
  "abandonedWithin",
  /** Left the line for a callback. */
  "callbacks",
  "switched",
  "contextLost",
  "repeats",
  "released",
  "resolved",
  "handled",
  "rated",
  "scores",
  "evaluated",
  "waitMsOfAnswered",
  "waitMsOfAbandoned",
  "selfServiceMs",
  /** Conversation of released contacts, wrap-up of handled ones. */
  "talkMs",
  "wrapUpMs",
] as const;
export type QueueCount = (typeof QUEUE_COUNTS)[number];
export type QueueTally = Readonly<Record<QueueCount, number>>;

/** Agent time since the start, in ms: each is a sum over agents. */
export interface AgentTally {
  /** Somewhere on the floor. */
  readonly loggedInMs: number;
  /** Not on a break; working past the shift's end counts. Occupancy is `busyMs ÷ onQueueMs`. */
  readonly onQueueMs: number;
  /** At least one contact open, wrap-up included. */
  readonly busyMs: number;
  /** Sum over open contacts. */
  readonly slotMs: number;
}

const COLUMN = Object.fromEntries(QUEUE_COUNTS.map((name, i) => [name, i])) as Record<QueueCount, number>;
const WIDTH = QUEUE_COUNTS.length;

/**
 * The observer of experiments: typed counters, nothing allocated per contact. `thresholdMs` is the wait whose keeping
 * it counts (`answeredWithin`), one for each queue of the scenario; the engine itself knows no promise.
 */
export class Tallies implements EngineObserver {
  readonly wantsMessages = false;
  readonly #thresholdMs: readonly number[];
  readonly #counts: Float64Array;
  #view: EngineView | undefined;
  /** 1: on a break. */
  #paused = new Uint8Array(0);
  #loggedIn = 0;
  #onQueue = 0;
  #busy = 0;
  #slots = 0;
  #since = 0;
  #loggedInMs = 0;
  #onQueueMs = 0;
  #busyMs = 0;
  #slotMs = 0;

  constructor(thresholdMs: readonly number[]) {
    this.#thresholdMs = thresholdMs;
    this.#counts = new Float64Array(thresholdMs.length * WIDTH);
  }

  /** Throws `RangeError` when there is not one threshold for every queue, or when it is attached twice. */
  attach(view: EngineView): void {
    const { length } = view.centre.queues;
    if (this.#thresholdMs.length !== length) {
      throw new RangeError(`thresholdMs: expected one for each of ${length} queues, got ${this.#thresholdMs.length}`);
    }
    if (this.#view !== undefined)
      throw new RangeError("observer: expected one that observes nothing yet, got one in use");
    this.#view = view;
    this.#paused = new Uint8Array(view.centre.agents.length);
    this.#since = view.now;
  }

  /** Counts of queue number `k` up to now. */
  queue(k: number): QueueTally {
    return Object.fromEntries(QUEUE_COUNTS.map((name, i) => [name, this.#counts[k * WIDTH + i]!])) as QueueTally;
  }

  /** Agent time up to now. */
  agents(): AgentTally {
    this.#flow();
    return {
      loggedInMs: this.#loggedInMs,
      onQueueMs: this.#onQueueMs,
      busyMs: this.#busyMs,
      slotMs: this.#slotMs,
    };
  }

  /** Forgets what was counted: the end of a warm-up. What is open stays open and is counted when it ends. */
  reset(): void {
    this.#flow();
    this.#counts.fill(0);
    this.#loggedInMs = 0;
    this.#onQueueMs = 0;
    this.#busyMs = 0;
    this.#slotMs = 0;
  }

  started(contact: number): void {
    this.#add(contact, COLUMN.started, 1);
  }

  selfServed(contact: number, contained: boolean, durationMs: number): void {
    if (contained) this.#add(contact, COLUMN.contained, 1);
    this.#add(contact, COLUMN.selfServiceMs, durationMs);
  }

  queued(contact: number): void {
    this.#add(contact, COLUMN.queued, 1);
  }

  connected(contact: number, agent: number): void {
    this.#flow();
    this.#slots++;
    if (this.#viewed.agents.open[agent] === 1) this.#busy++;
    const waitMs = this.#waitMs(contact);
    this.#add(contact, COLUMN.answered, 1);
    this.#add(contact, COLUMN.waitMsOfAnswered, waitMs);
    if (waitMs === 0) this.#add(contact, COLUMN.answeredAtOnce, 1);
    if (waitMs <= this.#thresholdOf(contact)) this.#add(contact, COLUMN.answeredWithin, 1);
  }

  message(): void {}

  released(contact: number, _agent: number, resolved: boolean, score: number): void {
    const { contacts } = this.#viewed;
    this.#add(contact, COLUMN.released, 1);
    this.#add(contact, COLUMN.talkMs, contacts.releasedAt[contact]! - contacts.connectedAt[contact]!);
    if (resolved) this.#add(contact, COLUMN.resolved, 1);
    if (score < 0) return;
    this.#add(contact, COLUMN.rated, 1);
    this.#add(contact, COLUMN.scores, score);
  }

  finished(contact: number, agent: number, evaluation: number): void {
    this.#flow();
    this.#slots--;
    if (this.#viewed.agents.open[agent] === 0) this.#busy--;
    this.#add(contact, COLUMN.handled, 1);
    this.#add(contact, COLUMN.wrapUpMs, this.#viewed.now - this.#viewed.contacts.releasedAt[contact]!);
    if (evaluation >= 0) this.#add(contact, COLUMN.evaluated, 1);
  }

  abandoned(contact: number, next: number, contextKept: boolean): void {
    const waitMs = this.#waitMs(contact);
    this.#add(contact, COLUMN.abandoned, 1);
    this.#add(contact, COLUMN.waitMsOfAbandoned, waitMs);
    if (waitMs <= this.#thresholdOf(contact)) this.#add(contact, COLUMN.abandonedWithin, 1);
    if (next < 0) return;
    this.#add(contact, COLUMN.switched, 1);
    if (!contextKept) this.#add(contact, COLUMN.contextLost, 1);
  }

  leftForCallback(contact: number): void {
    this.#add(contact, COLUMN.callbacks, 1);
  }

  followed(contact: number, _next: number, why: FollowUp): void {
    if (why === "repeat") this.#add(contact, COLUMN.repeats, 1);
  }

  agentCame(): void {
    this.#flow();
    this.#loggedIn++;
    this.#onQueue++;
  }

  agentLeft(agent: number): void {
    this.#flow();
    this.#loggedIn--;
    // Whoever leaves from a break was off queue already.
    if (this.#paused[agent] === 0) this.#onQueue--;
    this.#paused[agent] = 0;
  }

  breakStarted(agent: number): void {
    this.#flow();
    this.#paused[agent] = 1;
    this.#onQueue--;
  }

  breakEnded(agent: number): void {
    this.#flow();
    this.#paused[agent] = 0;
    this.#onQueue++;
  }

  get #viewed(): EngineView {
    if (this.#view === undefined) throw new RangeError("observer: expected one attached to a simulation, got none");
    return this.#view;
  }

  /** Adds what has passed since the last change of any head-count. */
  #flow(): void {
    const passed = this.#viewed.now - this.#since;
    if (passed === 0) return;
    this.#since = this.#viewed.now;
    this.#loggedInMs += this.#loggedIn * passed;
    this.#onQueueMs += this.#onQueue * passed;
    this.#busyMs += this.#busy * passed;
    this.#slotMs += this.#slots * passed;
  }

  #waitMs(contact: number): number {
    return this.#viewed.now - this.#viewed.contacts.enqueuedAt[contact]!;
  }

  #thresholdOf(contact: number): number {
    return this.#thresholdMs[this.#viewed.contacts.queue[contact]!]!;
  }

  #add(contact: number, column: number, amount: number): void {
    this.#counts[this.#viewed.contacts.queue[contact]! * WIDTH + column]! += amount;
  }
}
