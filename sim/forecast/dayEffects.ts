import { dayNumber } from "../vocabulary/localDate.ts";
import type { OpenDay } from "./openDays.ts";

/**
 * What moves whole days, as parameters of a normal law: shapes (level, tilt, curvature over the day) that follow an AR(1)
 * from open day to open day, and fixed but unknown effects of the calendar. All relative to the profile.
 */
export interface EffectParameters {
  /** Stationary variance of each shape, ≥ 0. */
  readonly variances: readonly number[];
  /** Correlation of neighbouring open days, by shape, in [0, 1). */
  readonly correlations: readonly number[];
  /** Of the effect of the place in the month (paydays, bills). */
  readonly month: number;
  /** Of the effect of the first day after a closing; that of the second is a quarter. */
  readonly afterClosing: number;
  /** Of the effect of the season. */
  readonly year: number;
}

/** Which effects are in a model. Switches follow from the history alone, never from the data to be forecast. */
export interface EffectLayout {
  readonly shapes: number;
  readonly month: boolean;
  readonly afterClosing: boolean;
  readonly year: boolean;
}

const MONTH_HARMONICS = 5;
const YEAR_HARMONICS = 3;
const MONTH_DAYS = 31;
/** How far neighbouring days of the month are alike, days. */
const MONTH_REACH = 4;

export function effectCount({ shapes, month, afterClosing, year }: EffectLayout): number {
  return shapes + (month ? 2 * MONTH_HARMONICS : 0) + (afterClosing ? 2 : 0) + (year ? 2 * YEAR_HARMONICS : 0);
}

/**
 * How much of each effect is in the level of `day`, in the order: shapes, month, closings, year. The shapes themselves
 * are 0 but the first: their loadings vary over the day.
 */
export function levelLoadings(layout: EffectLayout, day: OpenDay): Float64Array {
  const loadings = new Float64Array(effectCount(layout));
  loadings[0] = 1;
  let at = layout.shapes;
  if (layout.month) at = addHarmonics(loadings, at, MONTH_HARMONICS, placeInMonth(day.date) / MONTH_DAYS);
  if (layout.afterClosing) {
    if (day.afterClosing > 0) loadings[at + day.afterClosing - 1] = 1;
    at += 2;
  }
  if (layout.year) addHarmonics(loadings, at, YEAR_HARMONICS, day.day / 365.2425);
  return loadings;
}

/** Variance of each effect before anything is seen. */
export function priorVariances(layout: EffectLayout, parameters: EffectParameters): Float64Array {
  const prior = new Float64Array(effectCount(layout));
  prior.set(parameters.variances.slice(0, layout.shapes));
  let at = layout.shapes;
  if (layout.month) {
    const shares = MONTH_SPECTRUM;
    for (let j = 0; j < MONTH_HARMONICS; j++, at += 2) prior.fill(parameters.month * shares[j]!, at, at + 2);
  }
  if (layout.afterClosing) {
    prior[at] = parameters.afterClosing;
    prior[at + 1] = parameters.afterClosing / 4;
    at += 2;
  }
  if (layout.year) {
    for (let j = 1; j <= YEAR_HARMONICS; j++, at += 2) prior.fill(parameters.year / (j * j), at, at + 2);
  }
  return prior;
}

/** Shape `k` over a day of `intervals`: Legendre polynomials on [−1, 1], the first one constant. */
export function shapeOf(k: number, intervals: number): Float64Array {
  return Float64Array.from({ length: intervals }, (_, i) => {
    const t = intervals === 1 ? 0 : (2 * i) / (intervals - 1) - 1;
    if (k === 0) return 1;
    return k === 1 ? t : 1.5 * t * t - 0.5;
  });
}

/** 0 to 30: days from the first up to the 15th, and counted back from the last day of the month after it. */
function placeInMonth(date: string): number {
  const ofMonth = Number(date.slice(8));
  if (ofMonth <= 15) return ofMonth - 1;
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const next = month === 12 ? `${String(year + 1).padStart(4, "0")}-01-01` : `${date.slice(0, 5)}${pad(month + 1)}-01`;
  const daysLeft = dayNumber(next) - dayNumber(date) - 1;
  return MONTH_DAYS - 1 - daysLeft;
}

const pad = (part: number): string => String(part).padStart(2, "0");

function addHarmonics(loadings: Float64Array, from: number, harmonics: number, phase: number): number {
  for (let j = 1; j <= harmonics; j++) {
    loadings[from + 2 * j - 2] = Math.cos(2 * Math.PI * j * phase);
    loadings[from + 2 * j - 1] = Math.sin(2 * Math.PI * j * phase);
  }
  return from + 2 * harmonics;
}

/** Power of each harmonic of an effect on a circle of 31 days whose covariance falls as exp(−distance ÷ reach). */
const MONTH_SPECTRUM: readonly number[] = Array.from({ length: MONTH_HARMONICS }, (_, j) => {
  let power = 0;
  for (let lag = -15; lag <= 15; lag++) {
    power += Math.exp(-Math.abs(lag) / MONTH_REACH) * Math.cos((2 * Math.PI * (j + 1) * lag) / MONTH_DAYS);
  }
  return (2 * power) / MONTH_DAYS;
});
