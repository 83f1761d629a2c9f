import type { Channel, Instant } from "../../../vocabulary/index.ts";

/** One queue on one channel as a log remembers it. Durations are whole ms ≥ 0. */
export interface ObservedQueue {
  readonly queueId: string;
  readonly channel: Channel;
  /** Contacts that joined the line by quarter of an hour: its begin and how many. Quarters without any are left out. */
  readonly offered: readonly (readonly [fromAt: number, contacts: number])[];
  /** Latest waits that ended by an answer, and those that ended by giving up. */
  readonly answeredMs: readonly number[];
  readonly abandonedMs: readonly number[];
  /** Latest conversations, holds included, and the wrap-ups after them; equally many. */
  readonly talkMs: readonly number[];
  readonly wrapUpMs: readonly number[];
}

/** Between an agent's first and last work of one day; the queues of what was taken. */
export interface ObservedDay {
  readonly agentId: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** Which queues an agent was seen to take from, and how many contacts. */
export interface ObservedSkill {
  readonly agentId: string;
  readonly queueId: string;
  readonly channel: Channel;
  readonly contacts: number;
}

/** What a log tells of a centre between two instants. */
export interface Observed {
  readonly fromAt: Instant;
  readonly toAt: Instant;
  readonly queues: readonly ObservedQueue[];
  readonly days: readonly ObservedDay[];
  readonly skills: readonly ObservedSkill[];
}

/** Contacts a forecast expects of one queue on one local day. */
export interface ForecastDay {
  readonly intervalMinutes: number;
  /** Local minute the first interval begins at. */
  readonly fromMinute: number;
  readonly counts: readonly number[];
}
