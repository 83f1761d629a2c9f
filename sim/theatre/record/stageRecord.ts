import type { Identity } from "../../engine/kernel/identities.ts";
import type { DecisionMark, FollowCause, LeaveReason } from "../types/stageState.ts";
import { Counter } from "./counter.ts";

/** A customer's contact on one stage. Lanes and seats are those of the overview, shared by both stages. */
export interface ContactRow {
  readonly who: string;
  /** The lane it came for. */
  readonly lane: number;
  readonly startedAt: number;
  /** Absent: it came of itself. */
  readonly cause?: FollowCause;
  /** What became of it, in order of time. */
  readonly turns: Turn[];
  /** Its last visit; undefined: it has not joined a line. */
  visit: VisitRow | undefined;
}

/** What happened to a contact next; `value` is a lane, a seat, or for `done` 1 where the matter was settled. */
export interface Turn {
  readonly kind: "lane" | "agent" | "left" | "turned-away" | "moved" | "done";
  readonly value: number;
  readonly at: number;
}

/** One stay in one lane. */
export interface VisitRow {
  readonly contact: number;
  readonly lane: number;
  readonly joinedAt: number;
  /** Infinity: still there when the record ends. */
  endedAt: number;
  end: "waits" | "answered" | LeaveReason | "overflow";
}

/** One agent's part in one contact. */
export interface WorkRow {
  readonly contact: number;
  readonly seat: number;
  readonly lane: number;
  readonly connectedAt: number;
  endedAt: number;
}

/** Where a piece stands in its column, in units from the bottom, from `at` on. */
export interface PiecePlace {
  readonly seat: number;
  readonly at: number;
  /** NaN: it rings. */
  readonly connectedAt: number;
  readonly from: number;
}

export interface LeaveRow {
  readonly contact: number;
  readonly lane: number;
  readonly at: number;
  readonly waitMs: number;
  readonly reason: LeaveReason;
  readonly next?: FollowCause;
}

/** A contact that follows another, from the instant that is decided. */
export interface FollowerRow {
  readonly who: string;
  readonly lane: number;
  readonly cause: FollowCause;
  readonly decidedAt: number;
  /** Infinity: after the end of the record. */
  startedAt: number;
}

/** What a follower needs before it has a number. */
export interface Coming {
  readonly identity: Identity;
  readonly cause: FollowCause;
  readonly row: FollowerRow;
}

/** Counts of one lane since the run opened, of visits begun since then. */
export class LaneCounters {
  readonly offered = new Counter();
  readonly answered = new Counter();
  readonly answeredInTime = new Counter();
  readonly left = new Counter();
  readonly leftShort = new Counter();
  readonly turnedAway = new Counter();
  readonly handled = new Counter();
  readonly cameBack = new Counter();
  /** Every visit, begun before the run opened or not: who waits is the one less the other. */
  readonly joined = new Counter();
  readonly gone = new Counter();
}

/**
 * One stage's run from its beginning to its end, as far as pictures and comparisons need it: rows in order of time. Made
 * once by the recorder, then read. Contacts are known by their number, from 1.
 */
export class StageRecord {
  /** Contact number `n` is row n − 1. */
  readonly contacts: ContactRow[] = [];
  readonly numberOf = new Map<string, number>();
  readonly visits: VisitRow[] = [];
  /** Works by seat, in order of their beginnings. */
  readonly works: WorkRow[][];
  /** Places of a contact's pieces, by its number. */
  readonly places = new Map<number, PiecePlace[]>();
  readonly leaves: LeaveRow[] = [];
  readonly leftAt: number[] = [];
  readonly followers: FollowerRow[] = [];
  readonly followedAt: number[] = [];
  readonly decisions: DecisionMark[] = [];
  readonly decidedAt: number[] = [];
  /** Instants at which anything happened, each once, rising, and the running hash of all facts up to each. */
  readonly instants: number[] = [];
  readonly hashes: number[] = [];
  readonly lanes: readonly LaneCounters[];
  facts = 0;

  constructor(lanes: number, seats: number) {
    this.lanes = Array.from({ length: lanes }, () => new LaneCounters());
    this.works = Array.from({ length: seats }, () => []);
  }
}
