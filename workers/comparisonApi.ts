import type { Comparison } from "../sim/experiment/comparison/comparison.ts";
import type { StartingFloor } from "../sim/experiment/experiment.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { WorkbookSheet } from "./historyWorkbookOut.ts";

/** How long a comparison is run. */
export type ComparisonPlan =
  /** Until every service level that was promised is known to ± this share, in (0, 1), at most `most` runs of each. */
  | { readonly kind: "precision"; readonly halfWidth: number; readonly most: number }
  /** That many runs of each. */
  | { readonly kind: "replications"; readonly replications: number };

export interface ComparisonRequest {
  /** Number of the request on its page, rising: news of an older one is dropped. */
  readonly number: number;
  /** 1 to 4, the base first. `label`: what sentences call it. */
  readonly scenarios: readonly { readonly label: string; readonly scenario: Scenario }[];
  readonly seed: string;
  /** The floor every run begins with. Absent: an empty one. */
  readonly from?: StartingFloor;
  readonly plan: ComparisonPlan;
}

/** A scenario that did not run, by its number among those asked for. */
export interface ScenarioFailure {
  readonly scenario: number;
  readonly detail: string;
}

/** How far a comparison is, and what it says so far. */
export interface ComparisonNews {
  readonly number: number;
  /**
   * `precise`: as precise as was asked; `complete`: all runs asked for; `maximum`: not as precise; `stopped`: called off,
   * what is done is here; `failed`: nothing could be run.
   */
  readonly state: "running" | "precise" | "complete" | "maximum" | "stopped" | "failed";
  /** Of each scenario. */
  readonly runs: number;
  /** Runs of each at which it will be precise enough, as it looks now, at most what the plan allows. */
  readonly about: number;
  /** The widest half-width of what is to be precise, as a share; absent: not known yet, or nothing is to be. */
  readonly worst?: number;
  readonly elapsedMs: number;
  /** Absent until every scenario had its first run. */
  readonly comparison?: Comparison;
  readonly failures: readonly ScenarioFailure[];
  /** Of every number of every run in order, of the scenarios that ran. Once it has ended. */
  readonly fingerprint?: string;
}

/** What a comparison worker offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface ComparisonApi {
  /** Runs a comparison; one under way is called off. The last news says how it ended; `onNews` hears all before it. */
  run(request: ComparisonRequest, onNews: (news: ComparisonNews) => void): Promise<ComparisonNews>;
  /** Calls off what is under way; what is done is kept. */
  stop(): Promise<void>;
  /** Everything the last comparison found as JSON text; `undefined` when there is none. */
  report(): Promise<string | undefined>;
  workbook(sheets: readonly WorkbookSheet[]): Promise<Blob>;
}
