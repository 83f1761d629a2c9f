import type { Channel, ChannelKind, QueueId, SourceId, TeamId } from "../../vocabulary/index.ts";
import type { WindowId } from "../config.ts";

/** What an alarm can be about. Each is one figure of a scope's frame; units as there (fractions, ms, counts). */
export const ALARM_METRICS = [
  "serviceLevel",
  "abandonment",
  "waiting",
  "longestWaitMs",
  "waitP90Ms",
  "averageSpeedOfAnswerMs",
  "averageHandleMs",
  "occupancy",
  "slotLoad",
  "freeSlots",
  "agentsReady",
  "agentsOverLimit",
  "unanswered",
  "oldestUnansweredMs",
  "firstResponse",
  "nextResponse",
  "resolution",
  "csat",
  "nps",
  "firstContactResolution",
  "evaluation",
  "equityGap",
  "sourceSilentMs",
  "chanceInHalfHour",
  "chanceInHour",
  "chanceInTwoHours",
  "chanceOfDay",
] as const;
export type AlarmMetric = (typeof ALARM_METRICS)[number];

/** Whom a rule watches. `each-…`: one alarm for every one of them there is. */
export type AlarmScope =
  | { readonly kind: "total" }
  | { readonly kind: "channel"; readonly channel: Channel }
  | { readonly kind: "queue"; readonly queueId: QueueId }
  | { readonly kind: "team"; readonly teamId: TeamId }
  | { readonly kind: "source"; readonly source: SourceId }
  /** `channelKinds`: only channels of these kinds; absent: all. */
  | { readonly kind: "each-channel"; readonly channelKinds?: readonly ChannelKind[] }
  | { readonly kind: "each-queue" | "each-team" | "each-source" };

/**
 * Where the trouble begins. Exactly one of the three; `target`: the scope's own target, times `times` (default 1; not for
 * service level). The target of a source's silence is the age at which it is stale.
 */
export type AlarmThreshold =
  | { readonly below: number }
  | { readonly above: number }
  | { readonly target: "missed"; readonly times?: number };

/** When a figure has enough behind it to alarm. */
export type AlarmEvidence =
  /** Counts and waits of this moment need none. */
  | { readonly kind: "none" }
  | { readonly kind: "minimum-n"; readonly n: number }
  /** At least `n`, and the 95 % interval excludes the threshold. */
  | { readonly kind: "interval"; readonly n: number };

export interface QuietHours {
  /** 1 = Monday … 7 = Sunday: the day they begin. */
  readonly weekdays: readonly number[];
  /** Minutes of the local day; an end not after the start is on the next day. */
  readonly startMinute: number;
  readonly endMinute: number;
}

/** One rule. At least one of `watch` and `act` is there; `act` is the worse. Times in ms ≥ 0. */
export interface AlarmRule {
  readonly id: string;
  /** Text, never markup, 1 to 80 characters; absent: named by its metric and scope. */
  readonly name?: string;
  readonly enabled: boolean;
  readonly metric: AlarmMetric;
  readonly scope: AlarmScope;
  /** For ratios and means; figures of this moment have none. */
  readonly window: WindowId | "now";
  readonly watch?: AlarmThreshold;
  readonly act?: AlarmThreshold;
  readonly evidence: AlarmEvidence;
  /** What `watch` needs, where that is less than `act` does. Absent: the same. */
  readonly watchEvidence?: AlarmEvidence;
  /** The condition must hold this long before it shows, and be gone this long before it leaves. */
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  /** How far back past the threshold the figure must come to be gone, in its unit, ≥ 0. */
  readonly deadband: number;
  /** After it has left, the same alarm does not come as new again before; it comes back as it was. */
  readonly cooldownMs: number;
  /** It shows but makes no sound and sends nothing. */
  readonly quietHours: readonly QuietHours[];
  readonly sound: "once" | "until-seen" | "off";
  /** What to do about it, in the centre's words, up to 200 characters. Absent: the board says what it can. */
  readonly response?: string;
  /** Where it is sent when it comes, gets worse, and leaves: ids of the server's channels out. */
  readonly sendTo: readonly string[];
}
