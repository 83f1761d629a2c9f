import {
  type EffectLayout,
  type EffectParameters,
  effectCount,
  levelLoadings,
  priorVariances,
  shapeOf,
} from "./dayEffects.ts";
import { dot } from "./matrix.ts";
import type { OpenDay } from "./openDays.ts";
import type { WithinDay } from "./withinDay.ts";

/** Everything random in the model: what is inside a day by weekday, and what moves whole days. */
export interface DayNoise {
  /** By weekday 1–7; absent: closed. */
  readonly withinDay: readonly (WithinDay | undefined)[];
  readonly effects: EffectParameters;
}

/** What is known of the effects at one time: a normal law. */
export class EffectState {
  readonly layout: EffectLayout;
  readonly mean: Float64Array;
  /** Row by row. */
  readonly covariance: Float64Array;
  readonly #effects: EffectParameters;
  readonly #law: { readonly mean: Float64Array; readonly covariance: Float64Array[]; readonly rows: Float64Array[] };

  constructor(layout: EffectLayout, effects: EffectParameters) {
    const n = effectCount(layout);
    this.layout = layout;
    this.#effects = effects;
    this.mean = new Float64Array(n);
    this.covariance = new Float64Array(n * n);
    for (const [i, variance] of priorVariances(layout, effects).entries()) this.covariance[i * n + i] = variance;
    const { shapes } = layout;
    this.#law = {
      mean: new Float64Array(shapes),
      covariance: Array.from({ length: shapes }, () => new Float64Array(shapes)),
      rows: Array.from({ length: shapes }, () => new Float64Array(n)),
    };
  }

  /** One open day on: shapes fade towards 0 and take up new variance; the calendar's effects stay. */
  advance(): void {
    const n = this.mean.length;
    for (let k = 0; k < this.layout.shapes; k++) {
      const fade = this.#effects.correlations[k]!;
      this.mean[k]! *= fade;
      for (let j = 0; j < n; j++) {
        this.covariance[k * n + j]! *= fade;
        this.covariance[j * n + k]! *= fade;
      }
      this.covariance[k * n + k]! += this.#effects.variances[k]! * (1 - fade * fade);
    }
  }

  /**
   * Means and covariances of the shapes as they act on a day with these loadings of the level (`levelLoadings`), the
   * calendar's effects added to the first. The law is written over by the next one that is asked for.
   */
  on(level: Float64Array): ShapeLaw {
    const n = this.mean.length;
    const { mean, covariance, rows } = this.#law;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!;
      if (k > 0) row.set(this.covariance.subarray(k * n, (k + 1) * n));
      else {
        row.fill(0);
        for (let a = 0; a < n; a++) {
          const loading = level[a]!;
          if (loading === 0) continue;
          const from = a * n;
          for (let b = 0; b < n; b++) row[b]! += loading * this.covariance[from + b]!;
        }
      }
    }
    for (let k = 0; k < rows.length; k++) {
      mean[k] = k === 0 ? dot(level, this.mean) : this.mean[k]!;
      for (let l = 0; l < rows.length; l++) covariance[k]![l] = l === 0 ? dot(level, rows[k]!) : rows[k]![l]!;
    }
    return this.#law;
  }

  /**
   * Learns from one day: `scores` = Hᵀ S⁻¹ r and `precision` = Hᵀ S⁻¹ H of the shapes' loadings H. Returns twice the
   * negative logarithm of the likelihood, without what the whitening has told already.
   */
  learn(law: ShapeLaw, scores: Float64Array, precision: readonly Float64Array[]): number {
    const n = this.mean.length;
    const k = scores.length;
    // (I + G V)⁻¹, where V is what is known of the shapes and G what the day tells of them.
    const { inverse, logDeterminant } = inverted(
      precision.map((row, i) => {
        const sums = new Array<number>(k);
        for (let j = 0; j < k; j++) {
          let sum = i === j ? 1 : 0;
          for (let l = 0; l < k; l++) sum += row[l]! * law.covariance[l]![j]!;
          sums[j] = sum;
        }
        return sums;
      }),
    );
    let explained = 0;
    const weights = inverse.map((row) => dot(row, scores));
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) explained += scores[i]! * law.covariance[i]![j]! * weights[j]!;
    for (let i = 0; i < k; i++) for (let a = 0; a < n; a++) this.mean[a]! += law.rows[i]![a]! * weights[i]!;
    this.#shrink(law, inverse, precision);
    return logDeterminant - explained;
  }

  /**
   * Takes from the covariance what a day told of it. Gain and result are kept symmetric: a rounding error that is not would
   * grow from day to day until the covariance is none.
   */
  #shrink(law: ShapeLaw, inverse: readonly (readonly number[])[], precision: readonly Float64Array[]): void {
    const n = this.mean.length;
    const k = precision.length;
    const gain = (i: number, j: number): number => {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += inverse[i]![l]! * precision[l]![j]!;
      return sum;
    };
    const scaled = law.rows.map(() => new Float64Array(n));
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        const weight = (gain(i, j) + gain(j, i)) / 2;
        const [into, from] = [scaled[i]!, law.rows[j]!];
        for (let b = 0; b < n; b++) into[b]! += weight * from[b]!;
      }
    }
    for (let a = 0; a < n; a++) {
      for (let b = 0; b <= a; b++) {
        let sum = 0;
        for (let i = 0; i < k; i++) sum += law.rows[i]![a]! * scaled[i]![b]!;
        const value = (this.covariance[a * n + b]! + this.covariance[b * n + a]!) / 2 - sum;
        this.covariance[a * n + b] = value;
        this.covariance[b * n + a] = value;
      }
    }
  }
}

/** The shapes on one day: means, covariances, and their covariances with every effect. */
export interface ShapeLaw {
  readonly mean: Float64Array;
  readonly covariance: readonly Float64Array[];
  readonly rows: readonly Float64Array[];
}

/** Days with what of them does not depend on parameters: worked out once for a search of hundreds of steps. */
export interface FilterPlan {
  readonly days: readonly OpenDay[];
  readonly layout: EffectLayout;
  /** Loadings of the level by day. */
  readonly levels: readonly Float64Array[];
  readonly shapes: readonly Float64Array[];
  readonly intervals: number;
}

export function filterPlan(days: readonly OpenDay[], layout: EffectLayout, intervals: number): FilterPlan {
  return {
    ...{ days, layout, intervals },
    levels: days.map((day) => levelLoadings(layout, day)),
    shapes: Array.from({ length: layout.shapes }, (_, k) => shapeOf(k, intervals)),
  };
}

/** What a filter found on the way. */
export interface Filtered {
  /** −2 ln likelihood. */
  readonly deviance: number;
  readonly state: EffectState;
}

/**
 * Runs over the days of `plan`, learning from ordinary ones. `onDay` is told, for each day with counts, the law of the
 * shapes before the day (special days) or after it (ordinary ones), to be read at once. The state is that after the last day.
 */
export function filterDays(
  { days, layout, levels, shapes, intervals }: FilterPlan,
  profiles: readonly (Float64Array | undefined)[],
  noise: DayNoise,
  onDay?: (index: number, law: ShapeLaw) => void,
): Filtered {
  const state = new EffectState(layout, noise.effects);
  const columns = Array.from({ length: layout.shapes + 1 }, () => new Float64Array(intervals));
  const loaded = columns.slice(0, -1);
  const residual = columns[layout.shapes]!;
  const scores = new Float64Array(layout.shapes);
  const precision = loaded.map(() => new Float64Array(layout.shapes));
  let deviance = 0;
  for (let index = 0; index < days.length; index++) {
    const day = days[index]!;
    if (index > 0) state.advance();
    const profile = profiles[day.weekday];
    const within = noise.withinDay[day.weekday];
    const roots = day.roots;
    if (profile === undefined || within === undefined || roots === undefined) continue;
    const level = levels[index]!;
    const law = state.on(level);
    if (!day.ordinary) {
      onDay?.(index, law);
      continue;
    }
    for (let i = 0; i < intervals; i++) {
      const usual = profile[i]!;
      let expected = 1;
      for (let k = 0; k < loaded.length; k++) {
        const loading = shapes[k]![i]!;
        loaded[k]![i] = usual * loading;
        expected += loading * law.mean[k]!;
      }
      residual[i] = roots[i]! - usual * expected;
    }
    deviance += within.whiten(roots, columns) + dot(residual, residual);
    for (let k = 0; k < loaded.length; k++) {
      scores[k] = dot(loaded[k]!, residual);
      for (let l = 0; l <= k; l++) {
        const value = dot(loaded[k]!, loaded[l]!);
        precision[k]![l] = value;
        precision[l]![k] = value;
      }
    }
    deviance += state.learn(law, scores, precision);
    onDay?.(index, state.on(level));
  }
  return { deviance, state };
}

/** Inverse and ln determinant by Gauss–Jordan with pivots; determinants here are positive. */
function inverted(matrix: number[][]): { readonly inverse: number[][]; readonly logDeterminant: number } {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  let logDeterminant = 0;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!];
    const scale = rows[c]![c]!;
    logDeterminant += Math.log(Math.abs(scale));
    for (let j = c; j < 2 * n; j++) rows[c]![j]! /= scale;
    for (let r = 0; r < n; r++) {
      const factor = rows[r]![c]!;
      if (r === c || factor === 0) continue;
      for (let j = c; j < 2 * n; j++) rows[r]![j]! -= factor * rows[c]![j]!;
    }
  }
  return { inverse: rows.map((row) => row.slice(n)), logDeterminant };
}

/** How far a day with these shapes is from its profile by interval, relative. */
export function deviationAt({ shapes, intervals }: FilterPlan, mean: Float64Array): Float64Array {
  const deviation = new Float64Array(intervals);
  for (const [k, shape] of shapes.entries()) for (let i = 0; i < intervals; i++) deviation[i]! += shape[i]! * mean[k]!;
  return deviation;
}
