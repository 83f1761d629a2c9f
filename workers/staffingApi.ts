import type { DaySheet } from "../sim/experiment/daySheet.ts";
import type { Distribution } from "../sim/scenario/distribution.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";

/** The sheet, or why there is none: targets no number of agents keeps. */
export type SheetAnswer =
  | { readonly ok: true; readonly sheet: DaySheet }
  | { readonly ok: false; readonly detail: string };

/** Share still there after each instant: what a distribution of durations looks like. */
export interface SurvivalCurve {
  /** Rising, ms. */
  readonly atMs: readonly number[];
  /** In [0, 1], never rising. */
  readonly left: readonly number[];
  /** Mean, ms. */
  readonly meanMs: number;
  /** Half of them end before it, ms. */
  readonly medianMs: number;
}

/** What a staffing worker offers. Nothing here throws across the boundary. */
export interface StaffingApi {
  sheet(scenario: Scenario): Promise<SheetAnswer>;
  /** `undefined` where the values make no distribution. */
  curve(distribution: Distribution): Promise<SurvivalCurve | undefined>;
}
