/** Presses of a held key that wait for an answer; more are not kept. */
const MOST_WAITING = 8;

/**
 * Steps one after the other: the second of two quick presses goes on from where the first one came to. A clock that is sent
 * somewhere else drops those asked for before.
 */
export class StepQueue {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #sent = 0;

  /** The clock goes by another way: no step asked for until now is wanted any more. */
  drop(): void {
    this.#sent += 1;
  }

  /** `step` is told how to find out whether it is still wanted; done once it is, or dropped. */
  add(step: (isWanted: () => boolean) => Promise<void>): Promise<void> {
    if (this.#waiting >= MOST_WAITING) return this.#last;
    const sent = this.#sent;
    const isWanted = () => sent === this.#sent;
    const go = async () => {
      try {
        if (isWanted()) await step(isWanted);
      } finally {
        this.#waiting -= 1;
      }
    };
    this.#waiting += 1;
    this.#last = this.#last.then(go, go);
    return this.#last;
  }
}
