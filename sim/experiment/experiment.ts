import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "./outcome.ts";
import type { GoalState, PrecisionGoal } from "./stopping.ts";

/** Scenarios compared at once: the base and three others. */
export const MOST_SCENARIOS = 4;

/** A floor as data, in the form the engine starts from; each scenario judges it before its first run. */
export type StartingFloor = Readonly<Record<string, unknown>>;

/** What is asked of the lab. */
export interface ExperimentSpec {
  /** The floor every run of every scenario begins with. Absent: an empty one, as the scenarios begin. */
  readonly from?: StartingFloor;
  /** 1 to `MOST_SCENARIOS`, the base first. All are run with the same seeds. */
  readonly scenarios: readonly Scenario[];
  /** Any text. Scenarios, seed and plan together name the result to the last bit. */
  readonly seed: string;
  readonly plan: ExperimentPlan;
  /** Of every interval, in (0, 1); absent: 0.95. */
  readonly confidence?: number;
}

export type ExperimentPlan =
  /**
   * That many replications of each scenario, 1 to `MOST_REPLICATIONS`, beginning with number `first`; absent: 0. What was
   * run before is gone on with, as if it had been run at once.
   */
  | { readonly kind: "replications"; readonly replications: number; readonly first?: number }
  /** Until every goal is reached, at most `most` replications of each scenario; absent: `MOST_REPLICATIONS`. */
  | { readonly kind: "precision"; readonly goals: readonly PrecisionGoal[]; readonly most?: number };

/** Consecutive replications of one scenario, given to a worker at once. */
export interface Batch {
  /** Number of the scenario in the experiment. */
  readonly scenario: number;
  readonly first: number;
  readonly count: number;
}

export type BatchResult =
  /** The vectors one behind the other, and how many contacts were simulated for them, warm-up included. */
  | { readonly kind: "done"; readonly vectors: Float64Array; readonly contacts: number }
  | { readonly kind: "cancelled" }
  /** The vectors before the replication that failed, and what it said. */
  | {
      readonly kind: "failed";
      readonly vectors: Float64Array;
      readonly replication: number;
      readonly detail: string;
    };

/** Who runs batches: a pool of workers, or this thread. */
export interface BatchRunner {
  /** Batches it keeps busy with, ≥ 1. */
  readonly width: number;
  /** Never rejects. */
  run(batch: Batch): Promise<BatchResult>;
  /** Batches under way end as `cancelled`, at once. */
  cancel(): void;
}

/** What `AbortSignal` is here: the lab knows no platform. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface ExperimentProgress {
  /** Replications of every scenario that are counted. */
  readonly replications: number;
  /** Where it ends at the latest. */
  readonly most: number;
  /** Contacts counted, of all scenarios. */
  readonly contacts: number;
  /** Empty for a plan by replications. */
  readonly goals: readonly GoalState[];
  /** Of each scenario, in order. They go on growing: read what is wanted before returning. */
  readonly outcomes: readonly Outcome[];
}

export interface ExperimentResult extends ExperimentProgress {
  /**
   * `complete`: all replications asked for; `precise`: every goal reached; `maximum`: a goal was not reached;
   * `cancelled` and `failed`: what was done until then is here.
   */
  readonly end: "complete" | "precise" | "maximum" | "cancelled" | "failed";
  readonly seed: string;
  readonly confidence: number;
  /** Of every number of every replication in order: the same whatever the machine, its workers and their pace. */
  readonly fingerprint: string;
  readonly failure?: ExperimentFailure;
}

/** A replication that did not end as it should. */
export interface ExperimentFailure {
  /** Number of the scenario in the experiment. */
  readonly scenario: number;
  readonly replication: number;
  readonly detail: string;
}
