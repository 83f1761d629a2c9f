/** Bits per id: with four probes about 2.4 % of new ids cost a needless look into the table. */
const BITS_PER_ID = 8;
const PROBES = 4;
const SMALLEST = 1 << 16;

/**
 * A Bloom filter over (source, event id): answers “surely new” from memory, so that only ids that may be duplicates
 * cost a look into the table. Never wrong about “surely new”. Memory: 1 byte an id it was made for.
 */
export class KnownIds {
  readonly #bits: Uint32Array;
  readonly #mask: number;
  readonly #capacity: number;
  #size = 0;

  /** Room for `capacity` ids, rounded up to a power of two of at least 65,536; more make it vaguer, not wrong. */
  constructor(capacity: number) {
    let ids = SMALLEST;
    while (ids < capacity) ids *= 2;
    const bits = ids * BITS_PER_ID;
    this.#capacity = ids;
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  /** How many ids were added, duplicates included. */
  get size(): number {
    return this.#size;
  }

  /** More ids than it was made for: time to build a larger one. */
  get crowded(): boolean {
    return this.#size > this.#capacity;
  }

  add(source: string, eventId: string): void {
    this.#size += 1;
    let { probe, step } = hashes(source, eventId);
    for (let i = 0; i < PROBES; i++) {
      const bit = probe & this.#mask;
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
      probe = (probe + step) >>> 0;
      step = (step + i) >>> 0;
    }
  }

  /** False: surely never added. True: probably added, look it up. */
  mayHave(source: string, eventId: string): boolean {
    let { probe, step } = hashes(source, eventId);
    for (let i = 0; i < PROBES; i++) {
      const bit = probe & this.#mask;
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
      probe = (probe + step) >>> 0;
      step = (step + i) >>> 0;
    }
    return true;
  }
}

/** Two independent 32-bit hashes (FNV-1a with murmur's finish; double hashing makes the probes). */
function hashes(source: string, eventId: string): { probe: number; step: number } {
  const probe = finish(mix(mix(0x811c9dc5, source), eventId));
  return { probe, step: finish(probe ^ 0x9e3779b9) | 1 };
}

function mix(hash: number, text: string): number {
  // The length goes in as well, or (“a”, “bc”) and (“ab”, “c”) would be one id.
  let h = Math.imul(hash ^ text.length, 0x01000193);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
