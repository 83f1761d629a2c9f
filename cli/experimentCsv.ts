import type { ExperimentReport } from "../sim/experiment/report.ts";
import { csv } from "./csv.ts";

const FIGURE_HEAD = [
  "scenario",
  "figure",
  "scope",
  "interval",
  "unit",
  "value",
  "half_width",
  "confidence",
  "replications",
  "basis",
  "run_median",
  "run_low_10",
  "run_high_90",
];
const DIFFERENCE_HEAD = [
  "scenario",
  "base",
  "figure",
  "scope",
  "unit",
  "difference",
  "half_width",
  "confidence",
  "replications",
  "variance_ratio",
  "verdict",
];

const STEADY_HEAD = [
  "scenario",
  "figure",
  "scope",
  "unit",
  "value",
  "half_width",
  "confidence",
  "warm_up_intervals",
  "too_short",
  "batch_intervals",
  "correlation",
];

/** Every figure of every scenario, one row each; rows of the whole run have no interval. Shares are fractions, times ms. */
export function figuresCsv(report: ExperimentReport): string {
  const rows = report.scenarios.flatMap(({ label, figures, intervals }) => [
    ...figures.map(({ figure, scope, unit, precision, spread }) => [
      ...[label, figure, scope, undefined, unit, precision.value, precision.halfWidth, precision.confidence],
      ...[precision.replications, precision.basis, spread.median, spread.low, spread.high],
    ]),
    ...intervals.map(({ interval, figure, scope, unit, precision }) => [
      ...[label, figure, scope, interval, unit, precision.value, precision.halfWidth, precision.confidence],
      ...[precision.replications, precision.basis, undefined, undefined, undefined],
    ]),
  ]);
  return csv([FIGURE_HEAD, ...rows]);
}

/** Every figure in the long run, one row each; the warm-up and each batch in intervals. */
export function steadyCsv(report: ExperimentReport): string {
  const rows = report.scenarios.flatMap(({ label, steady }) =>
    steady.map(({ figure, scope, unit, steady: { estimate, warmUp, tooShort, batchLength, correlation } }) => [
      ...[label, figure, scope, unit, estimate.value, estimate.halfWidth, estimate.confidence],
      ...[warmUp, String(tooShort), batchLength, correlation],
    ]),
  );
  return csv([STEADY_HEAD, ...rows]);
}

/** Every difference to the base, one row each. */
export function differencesCsv(reports: readonly ExperimentReport[]): string {
  const rows = reports.flatMap(({ scenarios, differences }) =>
    differences.map(({ label, figure, scope, unit, precision, verdict }) => [
      ...[label, scenarios[0]!.label, figure, scope, unit, precision.value, precision.halfWidth, precision.confidence],
      ...[precision.replications, precision.varianceRatio, verdict],
    ]),
  );
  return csv([DIFFERENCE_HEAD, ...rows]);
}
