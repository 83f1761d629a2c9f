import { line, scaleLinear } from "d3";
import type { DifferenceSeries } from "../../sim/theatre/types/index.ts";

/** Where something lies between two instants, in the chart's unit. */
export type TimeScale = (at: number) => number;

export function timeScale(from: number, to: number, left: number, right: number): TimeScale {
  return scaleLinear([from, to], [left, right]).clamp(true);
}

/** The instant at `x` of the chart, inside the run, whole ms. */
export function instantAt(x: number, from: number, to: number, left: number, right: number): number {
  const share = right === left ? 0 : (x - left) / (right - left);
  return Math.round(from + Math.min(1, Math.max(0, share)) * (to - from));
}

export interface Figure {
  readonly at: number;
  readonly value: number;
}

/**
 * What a panel draws: A − B, or A alone with one stage; `times` makes points of shares. Instants at which fewer than
 * `least` count have no figure: a line of three customers is noise.
 */
export function figuresOf(series: DifferenceSeries, single: boolean, times: number, least: number): readonly Figure[] {
  return series.points.flatMap(({ at, a, difference, n }) => {
    const value = single ? a : difference;
    return value === undefined || n < least ? [] : [{ at, value: value * times }];
  });
}

/** Rungs an axis may end on: it grows by whole rungs and never with every figure. */
const RUNGS = [5, 10, 20, 40, 100, 200, 400, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000] as const;

/** The ends of an axis that holds everything seen up to now: at least `least` both ways, or from 0 up when `positive`. */
export function axisEnds(values: readonly number[], least: number, positive: boolean): readonly [number, number] {
  const high = Math.max(least, ...values);
  const low = Math.max(least, ...values.map((value) => -value));
  return [positive ? 0 : -rungOver(low), rungOver(high)];
}

function rungOver(value: number): number {
  return RUNGS.find((rung) => rung >= value) ?? value;
}

/** Ticks that are whole numbers, zero among them: about four, and at most `most` where there is little room. */
export function axisTicks([low, high]: readonly [number, number], most = 6): readonly number[] {
  const scale = scaleLinear([low, high], [0, 1]);
  for (let about = 4; about > 1; about--) {
    const ticks = scale.ticks(about).filter(Number.isInteger);
    if (ticks.length <= most) return ticks;
  }
  return [...new Set([low, 0, high])];
}

/** The line of a panel; null: nothing to draw. */
export function figurePath(figures: readonly Figure[], x: TimeScale, y: (value: number) => number): string | null {
  return line<Figure>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  )(figures);
}

/** The last figure at or before `at`; undefined: none yet. */
export function figureAt(figures: readonly Figure[], at: number): Figure | undefined {
  return figures.findLast((figure) => figure.at <= at);
}

/** Full hours of local time between two instants, every so many that at most `most` remain. `offsetMs`: local − UTC. */
export function hourTicks(from: number, to: number, offsetMs: number, most: number): readonly number[] {
  const HOUR = 3_600_000;
  const first = Math.ceil((from + offsetMs) / HOUR);
  const last = Math.floor((to + offsetMs) / HOUR);
  const hours = Math.max(0, last - first + 1);
  const step = [1, 2, 3, 4, 6, 12, 24].find((every) => hours / every <= most) ?? 24;
  const ticks: number[] = [];
  for (let hour = Math.ceil(first / step) * step; hour <= last; hour += step) ticks.push(hour * HOUR - offsetMs);
  return ticks;
}
