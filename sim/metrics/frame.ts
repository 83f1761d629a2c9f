import type {
  AgentId,
  Channel,
  ChannelKind,
  Instant,
  QueueId,
  SourceId,
  SourceState,
  TeamId,
} from "../vocabulary/index.ts";
import type { AlarmFrame, AlarmRate } from "./alarms/alarm.ts";
import type { Attribution, ServiceLevelTarget, ServiceLevelVariant, WindowId } from "./config.ts";
import type { EquityFigures, QualityFigures, ResponseFigures, TeamFrame } from "./frameParts.ts";
import type { Lens } from "./lens.ts";
import type { Projection } from "./projection.ts";

export type {
  EquityEnd,
  EquityFigures,
  EquityGap,
  Mean,
  QualityFigures,
  ResponseFigures,
  TeamFrame,
} from "./frameParts.ts";
export type { Lens } from "./lens.ts";

/** Bumped when a field of a frame changes meaning; displays of another version reload. */
export const FRAME_VERSION = 1;

/** A ratio that never travels without what it was counted from. */
export interface Ratio {
  /** Fraction, or absent when nobody was counted. */
  readonly value?: number;
  /** How many were counted (the denominator). */
  readonly n: number;
  /** Wilson 95 % interval, absent when n = 0. */
  readonly low?: number;
  readonly high?: number;
}

/** Service level with everything needed to say what it means. */
export interface ServiceLevelFigure extends Ratio {
  readonly target: ServiceLevelTarget;
  readonly variant: ServiceLevelVariant;
  readonly attribution: Attribution;
  readonly window: WindowId;
  /** Below the target, with n ≥ the board's minimum and the Wilson interval excluding it. */
  readonly missed: boolean;
}

/** Sums of a window; counts unless the name ends in Ms. They add; ratios are made from them at the edge. */
export interface WindowSums {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly shortAbandons: number;
  /** Left otherwise: time-out, key exit, overflow, callback, withdrawn, no agents, transferred. */
  readonly leftOtherwise: number;
  readonly handled: number;
  readonly waitMsOfAnswered: number;
  readonly waitMsOfAbandoned: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
}

/** The numbers of one scope: a channel, a queue, or everything. Absent = undefined (division by zero, nothing known). */
export interface ScopeFigures {
  readonly waiting: number;
  /** Change of `waiting` against 30 minutes ago, absent when that is inside counting noise (±2√n) or unknown. */
  readonly waitingChange?: number;
  /** Of those waiting, how many already waited longer than the target. */
  readonly waitingLate: number;
  readonly longestWaitMs?: number;
  readonly serviceLevel: ServiceLevelFigure;
  readonly abandonment: Ratio;
  /**
   * What was decided in the last 30 min against the 30 min before, a difference of fractions in [−1, 1]. Absent when n is
   * below the minimum on either side or the 95 % interval of the difference holds 0: the change may be chance.
   */
  readonly serviceLevelChange?: number;
  readonly abandonmentChange?: number;
  readonly averageSpeedOfAnswerMs?: number;
  readonly averageHandleMs?: number;
  readonly waitP50Ms?: number;
  readonly waitP90Ms?: number;
  /** Contacts in conversation, on hold or in wrap-up now. */
  readonly inProgress: number;
  /** Slots in use and slots of agents on queue, now. Both 0 when nobody is there. */
  readonly slotsBusy: number;
  readonly slots: number;
  /** Agents ready with nothing in hand and nothing ringing. */
  readonly agentsReady: number;
  /** Contacts of this scope that could be taken at once by those ready for more. */
  readonly freeSlots: number;
  /** Agents longer in their state than its limit; of a channel or queue those whose slots are drawn by it. */
  readonly agentsOverLimit: number;
  /** Σ busy slot-time ÷ Σ slot-time over the headline window. */
  readonly slotLoad: Ratio;
  /** Time with ≥ 1 contact ÷ on-queue time over the headline window. */
  readonly occupancy: Ratio;
  /** Sums over the headline window and the day to date. */
  readonly headline: WindowSums;
  readonly day: WindowSums;
}

/** One minute of the past two hours. */
export interface HistoryPoint {
  /** End of the minute. */
  readonly at: Instant;
  /** Service level over the headline window as it stood then; absent when n was 0. */
  readonly serviceLevel?: number;
  readonly n: number;
  readonly waiting: number;
}

/** `act`: the promise is broken beyond chance; `watch`: a limit is passed; `calm`: nothing to do. */
export type Level = "calm" | "watch" | "act";
/** Freshness of the data behind a figure: fresh ≤ 2 periods < ageing ≤ 5 periods < stale; `unknown` – no source yet. */
export type Freshness = "fresh" | "ageing" | "stale" | "unknown";

/** How old the data of a queue or a team is, by the sources that tell of it. */
export interface ScopeAge {
  readonly freshness: "ageing" | "stale";
  /** When what is shown was true; absent where nobody knows. */
  readonly asOf?: Instant;
}

export interface ChannelFrame extends ScopeFigures {
  readonly channel: Channel;
  readonly kind: ChannelKind;
  readonly level: Level;
  /** Which figure carries the alarm. */
  readonly carries?: "waiting" | "longest" | "serviceLevel";
  /** Since when it has been at this level; absent when calm. */
  readonly levelSinceAt?: Instant;
  readonly freshness: Freshness;
  /** When the last event of a source feeding this channel happened. */
  readonly lastEventAt?: Instant;
  readonly responses?: ResponseFigures;
  readonly quality: QualityFigures;
  /** Oldest first, at most 121 points, one a minute. */
  readonly history: readonly HistoryPoint[];
  /** What the next hour may be; absent where nobody looks ahead. */
  readonly projection?: Projection;
}

export interface QueueFrame extends ScopeFigures {
  readonly queueId: QueueId;
  readonly channel: Channel;
  /** The worst of the sources that told of this queue, which may be other ones than those of its channel. Absent: fresh. */
  readonly age?: ScopeAge;
  readonly level: Level;
  /** Which figure carries the level. */
  readonly carries?: ChannelFrame["carries"];
  /** Since when it has been at this level; absent when calm. */
  readonly levelSinceAt?: Instant;
}

/** What an agent does, decided in this order: offline, break/away, contact, ringing, wrap-up, ready; stale source → unknown. */
export type AgentState = "contact" | "ringing" | "wrapup" | "ready" | "break" | "away" | "offline" | "unknown";

export interface AgentFrame {
  /** Where names are not shown it is made from the seat: a source's ids are often names. */
  readonly agentId: AgentId;
  /** Text, never markup. Initials on boards that show these; absent on boards that show none. */
  readonly name?: string;
  /** Stable small number of the person on this floor, from 101. */
  readonly seat: number;
  readonly teamId?: TeamId;
  readonly state: AgentState;
  /** Break or away reason in the centre's words. */
  readonly reason?: string;
  /** Since when in this state; for concurrent work the oldest open contact. */
  readonly sinceAt: Instant;
  /** Slots in use of slots there are. */
  readonly busy: number;
  readonly slots: number;
  /** The channel this agent's slots are drawn by: that of the oldest open work, else of the last, else the largest capacity. */
  readonly channel?: Channel;
  readonly limitMs?: number;
  readonly overLimit: boolean;
  /** Works finished today, and handle time of them, ms. */
  readonly handled: number;
  readonly handleMs: number;
}

/** Who waits, oldest first; at most 200, the rest only counted. */
export interface WaitingFrame {
  readonly contactId: string;
  readonly visitId: string;
  readonly queueId: QueueId;
  readonly channel: Channel;
  readonly sinceAt: Instant;
  readonly waitMs: number;
}

export interface SourceFrame {
  readonly source: SourceId;
  readonly state: SourceState;
  readonly freshness: Freshness;
  readonly connectedSinceAt?: Instant;
  readonly lastEventAt?: Instant;
  readonly events: number;
  readonly gaps: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly outOfOrder: number;
  readonly skewMs?: number;
  /** Events not `observed` ÷ events. */
  readonly inferred: Ratio;
}

/** What plays, and how. */
export interface FeedFrame {
  readonly kind: "live" | "replayed" | "simulated";
  /** What it is, in words a person gave: a file, a scenario. */
  readonly label: string;
  readonly state: "waiting" | "running" | "paused" | "ended" | "failed";
  /** Floor time per real time; 0 = as fast as possible. */
  readonly speed: number;
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  /** Stable code and plain detail of a failure (docs/ERRORS.md). */
  readonly problem?: { readonly code: string; readonly detail: string };
}

/** Everything a display draws, computed once for all displays. Cloneable, read-only, no arithmetic left to do. */
export interface Frame {
  readonly version: typeof FRAME_VERSION;
  /** Rises by one with every frame of one feed. */
  readonly sequence: number;
  /** What time it is on the floor. Every age on screen is measured against it. */
  readonly at: Instant;
  readonly place: string;
  readonly timeZone: string;
  readonly feed: FeedFrame;
  /** How figures and names of this frame are read. */
  readonly lens: Lens;
  readonly total: ScopeFigures;
  /** Of all channels together. */
  readonly quality: QualityFigures;
  readonly equity: EquityFigures;
  /** In `CHANNELS` order. */
  readonly channels: readonly ChannelFrame[];
  readonly queues: readonly QueueFrame[];
  /** In order of id. */
  readonly teams: readonly TeamFrame[];
  readonly agents: readonly AgentFrame[];
  readonly waiting: readonly WaitingFrame[];
  readonly sources: readonly SourceFrame[];
  /** The first 200, worst first. */
  readonly alarms: readonly AlarmFrame[];
  readonly alarmRate: AlarmRate;
  readonly minimumN: number;
}
