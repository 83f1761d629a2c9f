import type { Channel, Instant } from "../vocabulary/index.ts";

/**
 * What happened in one interval of one queue, as a history tells it. Counts are ≥ 0; whatever the history does not say is
 * absent, which is not the same as 0.
 */
export interface IntervalRow {
  /** As the history names it: 1 to 200 characters. */
  readonly queue: string;
  readonly channel: Channel;
  readonly startAt: Instant;
  /** 5, 10, 15, 20, 30, 60, or 1,440 for a whole day. */
  readonly minutes: number;
  readonly offered: number;
  readonly answered?: number;
  readonly abandoned?: number;
  /** Abandoned within the threshold of short ones. */
  readonly shortAbandoned?: number;
  /** Answered within the target of service level. */
  readonly answeredWithin?: number;
  /** Sums over those answered (over those offered, where the history tells nothing of answers), ms; talk includes holding. */
  readonly handleMs?: number;
  readonly talkMs?: number;
  readonly wrapUpMs?: number;
  /** Sums of waits, ms. */
  readonly waitMsOfAnswered?: number;
  readonly waitMsOfAbandoned?: number;
  /** Mean number of agents there. */
  readonly agents?: number;
  /** Which part of the interval this is, where a history splits it (by language, skill set, site): parts add up. */
  readonly part?: string;
}

/** One contact of a call-by-call history. Durations are whole ms ≥ 0. */
export interface ContactRow {
  readonly queue: string;
  readonly channel: Channel;
  /** When it joined the queue. */
  readonly arrivedAt: Instant;
  readonly outcome: "answered" | "abandoned" | "other";
  /** In queue, until it was answered or left; absent: the history does not say. */
  readonly waitMs?: number;
  readonly talkMs?: number;
  readonly wrapUpMs?: number;
  /** As the history names them; text, never markup. */
  readonly agent?: string;
  readonly customer?: string;
  /** The history's own name of the contact, where it has one: told again under it, it is the same contact. */
  readonly id?: string;
}
