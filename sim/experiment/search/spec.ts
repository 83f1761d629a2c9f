import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import type { Estimate } from "../estimate.ts";
import type { CancelSignal } from "../experiment.ts";
import type { Scope } from "../scopes.ts";
import type { RunExperiment } from "../tuning/tuning.ts";

/** Targets of one search. */
export const MOST_TARGETS = 40;
/** Blocks of time staffed apart × groups. */
export const MOST_CELLS = 2_000;
/** Replications of one look at a staffing. */
export const FEWEST_RUNS_A_LOOK = 20;
export const MOST_RUNS_A_LOOK = 5_000;
/** Replications of a search. */
export const MOST_RUNS = 1_000_000;

/**
 * What a staffing has to keep. Limits are inclusive; where nobody came nothing is missed, contacts nobody is ever there for
 * miss it.
 */
export interface StaffTarget {
  readonly figure: "serviceLevel" | "averageSpeedOfAnswerMs" | "averageWaitMs" | "abandonmentRate" | "occupancy";
  /** Queues for all but occupancy, which is of a group. */
  readonly scope: Scope;
  /** A share; for waits ms. At least this for the service level, at most this for all others. */
  readonly limit: number;
  /** In every interval of the run, or over the run as a whole. */
  readonly per: "interval" | "run";
}

/** What is looked for: the cheapest agents on queue that keep every target. */
export interface StaffSearchSpec {
  /** Parsed; a run of at most a day unless the staffing is one for the whole run. */
  readonly scenario: Scenario;
  /** 1 to `MOST_TARGETS`. */
  readonly targets: readonly StaffTarget[];
  /** Ids of groups whose number is looked for; the others stay as they are. At least one. */
  readonly groupIds: readonly string[];
  /** Intervals staffed alike: 1: each on its own; as many as the run has: one number for all of it. */
  readonly intervalsABlock: number;
  /** Any text. Scenario, targets and seed name the result, whatever the number of workers. */
  readonly seed: string;
  /** Replications of a look. */
  readonly runsALook: number;
  /** Replications of all looks together; when they are used up the best so far is the result. */
  readonly mostRuns: number;
  /** Where to begin, by group and block; absent: the modified offered load. */
  readonly start?: readonly (readonly number[])[];
  /** Of intervals and proofs, in (0, 1); absent: 0.95. */
  readonly confidence?: number;
}

export type SearchPhase = "start" | "repair" | "reduce" | "swap" | "bound" | "prove" | "check";

export interface SearchProgress {
  readonly phase: SearchPhase;
  readonly runs: number;
  readonly mostRuns: number;
  /** Of the best staffing that keeps every target so far; absent: none does yet. */
  readonly cost?: number;
  readonly bound?: number;
}

/** How one target is kept, over the run or in its worst interval. */
export interface KeptTarget {
  readonly target: StaffTarget;
  /** Number of the worst interval; absent: over the run. */
  readonly interval?: number;
  readonly estimate: Estimate;
  /** `surely`: its interval is on the right side of the limit; `barely`: only its value is. */
  readonly kept: "surely" | "barely" | "missed";
}

/**
 * What is known of staffing for less. `proved`: every cheaper staffing was ruled out by simulation, taking for granted
 * that more agents never make a target worse; `estimated`: no staffing can cost less than `bound` if more agents, more
 * skills and fewer contacts never make a target worse; `none`: the search ended before anything was known.
 */
export interface SearchBound {
  readonly kind: "proved" | "estimated" | "none";
  readonly cost: number;
  /** (cost found − bound) ÷ cost found. */
  readonly gap: number;
}

export interface StaffFound {
  /** Agents on queue by group (in the order asked) and block. */
  readonly agents: readonly (readonly number[])[];
  /** Agents to schedule so that as many are on queue, by group and block. */
  readonly scheduled: readonly (readonly number[])[];
  readonly cost: number;
  /** The scenario with these agents as headcounts, shrinkage taken out: what was simulated. */
  readonly scenario: Scenario;
  /** What makes the searched scenario the scheduled one: headcounts instead of people, shrinkage as it was. */
  readonly changes: readonly ScenarioChange[];
  /** By target, with other seeds than the search's and four times the replications of a look. */
  readonly kept: readonly KeptTarget[];
}

export interface StaffSearchResult {
  /**
   * `complete`: another round of taking agents away and exchanging them is not worth a thousandth; `budget`: replications
   * were used up before; `impossible`: no number of agents tried keeps them; `cancelled` and `failed`: what was found until then.
   */
  readonly end: "complete" | "budget" | "impossible" | "cancelled" | "failed";
  readonly failure?: string;
  readonly seed: string;
  readonly runs: number;
  readonly looks: number;
  readonly intervalMs: number;
  /** First instant of each block. */
  readonly startsAt: readonly number[];
  /** Money for an agent on queue for an hour, by group: the wage ÷ (1 − shrinkage); 1 where no group has a wage. */
  readonly costPerHour: readonly number[];
  readonly bound: SearchBound;
  /** Absent: nothing keeps all targets. */
  readonly found?: StaffFound;
  /** Of the first staffing, by formulas, before anything was simulated. */
  readonly startCost: number;
}

export interface SearchOptions {
  readonly run: RunExperiment;
  readonly onProgress?: (progress: SearchProgress) => void;
  readonly signal?: CancelSignal;
}
