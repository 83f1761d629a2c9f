import type { ActualDay, ActualDayOptions } from "../sim/experiment/bridge/actualDay.ts";
import type { BridgeResult, BridgeSpec } from "../sim/experiment/bridge/bridge.ts";
import type { BridgeProblem } from "../sim/experiment/bridge/factors.ts";
import type { Difference } from "../sim/experiment/difference.ts";
import type { Estimate } from "../sim/experiment/estimate.ts";
import type { FigureId } from "../sim/experiment/figures.ts";
import type { Scope } from "../sim/experiment/scopes.ts";
import type { FrontierPoint, FrontierProgress } from "../sim/experiment/search/frontier.ts";
import type { MovesResult, MovesSpec } from "../sim/experiment/search/moves.ts";
import type { SearchProblem } from "../sim/experiment/search/problems.ts";
import type { SearchProgress, StaffSearchResult, StaffSearchSpec } from "../sim/experiment/search/spec.ts";
import type { RowProblem } from "../sim/history/rowProblem.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";

/** What came of a question, or why it was none. */
export type Asked<T, Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A day read from a file of contacts. */
export interface DayRead {
  readonly day: ActualDay;
  /** Lines that were not understood: how many, and the first of them. */
  readonly problems: number;
  readonly kept: readonly RowProblem[];
}

/** One figure of one scope, before and after, with what the days have in common taken out of the difference. */
export interface CheckedFigure {
  readonly figure: FigureId;
  readonly scope: Scope;
  readonly before: Estimate;
  readonly after: Estimate;
  readonly difference: Difference;
}
export type CheckResult =
  | {
      readonly ok: true;
      readonly figures: readonly CheckedFigure[];
      readonly replications: number;
      readonly seed: string;
    }
  | { readonly ok: false; readonly detail: string };

/** What a search worker offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface SearchApi {
  staff(
    spec: StaffSearchSpec,
    onProgress: (progress: SearchProgress) => void,
  ): Promise<Asked<StaffSearchResult, SearchProblem>>;
  frontier(
    spec: StaffSearchSpec,
    levels: readonly number[],
    onProgress: (progress: FrontierProgress) => void,
  ): Promise<Asked<readonly FrontierPoint[], SearchProblem>>;
  moves(spec: MovesSpec): Promise<MovesResult>;
  bridge(spec: BridgeSpec, onProgress: (done: number, of: number) => void): Promise<Asked<BridgeResult, BridgeProblem>>;
  /** The day of a file in any layout a history may have: its contacts or its intervals. */
  day(plan: Scenario, file: Blob, name: string, options: ActualDayOptions): Promise<Asked<DayRead, RowProblem>>;
  /** A day of the history the server keeps. Rejects where the server does not answer. */
  dayOfHistory(
    plan: Scenario,
    options: Omit<ActualDayOptions, "intervals" | "knows">,
  ): Promise<Asked<DayRead, RowProblem>>;
  /** The figures of two scenarios on the same days: as it was, and as it is now. */
  check(scenarios: readonly [Scenario, Scenario], seed: string, replications: number): Promise<CheckResult>;
  workbook(rows: readonly (readonly (string | number | undefined)[])[]): Promise<Blob>;
  /** What is under way ends with the best so far. */
  cancel(): Promise<void>;
}
