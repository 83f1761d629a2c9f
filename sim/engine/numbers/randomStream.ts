import { mixWords, textWords, uniformOf } from "./randomWords.ts";

/** Words of state of a stream in a snapshot. */
export const STREAM_WORDS = 4;

/**
 * One independent stream of uniforms per purpose: an added draw in one place cannot shift the draws of another. The
 * state is mixed from (seed, purpose, replication); the steps are xoshiro128+ (Blackman & Vigna 2018) on class fields.
 */
export class RandomStream {
  readonly #purpose: Int32Array;
  readonly #state = new Int32Array(STREAM_WORDS);
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 1;

  /** The stream of `purpose` (“talk of queue sales”), at the beginning of replication 0 of `seed`. Any text is a seed. */
  constructor(seed: string, purpose: string) {
    this.#purpose = textWords(purpose);
    this.restart(textWords(seed), 0);
  }

  /** Back to the beginning, of replication number `replication` of the seed whose words (`textWords`) these are. */
  restart(seed: Int32Array, replication: number): void {
    mixWords(this.#state, seed, this.#purpose, replication, 0, 0, 0);
    this.restore(this.#state, 0);
  }

  /** Uniform 32-bit word, 0 … 2³² − 1. */
  word(): number {
    const sum = (this.#a + this.#d) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return sum;
  }

  /** Uniform in the open interval (0, 1). */
  uniform(): number {
    return (this.word() + 0.5) * 2.3283064365386963e-10;
  }

  /** The next `values.length` uniforms: as many calls of `uniform`, in a loop that keeps the state at hand. */
  fill(values: Float64Array): void {
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let d = this.#d;
    for (let i = 0; i < values.length; i++) {
      values[i] = (((a + d) >>> 0) + 0.5) * 2.3283064365386963e-10;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  /** Writes where the stream stands into four words from `at` on. */
  save(into: Int32Array, at: number): void {
    into[at] = this.#a;
    into[at + 1] = this.#b;
    into[at + 2] = this.#c;
    into[at + 3] = this.#d;
  }

  /** Goes on where a stream stood. */
  restore(from: Int32Array, at: number): void {
    this.#a = from[at]!;
    this.#b = from[at + 1]!;
    this.#c = from[at + 2]!;
    this.#d = from[at + 3]!;
    // xoshiro stands still on four zeros.
    if ((this.#a | this.#b | this.#c | this.#d) === 0) this.#d = 1;
  }
}

/** Draws that each depend on their key alone: for people and days, whose draws nobody else's presence may move. */
export class KeyedDraws {
  readonly #purpose: Int32Array;
  readonly #words = new Int32Array(STREAM_WORDS);
  #seed: Int32Array;
  #replication = 0;

  /** Of replication 0 of the empty seed, until `restart` says otherwise. */
  constructor(purpose: string) {
    this.#purpose = textWords(purpose);
    this.#seed = textWords("");
  }

  /** From now on of replication number `replication` of the seed with these words. */
  restart(seed: Int32Array, replication: number): void {
    this.#seed = seed;
    this.#replication = replication;
  }

  /** A random 32-bit word (signed) of up to three whole numbers. */
  word(first: number, second: number, third: number): number {
    mixWords(this.#words, this.#seed, this.#purpose, this.#replication, first, second, third);
    return this.#words[0]!;
  }

  /** Uniform in the open interval (0, 1), of up to three whole numbers. */
  uniform(first: number, second: number, third: number): number {
    return uniformOf(this.word(first, second, third));
  }
}
