import type { Channel, Instant, TeamId } from "../vocabulary/index.ts";
import type { ResponseTargets, WindowId } from "./config.ts";
import type { AgentState, Ratio, ScopeAge } from "./frame.ts";

/** A mean that never travels without its n. */
export interface Mean {
  /** Absent when nobody was counted. */
  readonly value?: number;
  readonly n: number;
  /** 95 % interval; absent where n = 0 and where none is stated. */
  readonly low?: number;
  readonly high?: number;
}

/** What customers and listeners thought. Ratings are few, so they are read over the day whatever the headline. */
export interface QualityFigures {
  readonly window: WindowId;
  /** Share of scores of 4 and 5. */
  readonly csat: Ratio;
  /** Points in [−100, 100], with an interval. */
  readonly nps: Mean;
  readonly firstContactResolution: Ratio & {
    /** Contacts that ended up to here are judged; later ones cannot be yet. Absent when n = 0. */
    readonly knownUntilAt?: Instant;
  };
  /** Mean score, a fraction in [0, 1], without an interval. */
  readonly evaluation: Mean;
}

/** One end of a spread between channels. */
export interface EquityEnd {
  readonly channel: Channel;
  /** Waits: P90 ÷ acceptable wait, ≥ 0. Resolution: the share resolved first time. */
  readonly value: number;
  readonly n: number;
}

/** How differently two channels serve the same customers: `gap` ≥ 0 is what lies between the best and the worst. */
export interface EquityGap {
  readonly gap: number;
  readonly best: EquityEnd;
  readonly worst: EquityEnd;
}

/** Spreads between channels with n ≥ the board's minimum; absent with fewer than two of these. */
export interface EquityFigures {
  readonly wait?: EquityGap;
  readonly resolution?: EquityGap;
}

/** Response clocks of an asynchronous channel over the headline window. */
export interface ResponseFigures {
  readonly firstResponse: Ratio;
  readonly nextResponse: Ratio;
  readonly resolution: Ratio;
  /** The promises these are held against. */
  readonly targets: ResponseTargets;
  /** Customers with an unanswered message now, and the oldest of those, ms. */
  readonly unanswered: number;
  readonly oldestUnansweredMs?: number;
}

/** One team. Agents count in their present team, works in the team of who finished them. */
export interface TeamFrame {
  readonly teamId: TeamId;
  /** Everybody ever heard of in it, by what they do now. */
  readonly agents: Readonly<Record<AgentState, number>>;
  /**
   * Stale when nobody knows what any of its present people do, ageing when the freshest source that knows one of them ages;
   * of whom nothing is known any more is told by the count of the unknown. Absent: fresh.
   */
  readonly age?: ScopeAge;
  readonly agentsReady: number;
  readonly agentsOverLimit: number;
  readonly inProgress: number;
  readonly slotsBusy: number;
  readonly slots: number;
  readonly freeSlots: number;
  /** Over the headline window, like the rest below. */
  readonly slotLoad: Ratio;
  readonly occupancy: Ratio;
  readonly handled: number;
  readonly averageHandleMs?: number;
}
