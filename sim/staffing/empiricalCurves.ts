import { checkNumber, checkShare } from "./checks.ts";
import type { DurationCurve } from "./durations.ts";

/** Most points of an empirical duration: estimates with more are thinned by whoever makes them. */
const MAX_POINTS = 10_000;

/** So few bends are worth a cut each; where there are more each is slight, and adaptive halving finds those that are not. */
const FEW_BENDS = 32;

/** At `atMs` (≥ 0, ascending) survival falls to `survival`, in [0, 1]. A step at 0 is the share of zero durations. */
export interface SurvivalStep {
  readonly atMs: number;
  readonly survival: number;
}

/**
 * Survival as steps, right-continuous, as Kaplan & Meier (1958) estimate it. Throws `RangeError` for no step, more than
 * 10,000, instants that do not rise, or survival that rises.
 */
export function stepCurve(steps: readonly SurvivalStep[]): DurationCurve {
  checkCount("steps", steps.length, 1);
  const times: number[] = [];
  const levels: number[] = [];
  const areas: number[] = []; // ∫ of survival up to the step
  let area = 0;
  let atBefore = 0;
  let levelBefore = 1;
  for (const [i, { atMs, survival }] of steps.entries()) {
    checkNumber(`steps[${i}].atMs`, atMs, 0);
    checkShare(`steps[${i}].survival`, survival);
    if (i > 0 && atMs <= atBefore)
      throw new RangeError(`steps[${i}].atMs: expected more than ${atBefore}, got ${atMs}`);
    if (survival > levelBefore) {
      throw new RangeError(`steps[${i}].survival: expected at most ${levelBefore}, got ${survival}`);
    }
    area += levelBefore * (atMs - atBefore);
    times.push(atMs);
    levels.push(survival);
    areas.push(area);
    atBefore = atMs;
    levelBefore = survival;
  }
  return {
    survival: (t) => levels[countUpTo(times, t) - 1] ?? 1,
    survivalBefore: (t) => levels[countBelow(times, t) - 1] ?? 1,
    integral(t) {
      const passed = countUpTo(times, t);
      if (passed === 0) return t;
      return areas[passed - 1]! + levels[passed - 1]! * (t - times[passed - 1]!);
    },
    breaks: times.filter((t) => t > 0),
    forever: levelBefore,
    stepwise: true,
  };
}

/**
 * Quantiles at p = 0, 1/(k−1), …, 1, straight between them; equal ones are an atom. Throws `RangeError` for fewer than
 * two or more than 10,000, negative ones, or ones that fall.
 */
export function quantileCurve(quantilesMs: readonly number[]): DurationCurve {
  checkCount("quantilesMs", quantilesMs.length, 2);
  const last = quantilesMs.length - 1;
  const few = last <= FEW_BENDS;
  const areas: number[] = [];
  let area = 0;
  let before = 0;
  for (const [i, quantile] of quantilesMs.entries()) {
    checkNumber(`quantilesMs[${i}]`, quantile, before);
    const left = i === 0 ? 1 : 1 - (i - 1) / last;
    const right = 1 - i / last;
    area += i === 0 ? quantile : ((left + right) / 2) * (quantile - before);
    areas.push(area);
    before = quantile;
  }
  /** Survival at `t`, where `passed` quantiles lie before or at it. */
  const level = (t: number, passed: number) => {
    if (passed === 0) return 1;
    if (passed > last) return 0;
    const from = quantilesMs[passed - 1]!;
    return 1 - (passed - 1 + (t - from) / (quantilesMs[passed]! - from)) / last;
  };
  return {
    survival: (t) => level(t, countUpTo(quantilesMs, t)),
    survivalBefore(t) {
      const below = countBelow(quantilesMs, t);
      return below === 0 ? 1 : level(t, below);
    },
    integral(t) {
      const passed = countUpTo(quantilesMs, t);
      if (passed === 0) return t;
      const from = quantilesMs[passed - 1]!;
      const mean = (level(t, passed) + (passed > last ? 0 : 1 - (passed - 1) / last)) / 2;
      return areas[passed - 1]! + mean * (t - from);
    },
    breaks: quantilesMs.filter(
      (t, i) => t > 0 && t !== quantilesMs[i - 1] && (few || i === last || t === quantilesMs[i + 1]),
    ),
    forever: 0,
    stepwise: false,
  };
}

function checkCount(name: string, count: number, least: number): void {
  if (count < least || count > MAX_POINTS) {
    throw new RangeError(`${name}: expected ${least} to ${MAX_POINTS} of them, got ${count}`);
  }
}

/** How many of the ascending `times` are ≤ `t`. */
function countUpTo(times: readonly number[], t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending `times` are < `t`. */
function countBelow(times: readonly number[], t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
