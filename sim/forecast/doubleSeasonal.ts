import { minimise } from "./minimise.ts";
import type { Model, ModelOptions } from "./model.ts";
import { type OpenDay, openDays } from "./openDays.ts";
import { countOf } from "./rootScale.ts";
import type { CountSeries } from "./series.ts";
import { type Expect, simpleModel } from "./simple.ts";

/** Weights in (0, 1): level, profile of the day, profile of the week, and the correlation of neighbouring errors. */
interface Weights {
  readonly level: number;
  readonly day: number;
  readonly week: number;
  readonly carry: number;
}

interface State {
  level: number;
  readonly day: Float64Array;
  /** By weekday 1–7 and interval. */
  readonly week: readonly Float64Array[];
  error: number;
  /** Mean squared error one interval ahead. */
  noise: number;
}

/** Days weights are found on. */
const SEARCH_DAYS = 200;

/**
 * Double seasonal exponential smoothing of √counts with an AR(1) of the errors and no trend (Taylor 2003, JORS 54:
 * 799–805; 2008, Management Science 54: 253–265). Weights are those with the smallest squared error one interval ahead.
 */
export function fitDoubleSeasonal(series: CountSeries, options: ModelOptions): Model {
  const ordinary = openDays(series).filter((day) => day.ordinary);
  const recent = ordinary.slice(-SEARCH_DAYS);
  const point =
    options.parameters?.length === START.length
      ? options.parameters
      : minimise((x) => smooth(recent, series.intervals, weightsAt(x)).squares, START, { tolerance: 0.1, most: 240 })
          .at;
  const weights = weightsAt(point);
  const states = new Map<number, State>();
  const expect: Expect = (past, day, step) => {
    let state = states.get(past.length);
    if (state === undefined) {
      state = smooth(past, series.intervals, weights).state;
      states.set(past.length, state);
    }
    const { level, error } = state;
    const week = state.week[day.weekday]!;
    const before = (step - 1) * series.intervals;
    return state.day.map((d, i) =>
      countOf(level + d + week[i]! + error * weights.carry ** (before + i + 1), state.noise),
    );
  };
  return simpleModel("double-seasonal", series, options, expect, { parameters: point });
}

const START = [-5, -3, -2, 2];

function weightsAt(x: readonly number[]): Weights {
  const share = (value: number) => 1 / (1 + Math.exp(-Math.min(8, Math.max(-8, value))));
  return { level: share(x[0]!), day: share(x[1]!), week: share(x[2]!), carry: share(x[3]!) };
}

function smooth(days: readonly OpenDay[], intervals: number, weights: Weights) {
  const state = firstState(days, intervals);
  let squares = 0;
  let n = 0;
  for (const [index, { weekday, roots }] of days.entries()) {
    const week = state.week[weekday]!;
    for (let i = 0; i < intervals; i++) {
      const value = roots![i]!;
      if (Number.isNaN(value)) {
        state.error *= weights.carry;
        continue;
      }
      const base = state.level + state.day[i]! + week[i]!;
      const surprise = value - base - weights.carry * state.error;
      const error = value - base;
      // The first two weeks start the profiles; they are no test of them.
      if (index >= WARM_UP_DAYS) {
        squares += surprise * surprise;
        n += 1;
      }
      state.level += weights.level * error;
      state.day[i]! += weights.day * error;
      week[i]! += weights.week * error;
      state.error = error;
    }
  }
  state.noise = squares / Math.max(1, n);
  return { state, squares };
}

const WARM_UP_DAYS = 10;

/** Means of the first two weeks: the level, what the interval adds to it, what the weekday adds to that. */
function firstState(days: readonly OpenDay[], intervals: number): State {
  const weekdays = new Set(days.map(({ weekday }) => weekday)).size;
  const first = days.slice(0, Math.max(1, 2 * weekdays));
  const mean = (of: readonly OpenDay[], i: number) => {
    const known = of.map(({ roots }) => roots![i]!).filter((value) => !Number.isNaN(value));
    return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const overall = Float64Array.from({ length: intervals }, (_, i) => mean(first, i));
  const known = overall.filter((value) => !Number.isNaN(value));
  const level = known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
  const day = overall.map((value) => (Number.isNaN(value) ? 0 : value - level));
  const week = Array.from({ length: 8 }, (_, weekday) => {
    const own = first.filter((entry) => entry.weekday === weekday);
    return Float64Array.from({ length: intervals }, (_, i) => {
      const value = mean(own, i);
      return Number.isNaN(value) ? 0 : value - level - day[i]!;
    });
  });
  return { level, day, week, error: 0, noise: 0 };
}
