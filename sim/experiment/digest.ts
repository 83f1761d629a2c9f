import { finished, hex, rotated } from "../scenario/mixing.ts";

/**
 * Fingerprint of a sequence of numbers: two 32-bit lanes of multiply and rotate (the mixing of MurmurHash3, Appleby 2011)
 * over the bits of each double. Equal sequences are equal on every machine; it is no protection against intent.
 */
export class Digest {
  #a = 0x9747b28c;
  #b = 0x3c6ef372;
  #words = 0;

  add(values: Float64Array): void {
    const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    let [a, b] = [this.#a, this.#b];
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      a = Math.imul(rotated(a ^ Math.imul(word, 0xcc9e2d51), 13), 5) + 0xe6546b64;
      b = Math.imul(rotated(b ^ Math.imul(word, 0x1b873593), 17), 9) + 0x85ebca6b + (a >>> 16);
    }
    this.#a = a | 0;
    this.#b = b | 0;
    this.#words += words.length;
  }

  /** 16 hexadecimal digits. */
  get text(): string {
    return hex(finished(this.#a ^ this.#words)) + hex(finished(this.#b ^ this.#a));
  }
}
