import seedrandom from "seedrandom";
import { luckWord } from "../luck.ts";

/** “expand 32-byte k”, the constants of ChaCha. */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const;
const ROUNDS = 8;
const block = new Int32Array(16);

/**
 * Four words that stand for a text (a seed, a purpose), mixed by `seedrandom`, so that "1" and "2" are not alike. Any
 * text, the empty one too. Slow (some µs): once per text, not per draw.
 */
export function textWords(text: string): Int32Array {
  const source = seedrandom(text);
  return Int32Array.of(source.int32(), source.int32(), source.int32(), source.int32());
}

/** A 32-bit word that stands for an id among the numbers of `mixWords`; two of 300 ids share one with a chance of 1e-5. */
export function idWord(id: string): number {
  let word = id.length;
  for (let i = 0; i < id.length; i++) word = luckWord(word ^ id.charCodeAt(i), i);
  return word | 0;
}

/**
 * Four random words that follow from a seed, a purpose (both by `textWords`) and four numbers, into `out`: one block of
 * ChaCha8 (Bernstein 2008), whose key is seed and purpose and whose counter the numbers are. Unlike inputs, however
 * close, give unrelated words; 0.2 µs, nothing allocated.
 */
export function mixWords(
  out: Int32Array,
  seed: Int32Array,
  purpose: Int32Array,
  first: number,
  second: number,
  third: number,
  fourth: number,
): void {
  for (let i = 0; i < 4; i++) {
    block[i] = CONSTANTS[i]!;
    block[4 + i] = seed[i]!;
    block[8 + i] = purpose[i]!;
  }
  block[12] = first;
  block[13] = second;
  block[14] = third;
  block[15] = fourth;
  for (let round = 0; round < ROUNDS; round += 2) {
    for (let i = 0; i < 4; i++) quarterRound(i, 4 + i, 8 + i, 12 + i);
    for (let i = 0; i < 4; i++) quarterRound(i, 4 + ((i + 1) & 3), 8 + ((i + 2) & 3), 12 + ((i + 3) & 3));
  }
  // The permutation alone could be undone; with the key added back it cannot.
  for (let i = 0; i < 4; i++) out[i] = (block[4 + i]! + seed[i]!) ^ (block[8 + i]! + purpose[i]!);
}

function quarterRound(i: number, j: number, k: number, l: number): void {
  let [a, b, c, d] = [block[i]!, block[j]!, block[k]!, block[l]!];
  a = (a + b) | 0;
  d ^= a;
  d = (d << 16) | (d >>> 16);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 12) | (b >>> 20);
  a = (a + b) | 0;
  d ^= a;
  d = (d << 8) | (d >>> 24);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 7) | (b >>> 25);
  block[i] = a;
  block[j] = b;
  block[k] = c;
  block[l] = d;
}

/** Uniform in the open interval (0, 1) from one random word: never 0, never 1, so every quantile of it is finite. */
export function uniformOf(word: number): number {
  return ((word >>> 0) + 0.5) * 2.3283064365386963e-10;
}
