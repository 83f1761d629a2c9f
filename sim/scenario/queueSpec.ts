import type { Channel } from "../vocabulary/index.ts";
import type { LocalName } from "./about.ts";
import type { CustomerSpec, MessagesSpec, ResolutionSpec, SelfServiceSpec } from "./customers.ts";
import type { ArrivalSpec, BacklogSpec } from "./demand.ts";
import type { Distribution } from "./distribution.ts";

/**
 * One queue: the contacts of one intent on one channel, their work, and what else becomes of them. Fractions are in
 * [0, 1]. Which agents serve it is said by their skills; queues served alike by one policy behave as one line.
 */
export interface QueueSpec {
  readonly id: string;
  readonly name: LocalName;
  readonly channel: Channel;
  /** What customers come for, in the centre's own words; absent: the queue's id. */
  readonly intent?: string;
  /** 0 is served first, 99 last, by policies that look at it. */
  readonly priority: number;
  /** Worth of one answered contact, or cost of its waiting, for policies that weigh it; ≥ 0; absent: 1. */
  readonly value?: number;
  /** What the centre wants to keep. The engine does not grade; experiments do. Absent: no target. */
  readonly target?: TargetSpec;
  /** Absent: contacts come only from other queues (callbacks, switches). */
  readonly arrivals?: ArrivalSpec;
  /** Work already there at the start; absent: none. */
  readonly backlog?: BacklogSpec;
  readonly selfService?: SelfServiceSpec;
  /** How long a customer would wait; absent: for ever. */
  readonly patienceMs?: Distribution;
  /** Conversation, or the writing of an answer. */
  readonly talkMs: Distribution;
  /** Finding out who it is, at the start of the conversation, ms; absent: 0. */
  readonly identificationMs?: number;
  /** Absent: none. */
  readonly wrapUpMs?: Distribution;
  /** Distributions by local interval of arrival, instead of those above. Absent: the same all day. */
  readonly byInterval?: {
    readonly intervalMinutes: number;
    /** One for each interval of the day. */
    readonly talkMs?: readonly Distribution[];
    readonly patienceMs?: readonly Distribution[];
  };
  /** Deferrable work: an answer is promised this long after it came. */
  readonly dueInMs?: number;
  /** When agents take this queue's contacts, and whether its due time counts only then. Absent: always. */
  readonly openHours?: OpenHoursSpec;
  readonly messages?: MessagesSpec;
  readonly customers?: CustomerSpec;
  /** Absent: everything is resolved. */
  readonly resolution?: ResolutionSpec;
  /** After the conversation the matter goes on in a back office; the customer waits for that. Absent: never. */
  readonly backOffice?: { readonly share: number; readonly toQueueId: string };
  /** Handed to another queue after the conversation, the customer waiting in line again. Absent: never. */
  readonly transfer?: { readonly share: number; readonly toQueueId: string; readonly contextKeptShare: number };
  /** This queue holds callbacks: how dialling goes. Only for the channel `callback`. */
  readonly dialling?: DiallingSpec;
  readonly rating?: {
    readonly scale: "csat" | "nps";
    /** Share of answered contacts that are rated. */
    readonly share: number;
    readonly weights: readonly { readonly score: number; readonly weight: number }[];
  };
  /** Share of works somebody listens to, and the scores given: uniform in [from, to]. */
  readonly evaluation?: { readonly share: number; readonly scoreFrom: number; readonly scoreTo: number };
}

export interface TargetSpec {
  /** Answered after at most this wait, equality included, ms. */
  readonly withinMs: number;
  /** Share wanted. */
  readonly share: number;
  /** Which contacts the share is of (metrics.md); absent: `excluding-short-abandons`. */
  readonly formula?: "offered" | "answered" | "excluding-short-abandons";
  /** An abandonment after at most this wait does not count; absent: 5,000 ms. */
  readonly shortAbandonMs?: number;
}

export interface OpenHoursSpec {
  readonly hours: readonly {
    readonly weekdays: readonly number[];
    /** Minutes of the local day; the end may be 1440. */
    readonly startMinute: number;
    readonly endMinute: number;
  }[];
  /** What happens to contacts that come when it is closed. Absent: `wait`. */
  readonly closed?: "wait" | "refuse";
  /** Whether those still in line at closing are let go; absent: they wait. */
  readonly clearedAtClosing?: boolean;
  /** Whether the due time counts open time only; absent: `always`. */
  readonly dueClock?: "always" | "open-hours";
}

export interface DiallingSpec {
  /** Probability that the customer answers. */
  readonly answerShare: number;
  /** Ringing out without answer holds the agent this long. */
  readonly noAnswerMs: Distribution;
  /** Dialled again after a failure, at most `redials` times, 0 to 20. */
  readonly redials: number;
  readonly redialDelayMs: Distribution;
  /**
   * `keep-place`: due as soon as an agent is free, in the place the caller had; `scheduled`: not before the time the
   * customer chose. Absent: `keep-place`.
   */
  readonly when?: { readonly kind: "keep-place" } | { readonly kind: "scheduled"; readonly afterMs: Distribution };
}
