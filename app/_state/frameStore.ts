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
/** A fresh picture that was told about so recently is not told again for its age alone: the next frame is on its way. */
const QUIET_MS = 1.5 * TICK_MS;
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
  #publishedAt = Number.NEGATIVE_INFINITY;
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
    this.#stop ??= this.#time.every(TICK_MS, () => this.#tick());
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

  #tick(): void {
    const quietMs = this.#time.now() - this.#publishedAt;
    const fresh = this.#view.link.state === "fresh" && this.#link().state === "fresh";
    // A clock set back is no reason to keep quiet.
    if (!fresh || quietMs < 0 || quietMs >= QUIET_MS) this.#publish();
  }

  #publish(): void {
    this.#publishedAt = this.#time.now();
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
