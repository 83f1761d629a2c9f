import type { WaitElasticity } from "../../scenario/demand.ts";
import { exp, ln } from "../numbers/mathematics.ts";

/** Weight of the newest wait in the mean people go by: it looks back some fifty contacts. */
const NEWEST = 0.02;

/**
 * How demand answers to waits: by (recent mean wait ÷ reference) to the power of −elasticity, at most `atMost`. The mean
 * is smoothed exponentially over the contacts that leave the line, answered or not, and begins at the reference.
 */
export class WaitResponse {
  readonly #spec: WaitElasticity;
  #recentMs: number;
  /** Factor of the moment ÷ `atMost`. */
  #share = 1;

  constructor(spec: WaitElasticity) {
    this.#spec = spec;
    this.#recentMs = spec.referenceMs;
    this.recentMs = spec.referenceMs;
  }

  get recentMs(): number {
    return this.#recentMs;
  }

  set recentMs(ms: number) {
    const { referenceMs, elasticity, atMost } = this.#spec;
    this.#recentMs = ms;
    const exponent = -elasticity * ln(Math.max(ms, 1) / referenceMs);
    this.#share = exponent >= ln(atMost) ? 1 : exp(Math.max(exponent, -700)) / atMost;
  }

  restart(): void {
    this.recentMs = this.#spec.referenceMs;
  }

  /** Somebody has left the line after `waitMs`. */
  heard(waitMs: number): void {
    this.recentMs = this.#recentMs + NEWEST * (waitMs - this.#recentMs);
  }

  /** Whether somebody who would come at the highest demand comes at that of the moment; `uniform` is their own. */
  admits(uniform: number): boolean {
    return uniform < this.#share;
  }
}
