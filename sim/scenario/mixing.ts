// The mixing of MurmurHash3 (Appleby 2011) on 32-bit words, for fingerprints.

/** The word turned left by `bits`, 1–31. */
export function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** The last mixing: every bit of the word moves every bit of the answer. */
export function finished(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Eight hexadecimal digits. */
export function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
