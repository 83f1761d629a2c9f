import { dot } from "./matrix.ts";
import type { Model, ModelOptions } from "./model.ts";
import { type OpenDay, openDays } from "./openDays.ts";
import { countOf } from "./rootScale.ts";
import type { CountSeries } from "./series.ts";
import { type Expect, meanOfLast, simpleModel } from "./simple.ts";

/** Shapes of a day kept. */
const FACTORS = 2;
const ITERATIONS = 60;

/**
 * √counts as a few shapes over the day, each with a score a day; scores are forecast as the mean of their weekday and an
 * AR(1) of what is left (Shen & Huang 2008, M&SOM 10: 391–410). Shapes are the first singular vectors of the history.
 */
export function fitFactors(series: CountSeries, options: ModelOptions): Model {
  const ordinary = openDays(series).filter((day) => day.ordinary);
  const rows = ordinary.map((day) => completed(day, ordinary));
  const shapes = shapesOf(rows, series.intervals);
  const scores = shapes.map((shape) => rows.map((row) => dot(row, shape)));
  const noise = noiseOf(rows, shapes);
  const expect: Expect = (past, day, step) => {
    const roots = new Float64Array(series.intervals);
    for (const [k, shape] of shapes.entries()) {
      const score = scoreAhead(scores[k]!, past, day.weekday, step);
      for (let i = 0; i < roots.length; i++) roots[i]! += score * shape[i]!;
    }
    return roots.map((value) => (value <= 0 ? 0 : countOf(value, noise)));
  };
  return simpleModel("factors", series, options, expect);
}

/** Roots of a day, unknown intervals filled with the mean of the last days of its weekday. */
function completed(day: OpenDay, all: readonly OpenDay[]): Float64Array {
  const roots = day.roots!;
  if (roots.every((value) => !Number.isNaN(value))) return roots;
  const usual = meanOfLast(all, day.weekday, 8);
  return roots.map((value, i) => {
    if (!Number.isNaN(value)) return value;
    return Number.isNaN(usual[i]!) ? 0.5 : Math.sqrt(usual[i]! + 0.25);
  });
}

/** First right singular vectors of `rows` by power iteration, each made orthogonal to those before it. */
function shapesOf(rows: readonly Float64Array[], intervals: number): Float64Array[] {
  const shapes: Float64Array[] = [];
  for (let k = 0; k < Math.min(FACTORS, intervals); k++) {
    let shape: Float64Array = Float64Array.from({ length: intervals }, (_, i) => 1 + (k * (i + 1)) / intervals);
    for (let round = 0; round < ITERATIONS; round++) {
      const next = new Float64Array(intervals);
      for (const row of rows) {
        const score = dot(row, shape);
        for (let i = 0; i < intervals; i++) next[i]! += score * row[i]!;
      }
      for (const before of shapes) {
        const along = dot(next, before);
        for (let i = 0; i < intervals; i++) next[i]! -= along * before[i]!;
      }
      const length = Math.sqrt(dot(next, next));
      if (length < 1e-9) return shapes;
      shape = next.map((value) => value / length);
    }
    shapes.push(shape);
  }
  return shapes;
}

/** Mean square of what the shapes leave of the days. */
function noiseOf(rows: readonly Float64Array[], shapes: readonly Float64Array[]): number {
  let squares = 0;
  let n = 0;
  for (const row of rows) {
    squares += dot(row, row) - shapes.reduce((sum, shape) => sum + dot(row, shape) ** 2, 0);
    n += row.length;
  }
  return n === 0 ? 0 : Math.max(0, squares / n);
}

/** Mean score of the weekday, and what is left of the last day's deviation from its own. `past` is a beginning of the days. */
function scoreAhead(scores: readonly number[], past: readonly OpenDay[], weekday: number, step: number): number {
  const sums = new Float64Array(8);
  const counts = new Float64Array(8);
  for (let t = 0; t < past.length; t++) {
    sums[past[t]!.weekday]! += scores[t]!;
    counts[past[t]!.weekday]! += 1;
  }
  const overall = sums.reduce((a, b) => a + b, 0) / Math.max(1, past.length);
  const mean = (of: number) => (counts[of]! > 0 ? sums[of]! / counts[of]! : overall);
  let product = 0;
  let square = 0;
  let before = 0;
  for (let t = 0; t < past.length; t++) {
    const left = scores[t]! - mean(past[t]!.weekday);
    product += left * before;
    square += before * before;
    before = left;
  }
  const correlation = square === 0 ? 0 : Math.min(0.98, Math.max(0, product / square));
  return mean(weekday) + before * correlation ** step;
}
