import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { LEAST_N } from "../../_charts/leastN.ts";
import type { AskedPanel } from "../../_charts/RunChart.tsx";
import { figuresOf } from "../../_charts/runGeometry.ts";
import type { AskedInRun } from "../_lesson/inRun.ts";

/**
 * Where the chart shows what is asked: in the panel that has that very measure anyway, else in the place of the second.
 * `levels`: the lanes the first panel is of.
 */
export function askedPanel(
  { question, lanes, series, said }: AskedInRun,
  overview: TheatreOverview,
  levels: readonly number[],
): Omit<AskedPanel, "title" | "note" | "band"> {
  const single = question.kind !== "which";
  const two = overview.stages.length > 1;
  const share = question.measure === "answered-in-time";
  const all = lanes.length === 0 || lanes.length === overview.lanes.length;
  const same = lanes.length === levels.length && lanes.every((lane) => levels.includes(lane));
  const place =
    single === two
      ? "own"
      : share && (same || (all && levels.length === overview.lanes.length))
        ? "level"
        : question.measure === "left" && all
          ? "left"
          : "own";
  const stage = question.kind === "which" ? "a" : question.stage;
  // Of one stage: its own values in the place of A's.
  const points = stage === "a" ? series : { ...series, points: series.points.map((one) => ({ ...one, a: one.b })) };
  return {
    ...{ place, single, share },
    figures: figuresOf(points, single, share ? 100 : 1, share ? LEAST_N : 0),
    ...(said === undefined ? {} : { said }),
  };
}
