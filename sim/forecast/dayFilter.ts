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

  constructor(layout: EffectLayout, effects: EffectParameters) {
    const n = effectCount(layout);
    this.layout = layout;
    this.#effects = effects;
    this.mean = new Float64Array(n);
    this.covariance = new Float64Array(n * n);
    for (const [i, variance] of priorVariances(layout, effects).entries()) this.covariance[i * n + i] = variance;
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

  /** Means and covariances of the shapes as they act on `day`, the calendar's effects added to the first. */
  on(day: OpenDay): ShapeLaw {
    const n = this.mean.length;
    const shapes = this.layout.shapes;
    const level = levelLoadings(this.layout, day);
    const rows = Array.from({ length: shapes }, (_, k) => {
      if (k > 0) return this.covariance.slice(k * n, (k + 1) * n);
      const row = new Float64Array(n);
      for (let a = 0; a < n; a++) {
        if (level[a] === 0) continue;
        for (let b = 0; b < n; b++) row[b]! += level[a]! * this.covariance[a * n + b]!;
      }
      return row;
    });
    const mean = Array.from({ length: shapes }, (_, k) => (k === 0 ? dot(level, this.mean) : this.mean[k]!));
    const covariance = rows.map((row) =>
      Array.from({ length: shapes }, (_, k) => (k === 0 ? dot(level, row) : row[k]!)),
    );
    return { mean, covariance, rows };
  }

  /**
   * Learns from one day: `scores` = Hᵀ S⁻¹ r and `precision` = Hᵀ S⁻¹ H of the shapes' loadings H. Returns twice the
   * negative logarithm of the likelihood, without what the whitening has told already.
   */
  learn(law: ShapeLaw, scores: readonly number[], precision: readonly (readonly number[])[]): number {
    const n = this.mean.length;
    const k = scores.length;
    // (I + G V)⁻¹, where V is what is known of the shapes and G what the day tells of them.
    const { inverse, logDeterminant } = inverted(
      precision.map((row, i) =>
        Array.from({ length: k }, (_, j) => {
          let sum = i === j ? 1 : 0;
          for (let l = 0; l < k; l++) sum += row[l]! * law.covariance[l]![j]!;
          return sum;
        }),
      ),
    );
    let explained = 0;
    const weights = inverse.map((row) => dot(row, scores));
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) explained += scores[i]! * law.covariance[i]![j]! * weights[j]!;
    for (let i = 0; i < k; i++) for (let a = 0; a < n; a++) this.mean[a]! += law.rows[i]![a]! * weights[i]!;
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) {
        let gain = 0;
        for (let l = 0; l < k; l++) gain += inverse[i]![l]! * precision[l]![j]!;
        const [left, right] = [law.rows[i]!, law.rows[j]!];
        for (let a = 0; a < n; a++) {
          const factor = left[a]! * gain;
          if (factor === 0) continue;
          for (let b = 0; b < n; b++) this.covariance[a * n + b]! -= factor * right[b]!;
        }
      }
    }
    return logDeterminant - explained;
  }
}

/** The shapes on one day: means, covariances, and their covariances with every effect. */
export interface ShapeLaw {
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly rows: readonly Float64Array[];
}

/** What a filter found on the way. */
export interface Filtered {
  /** −2 ln likelihood. */
  readonly deviance: number;
  readonly state: EffectState;
}

/**
 * Runs over `days`, learning from ordinary ones. `onDay` is told, for each day with counts, the law of the shapes before
 * the day (special days) or after it (ordinary ones). The state is that after the last day.
 */
export function filterDays(
  days: readonly OpenDay[],
  profiles: readonly (Float64Array | undefined)[],
  noise: DayNoise,
  layout: EffectLayout,
  onDay?: (index: number, law: ShapeLaw) => void,
): Filtered {
  const state = new EffectState(layout, noise.effects);
  const intervals = profiles.find((profile) => profile !== undefined)?.length ?? 0;
  const shapes = Array.from({ length: layout.shapes }, (_, k) => shapeOf(k, intervals));
  const columns = Array.from({ length: layout.shapes + 1 }, () => new Float64Array(intervals));
  let deviance = 0;
  for (const [index, day] of days.entries()) {
    if (index > 0) state.advance();
    const profile = profiles[day.weekday];
    const within = noise.withinDay[day.weekday];
    const roots = day.roots;
    if (profile === undefined || within === undefined || roots === undefined) continue;
    const law = state.on(day);
    if (!day.ordinary) {
      onDay?.(index, law);
      continue;
    }
    const residual = columns[layout.shapes]!;
    for (let i = 0; i < intervals; i++) {
      let expected = 1;
      for (let k = 0; k < layout.shapes; k++) {
        const loading = shapes[k]![i]!;
        columns[k]![i] = profile[i]! * loading;
        expected += loading * law.mean[k]!;
      }
      residual[i] = roots[i]! - profile[i]! * expected;
    }
    deviance += within.whiten(roots, columns);
    deviance += dot(residual, residual);
    const scores = columns.slice(0, -1).map((column) => dot(column, residual));
    const precision = columns.slice(0, -1).map((row) => columns.slice(0, -1).map((column) => dot(row, column)));
    deviance += state.learn(law, scores, precision);
    if (onDay !== undefined) onDay(index, state.on(day));
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
