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
