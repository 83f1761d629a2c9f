import type { LaneTotals, StageState } from "../../../sim/theatre/types/index.ts";
import { LEAST_N } from "../../_charts/leastN.ts";

/**
 * What the chart says of the instant that is drawn, A − B or A alone: points of the service level over `lanes`, rounded
 * as the table "so far" rounds them, and people who gave up, as the line counts them. Undefined: no stage, or too few decided on one of them.
 */
export function figuresNow(
  stages: readonly StageState[],
  lanes: readonly number[],
): { readonly level: number | undefined; readonly left: number | undefined } {
  const levels = stages.map(({ totals }) => levelOf(totals.lanes.filter(({ lane }) => lanes.includes(lane))));
  const lefts = stages.map(({ totals }) => sum(totals.lanes, ({ left }) => left));
  return { level: difference(levels), left: difference(lefts) };
}

function levelOf(lanes: readonly LaneTotals[]): number | undefined {
  const decided = sum(lanes, (lane) => lane.decided);
  return decided < LEAST_N ? undefined : Math.round((sum(lanes, (lane) => lane.answeredInTime) / decided) * 100);
}

function difference(values: readonly (number | undefined)[]): number | undefined {
  if (values.length === 0 || values.includes(undefined)) return undefined;
  const [a = 0, b = 0] = values;
  return a - b;
}

function sum(lanes: readonly LaneTotals[], of: (totals: LaneTotals) => number): number {
  return lanes.reduce((all, lane) => all + of(lane), 0);
}
