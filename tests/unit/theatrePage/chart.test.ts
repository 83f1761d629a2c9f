import { expect, test } from "vitest";
import {
  axisEnds,
  axisTicks,
  figureAt,
  figuresOf,
  hourTicks,
  instantAt,
  timeScale,
} from "../../../app/_charts/runGeometry.ts";
import { offsetOf } from "../../../app/theatre/_time/zone.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

const HOUR = 3_600_000;
const point = (at: number, a: number | undefined, b: number | undefined, n: number) => ({
  at: at as Instant,
  a,
  b,
  difference: a === undefined || b === undefined ? undefined : a - b,
  n,
});
const SERIES = {
  measure: "answered-in-time",
  lanes: [0],
  everyMs: 60_000,
  points: [point(0, undefined, undefined, 0), point(60_000, 0.5, 1, 10), point(120_000, 0.55, 0.76, 90)],
} as const;

test("[TP12] a difference is drawn from enough customers on, in points; a stage alone in per cent", () => {
  expect(figuresOf(SERIES, false, 100, 90).map(({ at, value }) => [at, Math.round(value)])).toEqual([[120_000, -21]]);
  expect(figuresOf(SERIES, true, 100, 0).map(({ value }) => Math.round(value))).toEqual([50, 55]);
});

test("[TP12] the axis holds what has been seen and grows by whole rungs only", () => {
  expect(axisEnds([], 10, false)).toEqual([-10, 10]);
  expect(axisEnds([-21, 3], 10, false)).toEqual([-40, 10]);
  expect(axisEnds([-22, 4], 10, false)).toEqual([-40, 10]);
  expect(axisEnds([35], 5, true)).toEqual([0, 40]);
  expect(axisTicks([-40, 10])).toContain(0);
});

test("[TP12] the figure at an instant is the last one known then, and none before the first", () => {
  const figures = figuresOf(SERIES, false, 100, 0);
  expect(figureAt(figures, 59_999)).toBeUndefined();
  expect(figureAt(figures, 119_999)?.value).toBe(-50);
  expect(figureAt(figures, 10 * HOUR)?.at).toBe(120_000);
});

test("[TP11] a place on the chart is an instant and back, and outside it an end", () => {
  const x = timeScale(0, HOUR, 44, 644);
  expect(x(HOUR / 2)).toBe(344);
  expect(instantAt(344, 0, HOUR, 44, 644)).toBe(HOUR / 2);
  expect(instantAt(0, 0, HOUR, 44, 644)).toBe(0);
  expect(instantAt(900, 0, HOUR, 44, 644)).toBe(HOUR);
});

test("[TP12] hours on the axis are the centre's own, also half an hour off Greenwich", () => {
  const offset = 5.5 * HOUR;
  // 8:30 to 12:10 there.
  expect(hourTicks(3 * HOUR, 6 * HOUR + 40 * 60_000, offset, 12).map((at) => (at + offset) / HOUR)).toEqual([
    9, 10, 11, 12,
  ]);
  // A day has 25 full hours with both its ends: every third of them.
  expect(hourTicks(0, 24 * HOUR, 0, 12).map((at) => at / HOUR)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
  expect(offsetOf(Date.UTC(2026, 2, 2), "Asia/Kolkata")).toBe(offset);
  expect(offsetOf(Date.UTC(2026, 6, 2), "Europe/Berlin")).toBe(2 * HOUR);
});
