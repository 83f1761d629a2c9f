/** Seconds a rate is taken over. */
const SECONDS = 10;

/** Bytes per second over the last ten whole seconds; the second under way does not count yet. */
export class ByteRate {
  readonly #bytes = new Float64Array(SECONDS + 1);
  #second: number;
  readonly #sinceSecond: number;

  /** `now`: real ms, here and everywhere below; a clock set back stands still until it is caught up. */
  constructor(now: number) {
    this.#second = Math.floor(now / 1_000);
    this.#sinceSecond = this.#second;
  }

  add(bytes: number, now: number): void {
    this.#pass(now);
    this.#bytes[this.#second % (SECONDS + 1)]! += bytes;
  }

  /** 0 before the first second is over. */
  perSecond(now: number): number {
    this.#pass(now);
    const seconds = Math.min(SECONDS, this.#second - this.#sinceSecond);
    if (seconds === 0) return 0;
    let sum = 0;
    for (let back = 1; back <= seconds; back++) sum += this.#bytes[(this.#second - back) % (SECONDS + 1)]!;
    return sum / seconds;
  }

  #pass(now: number): void {
    const second = Math.floor(now / 1_000);
    for (let next = Math.max(this.#second + 1, second - SECONDS); next <= second; next++) {
      this.#bytes[next % (SECONDS + 1)] = 0;
    }
    this.#second = Math.max(this.#second, second);
  }
}
