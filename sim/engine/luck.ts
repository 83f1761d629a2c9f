/**
 * What else is decided about one contact, beyond its work and patience. Every fresh contact draws one 32-bit word at
 * its arrival; each of these is a hash of that word, so a contact's luck is its own: it does not depend on how many
 * others asked before it, and a returning contact (switch, callback, repeat) inherits a word of its own.
 */
export const LUCK = {
  selfServiceContained: 1,
  selfServiceTime: 2,
  callbackAccepted: 3,
  switches: 4,
  switchDelay: 5,
  contextKept: 6,
  resolved: 7,
  repeats: 8,
  repeatDelay: 9,
  rated: 10,
  score: 11,
  evaluated: 12,
  evaluation: 13,
  talk: 14,
  wrapUp: 15,
  patience: 16,
  next: 17,
  /** Message number m of a session uses `message + m`. */
  message: 1_000,
} as const;

/** A 32-bit word that follows from `word` and `purpose` alone (two rounds of the murmur3 finaliser). */
export function luckWord(word: number, purpose: number): number {
  let x = word ^ Math.imul(purpose, 0x9e3779b9);
  for (let round = 0; round < 2; round++) {
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    x = (x ^ (x >>> 16)) + 0x6d2b79f5;
  }
  return x >>> 0;
}

/** Uniform in the open interval (0, 1) that follows from `word` and `purpose` alone. */
export function luck(word: number, purpose: number): number {
  return (luckWord(word, purpose) + 0.5) * 2.3283064365386963e-10;
}
