/**
 * Remembers the last ids it was shown: at least `generation`, at most twice as many. Two generations instead of a list
 * in order of use: one set lookup and one insertion an id, and forgetting is dropping a whole set.
 */
export class RecentIds {
  readonly #generation: number;
  #young = new Set<string>();
  #old = new Set<string>();

  constructor(generation: number) {
    this.#generation = generation;
  }

  has(id: string): boolean {
    return this.#young.has(id) || this.#old.has(id);
  }

  /** Remembers `id`; false when it was remembered already. */
  add(id: string): boolean {
    const { size } = this.#young;
    // One lookup instead of two: a set that has not grown had it.
    this.#young.add(id);
    if (this.#young.size === size) return false;
    const isNew = this.#old.size === 0 || !this.#old.has(id);
    if (this.#young.size >= this.#generation) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    return isNew;
  }

  /** How many are remembered now; an id shown in both generations counts twice. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }
}
