import type { Instant } from "../vocabulary/index.ts";
import type { AgentPool } from "./agentPool.ts";
import type { Centre } from "./centre.ts";
import type { ContactPool } from "./contactPool.ts";

/** What an observer may look at; it changes nothing. Contacts and agents are row numbers. */
export interface EngineView {
  readonly centre: Centre;
  readonly contacts: ContactPool;
  readonly agents: AgentPool;
  readonly now: Instant;
}

/** Why a contact follows another. */
export type FollowUp = "switch" | "callback" | "repeat";

/**
 * Who is told what happens. Each method is one fact, at `view.now`, told after the fact has changed the columns and
 * while the contact still has its row. An observer never alters the run: with or without it, the same things happen.
 */
export interface EngineObserver {
  /** Whether messages inside sessions should be played: they alter nothing else, and cost events. */
  readonly wantsMessages: boolean;
  /** Once, before anything happens. */
  attach(view: EngineView): void;
  /** A customer has come. */
  started(contact: number): void;
  /** Self-service is over; a contained contact ends with it. */
  selfServed(contact: number, contained: boolean, durationMs: number): void;
  queued(contact: number): void;
  connected(contact: number, agent: number): void;
  message(contact: number, byCustomer: boolean): void;
  /** The conversation is over. `score` is −1 when the customer gave none. */
  released(contact: number, agent: number, resolved: boolean, score: number): void;
  /** Wrap-up, if any, is over; the agent is free of it. `evaluation` is −1 when nobody listened, else in [0, 1]. */
  finished(contact: number, agent: number, evaluation: number): void;
  /** The customer gave up waiting; `next` is the contact in another channel, −1: none. */
  abandoned(contact: number, next: number, contextKept: boolean): void;
  /** The customer left the line for a callback, which is contact `next`. */
  leftForCallback(contact: number, next: number): void;
  /** Contact `next` will follow `contact`; told before either leaves its row. */
  followed(contact: number, next: number, why: FollowUp): void;
  agentCame(agent: number): void;
  agentLeft(agent: number): void;
  breakStarted(agent: number, reason: string): void;
  breakEnded(agent: number): void;
}
