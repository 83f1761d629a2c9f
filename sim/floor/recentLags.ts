/** So many of the latest lags are remembered; odd, so that one of them is in the middle. */
const REMEMBERED = 31;

/** How late the latest events of a source were seen, ms; negative where its clock is ahead. */
export class RecentLags {
  readonly #lags = new Float64Array(REMEMBERED);
  #seen = 0;

  add(lagMs: number): void {
    this.#lags[this.#seen % REMEMBERED] = lagMs;
    this.#seen += 1;
  }

  /** The middle one, of an even number the lower of the two; `undefined` before the first. */
  median(): number | undefined {
    const n = Math.min(this.#seen, REMEMBERED);
    return this.#lags.slice(0, n).sort()[(n - 1) >> 1];
  }
}
