import { durationsOf } from "../sim/engine/numbers/durations.ts";
import { daySheet } from "../sim/experiment/daySheet.ts";
import type { Distribution } from "../sim/scenario/distribution.ts";
import { meanOf } from "../sim/scenario/moments.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { SheetAnswer, SurvivalCurve } from "./staffingApi.ts";

/** Points of a curve: enough that none of its corners shows at 600 px. */
const POINTS = 100;

export function sheetOf(scenario: Scenario): SheetAnswer {
  try {
    return { ok: true, sheet: daySheet(scenario) };
  } catch (problem) {
    return { ok: false, detail: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** Quantiles as a survival curve, from 0 to the 99th percentile. */
export function curveOf(distribution: Distribution): SurvivalCurve | undefined {
  try {
    const durations = durationsOf(distribution);
    const quantile = Array.from({ length: POINTS }, (_, i) => durations.quantile((i + 0.5) / (POINTS + 0.5)));
    return {
      atMs: quantile,
      left: quantile.map((_, i) => 1 - (i + 0.5) / (POINTS + 0.5)),
      meanMs: meanOf(distribution),
      medianMs: durations.quantile(0.5),
    };
  } catch {
    return undefined;
  }
}
