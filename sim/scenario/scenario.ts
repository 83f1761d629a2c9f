import type { Channel } from "../vocabulary/index.ts";
import type { Distribution } from "./distribution.ts";

/** Version of the scenario form. A change that old readers would misread raises it. */
export const SCENARIO_VERSION = 1;

/** A name people read, in the languages of the screens. */
export interface LocalName {
  readonly en: string;
  readonly ru: string;
}

/** A contact centre as plain data: who comes, who answers, by which rules. Nothing in it is random. */
export interface Scenario {
  readonly version: typeof SCENARIO_VERSION;
  /** Lower-case letters, digits and hyphens; names the source of its events: `simulation://<id>`. */
  readonly id: string;
  readonly name: LocalName;
  /** IANA zone of every local minute below. */
  readonly timeZone: string;
  /** Name of a routing policy in the registry (`sim/routing/registry.ts`). */
  readonly policy: string;
  /** What happens to open contacts when a shift ends: the agent finishes them, takes no new one, then leaves. */
  readonly shiftEnd: "finish-contact";
  /** Channels an agent takes only with nothing else open, and with which nothing else is taken. */
  readonly exclusiveChannels: readonly Channel[];
  readonly queues: readonly QueueSpec[];
  readonly groups: readonly GroupSpec[];
}

/** One queue: its contacts, their work, and what else becomes of them. Fractions are in [0, 1]. */
export interface QueueSpec {
  readonly id: string;
  readonly name: LocalName;
  readonly channel: Channel;
  /** 0 is served first, 99 last, by policies that look at it. */
  readonly priority: number;
  /** Absent: contacts come only from other queues (callbacks, switches). */
  readonly arrivals?: ArrivalSpec;
  /** A menu or bot in front of the queue. */
  readonly selfService?: {
    readonly by: "ivr" | "bot";
    readonly durationMs: Distribution;
    /** Share of contacts that need nobody after it. */
    readonly containedShare: number;
  };
  /** How long a customer would wait; absent: for ever. */
  readonly patienceMs?: Distribution;
  /** Conversation, or the writing of an answer. */
  readonly talkMs: Distribution;
  /** Absent: none. */
  readonly wrapUpMs?: Distribution;
  /** Deferrable work: an answer is promised this long after it came. */
  readonly dueInMs?: number;
  /** The exchange inside a session; both gaps absent: one letter, one answer at the end. */
  readonly messages?: { readonly customerReplyMs?: Distribution; readonly agentReplyMs?: Distribution };
  /** Offered to whoever still waits after `afterMs`. */
  readonly callbackOffer?: {
    readonly afterMs: number;
    readonly acceptedShare: number;
    readonly toQueueId: string;
  };
  /** Who gave up waiting and goes on in another channel. */
  readonly onAbandon?: {
    readonly switchShare: number;
    readonly toQueueId: string;
    readonly delayMs: Distribution;
    readonly contextKeptShare: number;
    /** Added to the next conversation when the context is lost, ms ≥ 0. */
    readonly lostContextExtraMs: number;
  };
  /** Share of answered contacts whose matter is settled. Absent: all. */
  readonly resolvedShare?: number;
  /** Unresolved customers who come again, to the same queue. */
  readonly repeat?: { readonly share: number; readonly delayMs: Distribution };
  readonly rating?: {
    readonly scale: "csat" | "nps";
    /** Share of answered contacts that are rated. */
    readonly share: number;
    readonly weights: readonly { readonly score: number; readonly weight: number }[];
  };
  /** Share of works somebody listens to, and the scores given: uniform in [from, to]. */
  readonly evaluation?: { readonly share: number; readonly scoreFrom: number; readonly scoreTo: number };
}

/** Arrivals as a Poisson process whose rate is constant inside each interval of local time. */
export interface ArrivalSpec {
  /** `weekly` starts on Monday. Either repeats for ever. */
  readonly profile: "daily" | "weekly";
  /** Divides 1,440. */
  readonly intervalMinutes: number;
  /** Contacts per hour in each interval of the profile, all of them. */
  readonly perHour: readonly number[];
  /** Factors on top, Monday to Sunday; absent: 1. */
  readonly weekdayFactors?: readonly number[];
}

/** People with the same skills and the same capacity. */
export interface GroupSpec {
  readonly id: string;
  readonly name: LocalName;
  readonly skills: readonly { readonly queueId: string; readonly level: number }[];
  /** How many contacts at once: in all, and of each channel (absent channel: none of it). */
  readonly slots: { readonly total: number; readonly byChannel: Readonly<Partial<Record<Channel, number>>> };
  /** Shifts of everybody who has none of their own. Empty: always there. */
  readonly shifts: readonly ShiftSpec[];
  readonly people: readonly PersonSpec[];
}

export interface PersonSpec {
  readonly id: string;
  readonly name: string;
  readonly shifts?: readonly ShiftSpec[];
}

/** One shift on each of some weekdays, in local minutes. */
export interface ShiftSpec {
  /** 1 = Monday … 7 = Sunday: the day the shift begins. */
  readonly weekdays: readonly number[];
  /** Minute of the local day, 0–1439. */
  readonly startMinute: number;
  /** After `startMinute`, at most a day later: above 1440 is past midnight. */
  readonly endMinute: number;
  readonly breaks: readonly BreakSpec[];
}

/** A break, due `afterMinutes` into the shift. It begins when the agent's open contacts are done and lasts in full. */
export interface BreakSpec {
  readonly afterMinutes: number;
  readonly durationMinutes: number;
  /** In the centre's own words: `break`, `lunch`. */
  readonly reason: string;
}
