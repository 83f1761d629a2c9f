import type { Instant } from "../sim/vocabulary/index.ts";

/** Where real time comes from; tests hand in their own. */
export interface RealTime {
  /** Milliseconds since the Unix epoch, as the machine believes. */
  now(): number;
  /** Calls `then` after `ms`; returns the way to call it off. */
  after(ms: number, then: () => void): () => void;
}

export const machineTime: RealTime = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Floor time per real time: 1 = live, 60 = an hour a minute, `as-fast-as-possible`, 0 = paused. */
export type Speed = number | "as-fast-as-possible";

/**
 * Floor time as a port: says how far the floor may go. It never asks what happens in between, so the same events in
 * the same order pass at every speed.
 */
export class FloorClock {
  readonly #real: RealTime;
  #anchorAt: number;
  #anchorReal: number;
  #speed: Speed;

  /** A clock that shows `at` now. Throws `RangeError` for a negative or non-finite speed. */
  constructor(at: Instant, speed: Speed, real: RealTime = machineTime) {
    this.#real = real;
    this.#anchorAt = at;
    this.#anchorReal = real.now();
    this.#speed = checked(speed);
  }

  get speed(): Speed {
    return this.#speed;
  }

  /** Floor time now; as fast as possible it stands where it was last set and the player sets it to each event. */
  now(): Instant {
    const perReal = this.#speed === "as-fast-as-possible" ? 0 : this.#speed;
    return Math.floor(this.#anchorAt + (this.#real.now() - this.#anchorReal) * perReal) as Instant;
  }

  setSpeed(speed: Speed): void {
    this.set(this.now());
    this.#speed = checked(speed);
  }

  /** Jumps: floor time is `at` from now on. */
  set(at: Instant): void {
    this.#anchorAt = at;
    this.#anchorReal = this.#real.now();
  }
}

function checked(speed: Speed): Speed {
  if (speed !== "as-fast-as-possible" && !(Number.isFinite(speed) && speed >= 0)) {
    throw new RangeError(`speed: expected a finite number ≥ 0 or "as-fast-as-possible", got ${speed}`);
  }
  return speed;
}
