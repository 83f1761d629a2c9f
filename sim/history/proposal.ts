import type { Channel } from "../vocabulary/index.ts";
import type { Effect } from "./decisions.ts";
import type { Said } from "./rowProblem.ts";

/**
 * What may be wrong with, or special about, a piece of a history. `gap`: minutes or a day nobody told anything of while
 * others like it are known; `outage`: nobody came where many were to be expected; `outlier`: far more or far fewer than
 * ever in these minutes; `unusual-day`: a whole day far from the others of its weekday; `holiday`: a public holiday.
 */
export const PROPOSAL_KINDS = ["gap", "outage", "outlier", "unusual-day", "holiday"] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** What speaks for a proposal: the same minutes on the nearest days of the same weekday. */
export interface Evidence {
  /** Contacts counted in these minutes; absent: not all of them are known. */
  readonly counted?: number;
  /** Median and first and ninth tenth of the same minutes on `n` other days; absent with `n` 0. */
  readonly usual?: number;
  readonly low?: number;
  readonly high?: number;
  readonly n: number;
  /** How many robust standard deviations away, on the scale of square roots; absent where that is not the reason. */
  readonly score?: number;
}

/** One proposal: a person accepts it or rejects it. */
export interface Proposal {
  /** The same whenever it is made again from the same history. */
  readonly id: string;
  readonly kind: ProposalKind;
  readonly queue: string;
  readonly channel: Channel;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** What accepting it does. */
  readonly effect: Effect;
  readonly evidence: Evidence;
  readonly holiday?: Said;
}

/** A public holiday: a local date and its name. */
export interface Holiday {
  readonly date: string;
  readonly name: Said;
}
