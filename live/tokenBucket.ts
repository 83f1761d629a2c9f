/** A rate bound that allows bursts: `burst` at once, `perSecond` lastingly. Time comes in with each question. */
export class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #at: number;

  /** Full at `now` (ms). Throws `RangeError` unless both rates are > 0. */
  constructor(burst: number, perSecond: number, now: number) {
    if (!(burst > 0)) throw new RangeError(`burst: expected > 0, got ${burst}`);
    if (!(perSecond > 0)) throw new RangeError(`perSecond: expected > 0, got ${perSecond}`);
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes one if there is one. Otherwise says how long until there is, whole ms ≥ 1; 0 = taken. */
  take(now: number): number {
    // A clock set back refills nothing, and takes nothing away.
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#at) * this.#perSecond) / 1_000);
    this.#at = now;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil(((1 - this.#tokens) * 1_000) / this.#perSecond));
  }
}

/** One bucket an address; of more than `addresses` the one longest unseen is forgotten, which only ever favours it. */
export class AddressBuckets {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #addresses: number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(burst: number, perSecond: number, addresses: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#addresses = addresses;
  }

  /** As `TokenBucket.take`, for `address`. */
  take(address: string, now: number): number {
    const bucket = this.#buckets.get(address) ?? new TokenBucket(this.#burst, this.#perSecond, now);
    this.#buckets.delete(address);
    this.#buckets.set(address, bucket);
    if (this.#buckets.size > this.#addresses) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
    return bucket.take(now);
  }
}
