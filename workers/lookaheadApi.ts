import type { LookAheadJob } from "../sim/experiment/lookahead/job.ts";
import type { LeverPairs } from "../sim/experiment/lookahead/leverResult.ts";
import type { LookAhead } from "../sim/experiment/lookahead/result.ts";

/** What was asked for, or why there is none. */
export type LookAheadAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly detail: string };

/** What a look-ahead thread offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface LookAheadApi {
  /** Makes a job ready under a number of the caller's choice. */
  open(number: number, job: LookAheadJob): Promise<LookAheadAnswer<null>>;
  /** Makes runs of the job and keeps what they bring. Gives what they cost, ms of this thread. In the order of the runs. */
  batch(number: number, first: number, count: number): Promise<LookAheadAnswer<number>>;
  /** What all runs of the job come to. */
  result(number: number): Promise<LookAheadAnswer<LookAhead>>;
  /** The runs of one job against those of another that differs in its levers alone. */
  compare(before: number, after: number): Promise<LookAheadAnswer<LeverPairs>>;
  /** Forgets the job of that number. */
  close(number: number): Promise<void>;
}
