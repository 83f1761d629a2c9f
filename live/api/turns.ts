/** Costly questions one after the other: reading a week of the log must not stop the floor, whoever asks in a loop. */
export class Turns {
  readonly #most: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** `most` may wait or run at once. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Runs `work` when its turn comes; `undefined` at once when too many wait already. Rejects as `work` does. */
  take<T>(work: () => Promise<T>): Promise<T> | undefined {
    if (this.#waiting >= this.#most) return undefined;
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
