/** How often something had happened by an instant, and the sum of something with it; told in order of time. */
export class Counter {
  readonly times: number[] = [];
  /** Running sums, one for each time; empty where nothing is summed. */
  readonly #sums: number[] = [];

  /** Once more, at `at`, not before the last time. */
  add(at: number, amount?: number): void {
    this.times.push(at);
    if (amount !== undefined) this.#sums.push((this.#sums.at(-1) ?? 0) + amount);
  }

  /** How often up to and including `at`. */
  upTo(at: number): number {
    return countUpTo(this.times, at);
  }

  /** The sum up to and including `at`; 0 where nothing is summed. */
  sumUpTo(at: number): number {
    return this.#sums[this.upTo(at) - 1] ?? 0;
  }
}

/** How many of `times`, which never fall, are at most `at`. */
export function countUpTo(times: readonly number[], at: number): number {
  let from = 0;
  let to = times.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (times[middle]! <= at) from = middle + 1;
    else to = middle;
  }
  return from;
}
