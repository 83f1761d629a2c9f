/** The last `most` of what was added, oldest first; older ones are forgotten and counted. */
export class Ring<T> {
  readonly #most: number;
  #items: T[] = [];
  /** Place of the oldest, once the ring is full. */
  #first = 0;
  /** How many were ever added. */
  added = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(item: T): void {
    this.added++;
    if (this.#items.length < this.#most) {
      this.#items.push(item);
      return;
    }
    this.#items[this.#first] = item;
    this.#first = (this.#first + 1) % this.#most;
  }

  /** What is kept, oldest first. */
  items(): readonly T[] {
    return [...this.#items.slice(this.#first), ...this.#items.slice(0, this.#first)];
  }
}
