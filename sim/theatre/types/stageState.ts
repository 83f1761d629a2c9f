import type { Instant } from "../../vocabulary/index.ts";

/**
 * One stage at one instant, everything of that instant done: plain data for drawing, frozen in meaning (a new object each
 * time). Contacts are told twice: `contact` is the number on this stage, from 1 in order of arrival; `who` is the customer's
 * contact, equal on both stages. Lanes and seats are numbers in the overview's lists.
 */
export interface StageState {
  readonly at: Instant;
  /** One for each lane of the overview this stage has, in that order. */
  readonly lanes: readonly LaneState[];
  /** One for each seat of the overview this stage has, in that order. */
  readonly seats: readonly SeatState[];
  /** Who left without an agent in the last 5 minutes, oldest first; at most 200, the latest. */
  readonly leavers: readonly Leaver[];
  /** Customers who will come back (redial, another channel, again, a callback), by when they come; at most 200. */
  readonly coming: readonly Returning[];
  readonly totals: StageTotals;
  /** One for each channel of the overview, in that order. */
  readonly room: readonly ChannelRoom[];
  /** Decisions of the last 60 s, oldest first; at most 40, the latest. */
  readonly decisions: readonly DecisionMark[];
}

export interface LaneState {
  readonly lane: number;
  /** Everybody in line or ringing; the people listed are the first of them. */
  readonly waiting: number;
  /** In the order the policy sees them: who is next stands first. At most 120. */
  readonly people: readonly WaitingPerson[];
  /** Wait of the one who has waited longest, ms; absent: nobody waits. */
  readonly longestWaitMs?: number;
  /** In a menu or with a bot now. */
  readonly inSelfService: number;
  /** Open, and at nobody: the customer has been silent for so long that the slot was given back, or is to be dialled again. */
  readonly parked: number;
  /** True while nobody gets through, by an outage of the scenario or an injection. */
  readonly shut: boolean;
}

export interface WaitingPerson {
  readonly contact: number;
  readonly who: string;
  readonly joinedAt: Instant;
  readonly waitMs: number;
  /** Patience left, ms ≥ 0; absent: waits for ever. Nobody in a real centre knows it: never shown outside the theatre. */
  readonly patienceLeftMs?: number;
  /** The whole of it, ms, from joining; absent: for ever. What is left ÷ this is the candle. */
  readonly patienceMs?: number;
  /** What brought the contact here; absent: it came of itself. */
  readonly cause?: FollowCause;
  /** Seats it rings at now; empty: none. */
  readonly ringing: readonly number[];
  /** 0 is served first. */
  readonly priority: number;
}

/** What made a customer come (again). */
export const FOLLOW_CAUSES = ["switch", "callback", "repeat", "redial", "question", "steer"] as const;
export type FollowCause = (typeof FOLLOW_CAUSES)[number];

/**
 * Where an agent is. `ready`: could be offered something; `full`: holds as much as may be held; `leaving`, `break-due`:
 * finishes what is held and takes nothing new; `paused`: missed an offer; `offered`: something rings.
 */
export const SEAT_PLACES = ["away", "ready", "full", "offered", "paused", "break-due", "break", "leaving"] as const;
export type SeatPlace = (typeof SEAT_PLACES)[number];

export interface SeatState {
  readonly seat: number;
  readonly place: SeatPlace;
  /** What is held or rings, by its place in the column from the bottom. */
  readonly pieces: readonly Piece[];
  /** Room not taken, in the seat's units; 0 for those who take nothing now. */
  readonly freeUnits: number;
  /** Contacts of each channel of the overview that would fit now, in that order; all 0 for those who take nothing. */
  readonly places: readonly number[];
  /** Ready and holding nothing since; absent: holds something or is not there. */
  readonly idleSince?: Instant;
}

/**
 * What a piece is doing. `silent`: in the slot while the customer says nothing; `wrap-up`: the customer has gone; `aside`:
 * interrupted, taken up again later (holds no room).
 */
export type PiecePhase = "ringing" | "talking" | "silent" | "wrap-up" | "aside";

export interface Piece {
  readonly contact: number;
  readonly who: string;
  readonly lane: number;
  readonly phase: PiecePhase;
  /** When this agent began with it, or it began to ring. */
  readonly since: Instant;
  /** Room it takes, in the seat's units. */
  readonly units: number;
  /** Where it stands in the column from the bottom, in units: it keeps its place as long as it is held. */
  readonly from: number;
  readonly cause?: FollowCause;
}

/** How a visit ended without an agent. `turned-away`: refused, or let go at closing. */
export const LEAVE_REASONS = ["gave-up", "baulked", "turned-away", "callback", "steered"] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

export interface Leaver {
  readonly contact: number;
  readonly who: string;
  readonly lane: number;
  readonly at: Instant;
  readonly waitMs: number;
  readonly reason: LeaveReason;
  /** What follows, when known to follow; absent: the customer is lost. */
  readonly next?: FollowCause;
}

export interface Returning {
  readonly who: string;
  /** The lane it comes to. */
  readonly lane: number;
  readonly cause: FollowCause;
  readonly comesAt: Instant;
}

/** Counts since the run opened; they add over lanes. Ratios are made where they are shown, with their n. */
export interface LaneTotals {
  readonly lane: number;
  /** Joined the line. */
  readonly offered: number;
  readonly answered: number;
  /** After at most the lane's limit, equality included. */
  readonly answeredInTime: number;
  /** What the share answered in time is of: those decided, as the lane's own formula counts them. */
  readonly decided: number;
  /** Gave up in line, baulking included. */
  readonly left: number;
  /** Of them, sooner than the lane's short-abandon bound. */
  readonly leftShort: number;
  /** Left or refused because the doors were shut. */
  readonly turnedAway: number;
  readonly handled: number;
  /** Sum over those answered, ms. */
  readonly waitMsOfAnswered: number;
  /** Contacts of customers who had been there before: tried again, came about the same, from another channel, called back. */
  readonly cameBack: number;
}

export interface StageTotals {
  readonly lanes: readonly LaneTotals[];
}

/** "The same free capacity is not the same room." */
export interface ChannelRoom {
  /** Free units of agents who serve the channel and take contacts now: a third of somebody who takes three is 1. */
  readonly freeUnits: number;
  /** Whole places: contacts of the channel that could be taken now. */
  readonly places: number;
  /** Waiting for it now. */
  readonly waiting: number;
  /** People of the stage who serve it, wherever they are now. */
  readonly people: number;
}

/**
 * One decision of the routing. `offer`: the contact went to the agent; `nobody`: it was looked for and nobody was found;
 * `interruption`: the agent was interrupted for it; `returned`: its session came back to the agent who has it.
 */
export interface DecisionMark {
  /** From 1, in the order this stage made them. */
  readonly number: number;
  readonly at: Instant;
  readonly kind: "offer" | "nobody" | "interruption" | "returned";
  readonly contact: number;
  readonly who: string;
  readonly lane: number;
  /** −1: nobody. */
  readonly seat: number;
  /** Whether the contact looked for an agent or the agent for a contact. */
  readonly trigger: "contact" | "agent";
}
