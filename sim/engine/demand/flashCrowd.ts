import { eventLengthMs } from "../../scenario/eventTime.ts";
import { minutes } from "../../vocabulary/index.ts";
import { exp, ln } from "../numbers/mathematics.ts";
import { RandomStream } from "../numbers/randomStream.ts";
import { standardExponential } from "../numbers/standardExponential.ts";

export interface FlashCrowdSpec {
  readonly id: string;
  /** Expected over the whole event. */
  readonly contacts: number;
  readonly halfLifeMinutes: number;
  readonly durationMinutes: number;
  readonly durationSeconds?: number;
}

/**
 * Contacts on top of a queue's own, from a stream of their own, so that the others come as they would have come: a
 * Poisson process whose rate falls by half every half-life, by inversion of its expected count.
 */
export class FlashCrowd {
  readonly #contacts: number;
  readonly #durationMs: number;
  /** Mean of the falling exponential: half-life ÷ ln 2. */
  readonly #meanMs: number;
  /** Share of the endless burst that falls within the event. */
  readonly #within: number;
  readonly #stream: RandomStream;
  #fromAt = 0;
  /** Contacts expected from the beginning of the event to the last that came. */
  #expected = 0;

  constructor(spec: FlashCrowdSpec) {
    this.#contacts = spec.contacts;
    this.#durationMs = eventLengthMs(spec);
    this.#meanMs = minutes(spec.halfLifeMinutes) / Math.LN2;
    this.#within = this.#share(this.#durationMs);
    this.#stream = new RandomStream("", `flash-crowd/${spec.id}`);
  }

  /** For a run that begins at `startAt`, in which the event begins at `fromAt`. */
  restart(seed: Int32Array, replication: number, startAt: number, fromAt: number): void {
    this.#stream.restart(seed, replication);
    this.#fromAt = fromAt;
    const gone = Math.min(Math.max(startAt - fromAt, 0), this.#durationMs);
    this.#expected = (this.#contacts * this.#share(gone)) / this.#within;
  }

  /** When the next contact comes, whole ms; Infinity: nobody comes any more. */
  next(): number {
    this.#expected += standardExponential(this.#stream.uniform());
    if (!(this.#expected < this.#contacts)) return Number.POSITIVE_INFINITY;
    const share = (this.#expected / this.#contacts) * this.#within;
    return Math.ceil(this.#fromAt - this.#meanMs * ln(1 - share));
  }

  save(words: Int32Array, at: number): number {
    this.#stream.save(words, at);
    return this.#expected;
  }

  restore(words: Int32Array, at: number, expected: number): void {
    this.#stream.restore(words, at);
    this.#expected = expected;
  }

  /** Share of an endless burst that is over after `ms`. */
  #share(ms: number): number {
    return 1 - exp(-Math.min(ms / this.#meanMs, 700));
  }
}
