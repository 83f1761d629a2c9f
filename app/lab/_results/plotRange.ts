import type { DayPlot, PlotFigure } from "../../_state/useComparison.ts";

/** Levels under this are drawn at the foot of the plot: what is lost there is lost. */
const LEVEL_FOOT = 0.45;

/**
 * The scale all plots of a figure share: levels and loads from 45 % to 100 %, everything else from nothing to the most
 * there is, bands included. From 0 to 1 where there is nothing.
 */
export function plotRange(plots: readonly DayPlot[], figure: PlotFigure): readonly [from: number, to: number] {
  if (figure === "serviceLevel") return [LEVEL_FOOT, 1];
  if (figure === "occupancy" || figure === "slotLoad") return [0, 1];
  let most = 0;
  for (const plot of plots) {
    if (plot.figure !== figure) continue;
    for (const { value = 0, high = 0 } of plot.scenarios.flat()) most = Math.max(most, value, high);
  }
  return [0, most > 0 ? most : 1];
}
