import type { Frame } from "../../sim/metrics/frame.ts";
import { AGEING_PERIODS, FRAME_PERIOD_MS, type Link, LOST_PERIODS, type View } from "./view.ts";

/** What a feed client tells the store. */
export interface FrameSink {
  /** `madeAt` = when the server made it, on this display's clock. */
  frame(frame: Frame, madeAt: number): void;
  /** The connection is gone; the next try is in `retryInMs`. */
  lost(retryInMs: number): void;
  problem(code: string, detail: string): void;
}

export interface DisplayTime {
  now(): number;
  every(ms: number, then: () => void): () => void;
}

export const displayTime: DisplayTime = {
  now: () => Date.now(),
  every: (ms, then) => {
    const timer = setInterval(then, ms);
    return () => clearInterval(timer);
  },
};

const TICK_MS = 250;
const START: View = { frame: undefined, link: { state: "connecting" }, problem: undefined };

/**
 * The latest frame and its age, for `useSyncExternalStore`. Age is measured by this display's own clock, so a tab that
 * slept for an hour wakes up knowing it: the first tick says “lost” until a frame arrives.
 */
export class FrameStore implements FrameSink {
  readonly #time: DisplayTime;
  /** False for boards in a worker: paused and ended ones stand still and are not stale. */
  readonly #ages: boolean;
  readonly #listeners = new Set<() => void>();
  #view: View = START;
  #frame: Frame | undefined;
  #madeAt = 0;
  #retryAt: number | undefined;
  /** When the connection was lost, while it is. */
  #lostAt: number | undefined;
  #problem: View["problem"];
  #stop: (() => void) | undefined;

  constructor(ages: boolean, time: DisplayTime = displayTime) {
    this.#ages = ages;
    this.#time = time;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stop ??= this.#time.every(TICK_MS, () => this.#publish());
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  };

  readonly view = (): View => this.#view;
  readonly serverView = (): View => START;

  frame(frame: Frame, madeAt: number): void {
    this.#frame = frame;
    this.#madeAt = madeAt;
    this.#lostAt = undefined;
    this.#retryAt = undefined;
    this.#problem = frame.feed.problem;
    this.#publish();
  }

  lost(retryInMs: number): void {
    this.#lostAt ??= this.#time.now();
    this.#retryAt = this.#time.now() + retryInMs;
    this.#publish();
  }

  problem(code: string, detail: string): void {
    this.#problem = { code, detail };
    this.#publish();
  }

  #publish(): void {
    this.#view = { frame: this.#frame, link: this.#link(), problem: this.#problem };
    for (const listener of this.#listeners) listener();
  }

  #link(): Link {
    const now = this.#time.now();
    // Once its time has come the try is under way, and there is nothing left to count down.
    const retry = this.#retryAt === undefined || this.#retryAt <= now ? {} : { retryInMs: this.#retryAt - now };
    if (this.#frame === undefined) {
      if (this.#lostAt === undefined) return { state: "connecting" };
      return { state: "lost", ageMs: now - this.#lostAt, lostAt: this.#lostAt, ...retry };
    }
    const ageMs = this.#ages ? Math.max(0, now - this.#madeAt) : 0;
    // A dropped connection alone is not yet dead data: it ages like any other silence.
    if (ageMs > LOST_PERIODS * FRAME_PERIOD_MS) return { state: "lost", ageMs, lostAt: this.#madeAt, ...retry };
    return { state: ageMs > AGEING_PERIODS * FRAME_PERIOD_MS ? "ageing" : "fresh", ageMs };
  }
}
