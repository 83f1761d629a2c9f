import type { Frame } from "../sim/metrics/frame.ts";
import type { RealTime } from "../workers/clock.ts";
import { BOUNDS } from "./bounds.ts";

/** One frame and its JSON, made once however many displays there are. */
export interface PrintedFrame {
  readonly frame: Frame;
  readonly json: string;
  /** When it was printed, real ms. */
  readonly printedAt: number;
}

type Reader = (printed: PrintedFrame) => void;

/**
 * Prints frames: at most four a second, each computed once and serialised once, numbered without holes. Runs only while
 * somebody reads; with no display a frame is made when it is asked for.
 */
export class Press {
  readonly #compute: () => Frame | undefined;
  readonly #time: RealTime;
  readonly #readers = new Set<Reader>();
  readonly #periodMs = 1_000 / BOUNDS.framesPerSecond;
  #latest: PrintedFrame | undefined;
  #sequence = 0;
  #callOff: (() => void) | undefined;

  /** `compute` gives the floor's frame of now, or undefined while there is no floor to show yet. */
  constructor(compute: () => Frame | undefined, time: RealTime) {
    this.#compute = compute;
    this.#time = time;
  }

  /** Frames printed since the start. */
  get printed(): number {
    return this.#sequence;
  }

  /** The frame of now, at most a period old; undefined while there is none. */
  latest(): PrintedFrame | undefined {
    const latest = this.#latest;
    const ageMs = latest === undefined ? Number.POSITIVE_INFINITY : this.#time.now() - latest.printedAt;
    // A negative age is a clock set back: print again.
    return ageMs >= 0 && ageMs < this.#periodMs ? latest : this.#print();
  }

  /** Hands every frame from now on to `reader`; returns the way to stop. */
  subscribe(reader: Reader): () => void {
    this.#readers.add(reader);
    if (this.#readers.size === 1) this.#tick();
    return () => {
      this.#readers.delete(reader);
      if (this.#readers.size > 0) return;
      this.#callOff?.();
      this.#callOff = undefined;
    };
  }

  #tick(): void {
    this.#callOff = this.#time.after(this.#periodMs, () => this.#tick());
    this.#print();
  }

  #print(): PrintedFrame | undefined {
    const computed = this.#compute();
    if (computed === undefined) return undefined;
    this.#sequence += 1;
    const frame: Frame = { ...computed, sequence: this.#sequence };
    const printed = { frame, json: JSON.stringify(frame), printedAt: this.#time.now() };
    this.#latest = printed;
    for (const reader of this.#readers) reader(printed);
    return printed;
  }
}
