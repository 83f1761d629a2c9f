import { Fingerprint } from "./fingerprint.ts";

/** Places of a table before anything is remembered; a power of two. */
const FIRST_PLACES = 64;

/**
 * Remembers the last ids it was shown: at least `generation`, at most twice as many. Two generations instead of a list
 * in order of use: one lookup and one insertion an id, and forgetting is dropping a whole table. Ids are kept as 64-bit
 * fingerprints: remembering a string would keep it alive, and the collector's work on 100,000 of them costs more than
 * the rest of an event.
 */
export class RecentIds {
  readonly #generation: number;
  readonly #print = new Fingerprint();
  #young = new FingerprintTable();
  #old = new FingerprintTable();

  /** `generation` ≥ 1 ids. */
  constructor(generation: number) {
    this.#generation = generation;
  }

  has(id: string): boolean {
    if (this.#young.size === 0 && this.#old.size === 0) return false;
    const print = this.#print;
    print.take(id);
    return this.#young.has(print) || this.#old.has(print);
  }

  /** Remembers `id`; false when it was remembered already. */
  add(id: string): boolean {
    const print = this.#print;
    print.take(id);
    if (!this.#young.add(print)) return false;
    const isNew = !this.#old.has(print);
    if (this.#young.size >= this.#generation) {
      const forgotten = this.#old;
      this.#old = this.#young;
      this.#young = forgotten;
      forgotten.clear();
    }
    return isNew;
  }

  /** How many are remembered now; an id shown in both generations counts twice. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }
}

/** A set of fingerprints, open addressing with linear probing, at most half full. 16 bytes a fingerprint. */
class FingerprintTable {
  /** `low`, `high` of each place side by side, so that a look touches one line of memory; `low` 0 is an empty place. */
  #words = new Uint32Array(2 * FIRST_PLACES);
  #mask = FIRST_PLACES - 1;
  size = 0;

  has(print: Fingerprint): boolean {
    return this.size > 0 && this.#words[2 * this.#placeOf(print.low, print.high)] !== 0;
  }

  /** False when it was there. */
  add({ low, high }: Fingerprint): boolean {
    const place = 2 * this.#placeOf(low, high);
    if (this.#words[place] !== 0) return false;
    this.#words[place] = low;
    this.#words[place + 1] = high;
    this.size += 1;
    if (2 * this.size > this.#mask) this.#grow();
    return true;
  }

  /** Forgets all; the room is kept, for the next generation will need as much. */
  clear(): void {
    this.#words.fill(0);
    this.size = 0;
  }

  /** Where the fingerprint is, or the empty place it would take. */
  #placeOf(low: number, high: number): number {
    const words = this.#words;
    let place = high & this.#mask;
    for (;;) {
      const found = words[2 * place]!;
      if (found === 0 || (found === low && words[2 * place + 1] === high)) return place;
      place = (place + 1) & this.#mask;
    }
  }

  #grow(): void {
    const before = this.#words;
    this.#words = new Uint32Array(2 * before.length);
    this.#mask = before.length - 1;
    for (let word = 0; word < before.length; word += 2) {
      const low = before[word]!;
      if (low === 0) continue;
      const high = before[word + 1]!;
      const place = 2 * this.#placeOf(low, high);
      this.#words[place] = low;
      this.#words[place + 1] = high;
    }
  }
}
