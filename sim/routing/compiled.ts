import type { LocalName } from "../scenario/about.ts";
import type { Scenario } from "../scenario/scenario.ts";

/**
 * What a policy may look at: the floor by numbers (queue, group, agent: their place in the scenario; line: its place in
 * `CompiledPolicy.lines`; contact: its row). It is read, never written; nothing here reaches the clock, the random
 * streams or the lists themselves. −1 stands for nobody.
 */
export interface RoutingFloor {
  readonly now: number;
  /**
   * The contact in front of a line; those whose patience is over are not there any more. A line stands in order of
   * `enqueuedAt`, then `arrival`, whoever joined it last; who waits for `notBeforeMs` is not in it yet.
   */
  head(line: number): number;
  /** As `head`, among the contacts of an `ofLastAgent` line whose last agent is `agent`. */
  own(line: number, agent: number): number;
  /**
   * The contact behind `contact` in its line (of an `ofLastAgent` line: behind it among those of its last agent): for
   * policies that weigh contacts one by one.
   */
  behind(contact: number): number;
  /** How many wait in a line. Right only for policies that `readsLengths`. */
  length(line: number): number;
  /** How many wait in all lines of a queue. Right only for policies that `readsLengths`. */
  waiting(queue: number): number;
  /** Contact columns. */
  readonly queueOf: Int32Array;
  readonly lineOf: Int32Array;
  /** When it first joined a line, less every boost: what FIFO goes by. */
  readonly enqueuedAt: Float64Array;
  /** Order of arrival on the whole floor: decides between equal instants. */
  readonly arrival: Float64Array;
  /** When an answer is promised; Infinity: nothing is. */
  readonly dueAt: Float64Array;
  /** Of its step, else set by an admission rule, else its queue's; 0 is first, 99 last. */
  readonly priority: Uint8Array;
  readonly lastAgent: Int32Array;
  /** When the customer's first contact began. */
  readonly journeyStartedAt: Float64Array;
  readonly returning: Uint8Array;
  /** Work drawn for it, ms: for bounds that know what nobody can. */
  readonly talkMs: Float64Array;
  /** A uniform number of its own for `match`, in (0, 1), for each pair of contact and agent. */
  matchOf(contact: number, agent: number): number;
  /**
   * The first agent of `group` holding `open` contacts who could take one of `queue` now. Lists stand in order of
   * `idleSince`, then of the agents' numbers.
   */
  first(group: number, open: number, queue: number): number;
  /** Of the agents of a line's groups who hold nothing and could take one of its queue now, whoever is idle longest. */
  longestIdle(line: number): number;
  /** The agent behind, in the same list, who could take one of `queue` now. */
  after(agent: number, queue: number): number;
  /** Whether the agent could take a contact of the queue now: there, not reserved by an offer, a slot free. */
  canTake(agent: number, queue: number): boolean;
  /** Agents of the group who hold nothing and could take something. */
  idle(group: number): number;
  /** Agents of the group who are there and on queue, idle or not. */
  present(group: number): number;
  /** Agent columns. */
  readonly groupOf: Int32Array;
  readonly open: Int32Array;
  /** By the policy's idle clock. */
  readonly idleSince: Float64Array;
  readonly offeredAt: Float64Array;
  /** Contacts of the channel the agent holds. */
  holding(agent: number, channel: number): number;
  /** When the agent was last offered a contact of the channel; −Infinity: never. */
  offeredOnAt(agent: number, channel: number): number;
  /** Offers to the agent in the last `windowMs`. */
  offersInWindow(agent: number, windowMs: number): number;
  /** Share of on-queue time with at least one contact over the last hour, in [0, 1]; 0 before any. */
  occupancy(agent: number): number;
  /** Mean conversation and wrap-up of the queue's contacts with this agent, ms. */
  meanHandleMs(queue: number, agent: number): number;
  /** The agent of `group` at work on `queue` whose work may be interrupted, longest at it first. */
  interruptible(group: number, queue: number): number;
  /** Wait of a contact that joined now: (waiting + 1) × mean handle time ÷ slots of agents present for the queue. */
  estimatedWaitMs(queue: number): number;
  longestWaitMs(queue: number): number;
  freeSlots(queue: number): number;
  /** Of the last 30 min, by the queue's target, in [0, 1]; 1 before anybody was answered. */
  serviceLevel(queue: number): number;
}

/** One line of waiting contacts who are alike to the policy: same queue, same step of their plan. */
export interface PolicyLine {
  readonly queue: number;
  readonly plan: number;
  readonly step: number;
  /** Groups that may be asked for it, in the scenario's order. Empty: only the customer's last agent. */
  readonly groups: Int32Array;
  readonly ofLastAgent: boolean;
  /** A contact is put in line this long after its step began. */
  readonly notBeforeMs: number;
  /** Infinity: never. */
  readonly expiresAfterMs: number;
  /** The line that follows its end; −1: goes to queue `overflowTo`. */
  readonly next: number;
  readonly overflowTo: number;
  readonly boostMs: number;
  /** −1: the contact's own. */
  readonly priority: number;
}

export interface PolicyNeeds {
  /** Lines must be cut the moment a patience ends, because the policy reads how long they are. */
  readonly lengths: boolean;
  /** After every change any idle agent may become able to take any waiting contact (guards across groups). */
  readonly sweep: boolean;
  /**
   * Its selections look at more than who is in front of lines and of lists of idle agents, and since when: at a contact
   * that has just come, at what agents hold and were offered, or, when an agent is free, at the lists of the others.
   */
  readonly particulars: boolean;
  readonly estimates: boolean;
  readonly serviceLevel: boolean;
  readonly occupancy: boolean;
  /** Offers to each agent are remembered for a day. */
  readonly offers: boolean;
}

/** Routing as pure decisions over a `RoutingFloor`. Keeps nothing between decisions but its `memory`. */
export interface CompiledPolicy {
  readonly title: LocalName;
  readonly lines: readonly PolicyLine[];
  readonly needs: PolicyNeeds;
  /** Which guards are open: written by decisions, all zero at the start of a run, part of a snapshot. */
  readonly memory: Uint8Array;
  readonly idleClock: "since-end" | "since-offer" | "since-available";
  readonly offer: {
    readonly mode: "auto" | "ring" | "pull";
    readonly timeoutMs: number;
    readonly requeueHead: boolean;
    readonly missPauseMs: number;
    readonly parallel: number;
  };
  /** 0: none. Otherwise the pairs are made every so often by `assign`, and the two selections are not asked. */
  readonly batchEveryMs: number;
  readonly admission: readonly CompiledAdmission[];
  /** Where a contact of the queue begins: the first line of its plan whose conditions hold. */
  firstLine(floor: RoutingFloor, contact: number, queue: number): number;
  /** The line after `line` has ended: the first further step whose conditions hold; −1: it goes to its `overflowTo`. */
  nextLine(floor: RoutingFloor, contact: number, line: number): number;
  /** A contact has come, or was put in line: the agent who is offered it; −1: nobody, it waits. */
  selectAgent(floor: RoutingFloor, contact: number, line: number): number;
  /** An agent has room: the waiting contact it is offered; −1: none. */
  selectContact(floor: RoutingFloor, agent: number): number;
  /** Nobody is free for the contact: the agent whose work on something else is interrupted; −1: none. */
  selectInterrupted(floor: RoutingFloor, contact: number, line: number): number;
  /** What is left of interrupted work grows by this, ms; the agent is left alone for `cooldownMs`. */
  readonly preempt: readonly {
    readonly by: number;
    readonly over: number;
    readonly resumeCostMs: number;
    readonly cooldownMs: number;
  }[];
  /** Pairs to be made now: `pairs[2i]` a contact, `pairs[2i+1]` an agent; returns how many. Called when `batchEveryMs`. */
  assign(floor: RoutingFloor, pairs: Int32Array): number;
}

export interface CompiledAdmission {
  readonly kind: "refuse" | "offer-callback" | "steer" | "announce-wait" | "set-priority";
  readonly afterMs: number;
  readonly triedShare: number;
  readonly acceptedShare: number;
  /** −1: none. */
  readonly toQueue: number;
  readonly delayMs: number;
  readonly priority: number;
  /** Whether the rule is about contacts of this queue. */
  readonly queues: Uint8Array;
  readonly returning: boolean | undefined;
  readonly hasLastAgent: boolean | undefined;
  /** Whether its conditions hold for a contact of `queue` now. */
  holds(floor: RoutingFloor, queue: number): boolean;
}

/** Compiles the policy a scenario names or contains. Throws `RangeError` for one that parsing would refuse. */
export type CompilePolicy = (scenario: Scenario) => CompiledPolicy;
