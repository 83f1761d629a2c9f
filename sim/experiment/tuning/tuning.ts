import type { Scenario } from "../../scenario/scenario.ts";
import type { Estimate } from "../estimate.ts";
import type { CancelSignal, ExperimentResult, ExperimentSpec } from "../experiment.ts";
import type { FigureId } from "../figures.ts";
import type { Scope } from "../scopes.ts";

/** What is tuned at once: more parameters make more points than can be looked at. */
export const MOST_PARAMETERS = 8;
/** One to look for the best, two for a frontier. */
export const MOST_OBJECTIVES = 2;
/** Values of one parameter. */
export const MOST_VALUES = 1_000;
/** Points of one tuning. */
export const MOST_POINTS = 1_000;
/** Replications of all points together. */
export const MOST_RUNS = 100_000;
/** Replications of every point before it is judged; fewer say too little about their own variance. */
export const FIRST_RUNS = 20;
/** Replications of one point. */
export const MOST_RUNS_OF_POINT = 5_120;

/** A number of a policy that is tuned: `from`, `from + step`, … up to `to`. */
export interface TunedParameter {
  /** Of a policy by name: the id of its parameter; of one written out: the dotted place of a number (`guards.0.agents`). */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** > 0. */
  readonly step: number;
}

/** What a good policy has more of, or less. */
export interface Objective {
  readonly figure: FigureId;
  readonly scope: Scope;
  readonly better: "higher" | "lower";
  /** Differences up to this are none, in the figure's own unit, ≥ 0. */
  readonly indifference: number;
}

export interface TuningSpec {
  /** Parsed; its policy is the one tuned. */
  readonly scenario: Scenario;
  /** 1 to `MOST_PARAMETERS`, each id once. */
  readonly parameters: readonly TunedParameter[];
  /** 1 to `MOST_OBJECTIVES`. */
  readonly objectives: readonly Objective[];
  /** Any text. */
  readonly seed: string;
  /** Replications of all points together at most, `FIRST_RUNS` to `MOST_RUNS`. */
  readonly runs: number;
  /** Of one point at most, `FIRST_RUNS` to `MOST_RUNS_OF_POINT`: those still in the race at the end have as many. */
  readonly runsOfPoint: number;
  /** Of every interval and every elimination, in (0, 1); absent: 0.95. */
  readonly confidence?: number;
}

/** Runs an experiment: the pool of workers, or this thread. Never rejects. */
export type RunExperiment = (
  spec: ExperimentSpec,
  signal?: CancelSignal,
) => Promise<ExperimentResult | { readonly ok: false; readonly scenario: number; readonly detail: string }>;

/** Why a point was tried. */
export type Origin =
  /** The policy as it is, or the point of the grid next to it. */
  | { readonly kind: "start" }
  /** Every point is, where there are few. */
  | { readonly kind: "grid" }
  /** One parameter away from a point that was on the frontier then, by so many steps. */
  | { readonly kind: "neighbour"; readonly of: number; readonly parameter: number; readonly steps: number }
  | { readonly kind: "restart" };

export type Standing =
  /** No other point is better in one objective and as good in the rest. */
  | { readonly kind: "frontier"; readonly confidence: number }
  /** Another one seems to be, but that may be chance. */
  | { readonly kind: "unsettled"; readonly by: number }
  /** Another one is, beyond chance: it was run no further. */
  | { readonly kind: "dominated"; readonly by: number }
  /** It did in every run what an earlier point did: the parameter in which they differ does not matter there. */
  | { readonly kind: "same"; readonly as: number };

/** A point of the grid that was tried. */
export interface TunedPoint {
  /** In order of `parameters`. */
  readonly values: readonly number[];
  readonly origin: Origin;
  readonly standing: Standing;
  /** Replications of it. */
  readonly replications: number;
  /** In order of `objectives`. */
  readonly figures: readonly Estimate[];
}

export interface TuningProgress {
  readonly runs: number;
  readonly mostRuns: number;
  readonly points: number;
  /** Points that are still run further. */
  readonly racing: number;
  readonly phase: "search" | "race";
}

export interface TuningResult {
  /**
   * `complete`: the search found nothing new and every point in the race has all its runs; `budget`: `runs` were used up
   * before; `cancelled` and `failed`: what was done until then is here.
   */
  readonly end: "complete" | "budget" | "cancelled" | "failed";
  readonly failure?: string;
  readonly seed: string;
  readonly confidence: number;
  readonly runs: number;
  /** Points of the grid, and those of them looked at that are no policies. */
  readonly gridPoints: number;
  readonly impossible: number;
  /** In the order they were tried. */
  readonly points: readonly TunedPoint[];
  /** Numbers of the points on the frontier, best first in the first objective. */
  readonly frontier: readonly number[];
  /** Of every number of every run, in order: the same whatever the machine and its workers. */
  readonly fingerprint: string;
}
