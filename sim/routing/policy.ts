import type { PolicyName } from "../scenario/policyNames.ts";
import type { Instant } from "../vocabulary/index.ts";

/** A contact somebody may take, in columns; row i is one contact: the head of one queue. */
export interface WaitingColumns {
  readonly count: number;
  /** Number of its queue in the scenario's order. */
  readonly queue: Int32Array;
  readonly enqueuedAt: Float64Array;
  /** Order of arrival on the whole floor: decides between equal instants. */
  readonly arrival: Float64Array;
  /** 0 first. */
  readonly priority: Int32Array;
  /** When an answer is promised; `enqueuedAt` where nothing was. */
  readonly dueAt: Float64Array;
}

/** Agents who could take a contact now, in columns; row i is one agent: the first of their kind with that many open. */
export interface IdleColumns {
  readonly count: number;
  /** Number of the agent in the scenario's order. */
  readonly agent: Int32Array;
  /** Since when the agent holds as many contacts as now; for one who holds none, since when idle. */
  readonly sinceAt: Float64Array;
  /** How many contacts the agent holds. */
  readonly open: Int32Array;
}

/**
 * Routing as two pure decisions. A policy sees only who waits and who could take it; it touches no queue, no clock and
 * no randomness, and keeps nothing between decisions.
 */
export interface RoutingPolicy {
  readonly name: PolicyName;
  /** What the trade says, for screens. */
  readonly title: { readonly en: string; readonly ru: string };
  /** A contact has arrived: the row of the agent who takes it. At least one row is there. */
  selectAgent(idle: IdleColumns): number;
  /** An agent is free: the row of the contact that is next. At least one row is there. */
  selectContact(waiting: WaitingColumns, at: Instant): number;
}
