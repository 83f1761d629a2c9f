import type { RoutingFloor } from "../routing/compiled.ts";
import type { Instant } from "../vocabulary/index.ts";
import type { Centre } from "./centre.ts";
import type { AgentPool } from "./kernel/agentPool.ts";
import type { ContactPool } from "./kernel/contactPool.ts";
import type { PlainWorks } from "./kernel/plainWorks.ts";
import type { WaitingLines } from "./kernel/waitingLines.ts";

/** What an observer may look at; it changes nothing but the two cells of a contact. Contacts and agents are rows. */
export interface EngineView {
  readonly centre: Centre;
  readonly contacts: ContactPool;
  readonly agents: AgentPool;
  readonly lines: WaitingLines;
  readonly plain: PlainWorks;
  /** As the policy sees it. */
  readonly floor: RoutingFloor;
  readonly now: Instant;
}

/** Why a contact follows another. */
export const FOLLOWS = { switch: 0, callback: 1, repeat: 2, redial: 3, question: 4, steer: 5 } as const;
export type FollowUp = (typeof FOLLOWS)[keyof typeof FOLLOWS];

/**
 * Why a conversation is over: it came to its end; went on in another queue (`handed`: transfer, back office, wrong line);
 * nobody picked up; the customer is silent and the slot is given back (`parked`); the agent's shift ended.
 */
export const RELEASE = {
  ended: 0,
  transfer: 1,
  backOffice: 2,
  misroute: 3,
  noAnswer: 4,
  parked: 5,
  handBack: 6,
} as const;
export type Release = (typeof RELEASE)[keyof typeof RELEASE];

/** Why a contact left its line without an agent. */
export const LEFT = { abandoned: 0, baulked: 1, callback: 2, steered: 3, overflow: 4, closing: 5 } as const;
export type Left = (typeof LEFT)[keyof typeof LEFT];

/** How self-service ended. */
export const SERVED = { contained: 0, falselyContained: 1, escalated: 2, misrouted: 3 } as const;
export type Served = (typeof SERVED)[keyof typeof SERVED];

/** Why an offer came to nothing: nobody took it, another agent was quicker, the customer left, the offer was called off. */
export const UNANSWERED = { missed: 0, lostRace: 1, customerLeft: 2, calledOff: 3 } as const;
export type Unanswered = (typeof UNANSWERED)[keyof typeof UNANSWERED];

/**
 * What happens to plain contacts with agents who hold one at a time, in as few facts as it takes: for observers that only
 * count. Agents and contacts are told of at `view.now`, after the fact.
 */
export interface PlainFacts {
  /** A contact comes to queue number `queue`, and its visit begins; returns the cell it is booked in. */
  plainComes(queue: number): number;
  /** The contact that has just come, booked in `cell`, is answered. */
  plainTaken(cell: number, agent: number): void;
  /** Both at once, of a contact that never has a row; returns the cell. */
  plainAtOnce(queue: number, agent: number): number;
  /** A contact that stood in line is answered; it has its row for the last time. */
  plainAnswered(contact: number, agent: number): void;
  /** The conversation that is over, as told next, has not settled the matter, or the contact goes on elsewhere. */
  plainUnsettled(agent: number): void;
  /** Conversation, contact and work of the agent are over: what `plain` of the view says of it. */
  plainDone(agent: number): void;
  /** Conversation and contact are over, the agent wraps up; and is done with that. */
  plainReleased(agent: number): void;
  plainHandled(agent: number): void;
  /** After either: the agent holds nothing any more … */
  plainFree(agent: number): void;
  /** … or goes straight on with a fresh contact that stood in line, which has its row for the last time … */
  plainNext(contact: number): void;
  /** … or with any other. */
  plainNextOther(contact: number): void;
}

/**
 * Who is told what happens. Each method is one fact, at `view.now`, told after the fact has changed the columns and while
 * the contact still has its row. An observer never alters the run: with or without it, the same things happen.
 */
export interface EngineObserver {
  /** Whether messages inside sessions should be played: they alter nothing else, and cost events. */
  readonly wantsMessages: boolean;
  /** Whether facts must come in order of time: then whoever gives up is told when it happens, not when somebody looks. */
  readonly wantsOrder: boolean;
  /** Absent: plain contacts are told of like all others. */
  readonly plain?: PlainFacts;
  /** Once, before anything happens. */
  attach(view: EngineView): void;
  /** A customer has come. */
  started(contact: number): void;
  /** Self-service is over; a contained contact ends with it. */
  selfServed(contact: number, outcome: Served, durationMs: number): void;
  /** Turned away before any line; the contact is over. */
  refused(contact: number): void;
  /** A visit begins. */
  queued(contact: number): void;
  /** It rings at the agent. Agents who answer at once are not told to ring. */
  offered(contact: number, agent: number): void;
  unanswered(contact: number, agent: number, why: Unanswered): void;
  connected(contact: number, agent: number): void;
  message(contact: number, byCustomer: boolean): void;
  /** Interrupted, and taken up again. */
  interrupted(contact: number, agent: number): void;
  resumed(contact: number, agent: number): void;
  /** The conversation is over. */
  released(contact: number, agent: number, why: Release): void;
  /** The customer's contact is over. `score` is −1 when the customer gave none. */
  ended(contact: number, agent: number, resolved: boolean, score: number): void;
  /**
   * The agent is free of the contact; `handled`: conversation and wrap-up were done, not cut short. `evaluation` is −1 when
   * nobody listened, else in [0, 1].
   */
  finished(contact: number, agent: number, handled: boolean, evaluation: number): void;
  /** The visit is over without an agent, as of `at` (never after now); what follows is told by `followed` before. */
  left(contact: number, why: Left, at: number): void;
  /** Contact `next` will follow `contact`; told before either leaves its row. */
  followed(contact: number, next: number, why: FollowUp, contextKept: boolean): void;
  /** The same contact goes on in row `next`; `contact` keeps what its agent still has to do, and is released next. */
  continued(contact: number, next: number, contextKept: boolean): void;
  /** The agent begins to wrap up. */
  wrapUpStarted(contact: number, agent: number): void;
  agentCame(agent: number): void;
  agentLeft(agent: number): void;
  breakStarted(agent: number, reason: string): void;
  breakEnded(agent: number): void;
  /** The shift is over, the agent still has work; and, where the number of agents rises again, is wanted after all. */
  overtimeStarted(agent: number): void;
  overtimeEnded(agent: number): void;
  /** What it knows, as plain data, for a snapshot; and how it goes on from there, attached to the resumed run. */
  save?(): unknown;
  restore?(state: unknown): void;
}
