/**
 * What varies inside one day around its profile: an AR(1) deviation, proportional to the profile, and the noise of each
 * interval: covariance uᵢ uⱼ e ρ^|i−j| + δᵢⱼ vᵢ. Both are whitened by a Kalman filter along the day, so that a day costs
 * its intervals and not their square, and intervals that are not known are simply passed.
 */
export class WithinDay {
  readonly #profile: Float64Array;
  readonly #noise: Float64Array;
  readonly #variance: number;
  readonly #correlation: number;

  /** `variance` e ≥ 0 is relative to the profile squared, `correlation` ρ in [0, 1), `noise` ≥ 0 absolute. */
  constructor(profile: Float64Array, noise: Float64Array, variance: number, correlation: number) {
    this.#profile = profile;
    this.#noise = noise;
    this.#variance = variance;
    this.#correlation = correlation;
  }

  /**
   * The logarithm of the determinant and the whitened `columns` (each as long as the day), of the intervals where `known`
   * is not NaN and somebody may come; the others become 0. Results are written over `columns`.
   */
  whiten(known: Float64Array, columns: readonly Float64Array[]): number {
    const k = columns.length;
    const states = new Float64Array(k);
    let variance = this.#variance;
    let logDeterminant = 0;
    const rho = this.#correlation;
    const innovation = this.#variance * (1 - rho * rho);
    for (let i = 0; i < known.length; i++) {
      // A closed interval, without profile and noise, would pass for one that is known exactly.
      if (Number.isNaN(known[i]!) || (this.#profile[i] === 0 && this.#noise[i] === 0)) {
        for (let c = 0; c < k; c++) columns[c]![i] = 0;
      } else {
        const u = this.#profile[i]!;
        const total = Math.max(u * u * variance + this.#noise[i]!, LEAST_VARIANCE);
        const gain = (u * variance) / total;
        const scale = 1 / Math.sqrt(total);
        logDeterminant += Math.log(total);
        for (let c = 0; c < k; c++) {
          const surprise = columns[c]![i]! - u * states[c]!;
          columns[c]![i] = surprise * scale;
          states[c]! += gain * surprise;
        }
        variance -= gain * u * variance;
      }
      for (let c = 0; c < k; c++) states[c]! *= rho;
      variance = rho * rho * variance + innovation;
    }
    return logDeterminant;
  }

  /** The covariance itself, times `factor`, added to `matrix` (intervals × intervals). */
  addTo(matrix: Float64Array, factor: number): void {
    const n = this.#profile.length;
    for (let i = 0; i < n; i++) {
      let decay = this.#variance * factor;
      for (let j = i; j < n; j++) {
        const value = this.#profile[i]! * this.#profile[j]! * decay;
        matrix[i * n + j]! += value;
        if (j !== i) matrix[j * n + i]! += value;
        decay *= this.#correlation;
      }
      matrix[i * n + i]! += this.#noise[i]! * factor;
    }
  }
}

/** Of one interval on the scale of roots: a history without any noise must not divide by none. */
const LEAST_VARIANCE = 1e-9;
