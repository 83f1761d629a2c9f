import type { Attribution, ServiceLevelTarget, ServiceLevelVariant, WindowId } from "../../metrics/config.ts";
import type { Ratio } from "../../metrics/frame.ts";
import type { Channel, Instant } from "../../vocabulary/index.ts";

/** Bumped when a field changes meaning: what was stored by another version is not read. */
export const LOOK_AHEAD_VERSION = 1;

/** Quantiles over runs by R-7, in the unit of what they are of; p5 ≤ p10 ≤ … ≤ p95. `n`: runs that have a value. */
export interface Quantiles {
  readonly p5: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
  readonly n: number;
}

/**
 * Where a number of the operating model comes from: the scenario of a simulated floor; a stored forecast; the same weekdays
 * of the log, taken together with today so far; today alone; all of the log; what is usual on such a channel, because the
 * log has too little; a roster from a file, or from its page; the people who are there now staying; nothing known.
 */
export const MODEL_SOURCES = [
  "scenario",
  "forecast",
  "same-weekdays",
  "today",
  "log",
  "usual",
  "roster",
  "roster-page",
  "presence",
  "none",
] as const;
export type ModelSource = (typeof MODEL_SOURCES)[number];

/** Sources of the four parts of the model; where queues differ, that of the most contacts. */
export interface LookAheadSource {
  readonly arrivals: ModelSource;
  readonly handleTimes: ModelSource;
  readonly patience: ModelSource;
  readonly staffing: ModelSource;
}

/** The service level that is projected: the board's own. */
export interface LookAheadReading {
  readonly variant: ServiceLevelVariant;
  readonly attribution: Attribution;
  /** At each point over this window up to the point, what has really happened included. */
  readonly window: WindowId;
}

/** How things may stand at `at`. */
export interface LookAheadPoint {
  readonly at: Instant;
  /** Since the point before: 5 or 30, less at the day's end. */
  readonly minutes: number;
  /** Fractions; absent where nobody counted in any run. `n` below the number of runs: in the others nobody counted. */
  readonly serviceLevel?: Quantiles;
  /** Contacts in line. */
  readonly waiting: Quantiles;
  /** Busy slot-time ÷ slot-time of the agents who serve the channel since the point before; fractions. n = 0: nobody there. */
  readonly load: Quantiles;
  /** Share of the runs in which anybody counted whose service level holds the target; absent where in none anybody did. */
  readonly keeps?: Ratio;
}

export interface LookAheadChannel {
  readonly channel: Channel;
  readonly target?: ServiceLevelTarget;
  /** Oldest first: every 5 min for 2 h, then every half hour to the end of the day. */
  readonly points: readonly LookAheadPoint[];
  /** Share of the runs in which the whole day, so far and rest, keeps the target; absent where nobody counted. */
  readonly day?: Ratio;
  /** Service level of the whole day, so far and rest. */
  readonly dayServiceLevel?: Quantiles;
}

/**
 * How much longer one contact that waits may wait, ms from `madeAt`: quantiles over the runs in which it does not give up;
 * absent where that lies beyond the end of the runs. `answeredShare` of all runs: answered before they end.
 */
export interface WaitEstimate {
  readonly contactId: string;
  readonly visitId: string;
  readonly queueId: string;
  readonly channel: Channel;
  readonly sinceAt: Instant;
  readonly p50Ms?: number;
  readonly p90Ms?: number;
  readonly answeredShare: number;
}

/** What may come of a floor: some hundred runs of its operating model from the floor as it stood at `madeAt`. */
export interface LookAhead {
  readonly version: typeof LOOK_AHEAD_VERSION;
  readonly madeAt: Instant;
  /** How old it is as it is handed out, ms of floor time; absent where it is kept. */
  readonly ageMs?: number;
  readonly runs: number;
  /** Of them, those that went on to the end of the day: what lies beyond two hours, and the day, are of these. */
  readonly dayRuns: number;
  readonly seed: string;
  /** Time spent simulating, ms of one core. */
  readonly costMs?: number;
  readonly dayEndsAt: Instant;
  readonly reading: LookAheadReading;
  readonly source: LookAheadSource;
  /** Days of the log the model was estimated from; absent where it is a scenario. */
  readonly days?: number;
  /** Things of the floor the simulation goes without: agents, visits and works it has no place for. */
  readonly notPlaced: number;
  readonly channels: readonly LookAheadChannel[];
  /** The oldest 2,000 of those that wait, oldest first. */
  readonly waits: readonly WaitEstimate[];
  /** By how much the outer bands of service level were widened because they held too little of what came; absent: not at all. */
  readonly widened?: number;
  /** By how much at most chances were moved to where earlier ones turned out; absent: they are as simulated. */
  readonly recalibrated?: number;
  /** Why there is nothing in it, or less than there should be (docs/ERRORS.md). */
  readonly problem?: LookAheadProblem;
}

/**
 * `behind`: simulating takes longer than it may, so it is made less often; `no-model`: nothing is known of what comes;
 * `floor-empty`: nothing was ever heard; `failed`: a mistake of ours, in the log.
 */
export type LookAheadProblem = "behind" | "no-model" | "floor-empty" | "failed";
