import type { TallyLayout } from "../sim/engine/tallyLayout.ts";
import type { Batch, BatchResult, StartingFloor } from "../sim/experiment/experiment.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";

/** What a worker needs to know before it runs batches of an experiment. */
export interface OpenExperiment {
  /** Number of the experiment in its pool, rising from 1. */
  readonly number: number;
  readonly scenarios: readonly Scenario[];
  readonly seed: string;
  /** The floor all runs begin with; absent: an empty one. */
  readonly from?: StartingFloor;
  /**
   * One Int32 shared by all threads of a pool: experiments up to that number are called off, and whoever runs one stops
   * within some thousand events. Absent where threads cannot share memory; then a thread that does not stop is ended.
   */
  readonly calledOff?: SharedArrayBuffer;
}

export type OpenedExperiment =
  | { readonly ok: true; readonly layouts: readonly TallyLayout[] }
  /** The engine refused a scenario, by its number. */
  | { readonly ok: false; readonly scenario: number; readonly detail: string };

/** What an experiment worker offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface ExperimentApi {
  open(experiment: OpenExperiment): Promise<OpenedExperiment>;
  /** Runs a batch of the experiment of that number; cancelled when another was opened since. The vectors are transferred. */
  run(experiment: number, batch: Batch): Promise<BatchResult>;
}
