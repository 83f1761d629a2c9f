import type { Frame } from "../sim/metrics/frame.ts";
import { type Lens, lensKey } from "../sim/metrics/lens.ts";
import { type FrameDelta, frameDelta } from "../sim/protocol/frameDelta.ts";
import type { RealTime } from "../workers/clock.ts";
import { BOUNDS } from "./bounds.ts";

/** How a reader wants to read: `own` is as the centre does, whatever that is at the moment. */
export type Reading = Lens | "own";

/** One frame and what is sent of it; each text is made once however many displays there are, and only if one wants it. */
export class PrintedFrame {
  readonly frame: Frame;
  /** When it was printed, real ms. */
  readonly printedAt: number;
  readonly #before: Frame | undefined;
  #json: string | undefined;
  #delta: string | undefined;

  constructor(frame: Frame, printedAt: number, before: Frame | undefined) {
    this.frame = frame;
    this.printedAt = printedAt;
    this.#before = before;
  }

  /** The sequence a display must have for the delta; absent for the first frame of a lane. */
  get base(): number | undefined {
    return this.#before?.sequence;
  }

  /** The whole frame. */
  get json(): string {
    this.#json ??= JSON.stringify(this.frame);
    return this.#json;
  }

  /** What changed since `base`; undefined for the first frame of a lane. */
  get deltaJson(): string | undefined {
    if (this.#before === undefined) return undefined;
    this.#delta ??= JSON.stringify(frameDelta(this.#before, this.frame) satisfies FrameDelta);
    return this.#delta;
  }
}

type Reader = (printed: PrintedFrame) => void;

/** Frames of one reading, numbered without holes. */
interface Lane {
  readonly reading: Reading;
  readonly readers: Set<Reader>;
  latest: PrintedFrame | undefined;
  sequence: number;
}

export interface PressOptions {
  /** The floor's frames of now, one a lens in order, or undefined while there is no floor to show yet. */
  readonly compute: (lenses: readonly Lens[]) => readonly Frame[] | undefined;
  /** How the centre reads at the moment. */
  readonly own: () => Lens;
  readonly time: RealTime;
}

/**
 * Prints frames: at most four a second, one for each reading in use, all of them from one look at the floor. Runs only
 * while somebody reads; with no display a frame is made when it is asked for.
 */
export class Press {
  readonly #options: PressOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #periodMs = 1_000 / BOUNDS.framesPerSecond;
  #printed = 0;
  #callOff: (() => void) | undefined;

  constructor(options: PressOptions) {
    this.#options = options;
  }

  /** Frames printed since the start, of all readings. */
  get printed(): number {
    return this.#printed;
  }

  /** Different readings frames are made for now. */
  get lenses(): number {
    return this.#lanes.size;
  }

  /** The frame of now, at most a period old; undefined while there is none, or with one reading too many. */
  latest(reading: Reading = "own"): PrintedFrame | undefined {
    // One asked for again and again is printed no oftener than one that is shown.
    for (const lane of this.#lanes.values()) if (!this.#isFresh(lane)) this.#drop(lane);
    const lane = this.#lane(reading);
    if (lane === undefined) return undefined;
    if (!this.#isFresh(lane)) this.#print([lane]);
    return lane.latest;
  }

  /** Hands every frame from now on to `reader`; returns the way to stop, or undefined with one reading too many. */
  subscribe(reading: Reading, reader: Reader): (() => void) | undefined {
    const lane = this.#lane(reading);
    if (lane === undefined) return undefined;
    lane.readers.add(reader);
    if (this.#callOff === undefined) this.#tick();
    return () => {
      lane.readers.delete(reader);
      this.#drop(lane);
      if ([...this.#lanes.values()].some(({ readers }) => readers.size > 0)) return;
      this.#callOff?.();
      this.#callOff = undefined;
    };
  }

  #lane(reading: Reading): Lane | undefined {
    const key = keyOf(reading);
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    // The centre's own reading always has room: it is what everything else falls back to.
    if (reading !== "own" && this.#foreignLanes() >= BOUNDS.lenses) return undefined;
    const lane: Lane = { reading, readers: new Set(), latest: undefined, sequence: 0 };
    this.#lanes.set(key, lane);
    return lane;
  }

  /** Whether its latest frame is younger than a period. A negative age is a clock set back: print again. */
  #isFresh({ latest }: Lane): boolean {
    if (latest === undefined) return false;
    const ageMs = this.#options.time.now() - latest.printedAt;
    return ageMs >= 0 && ageMs < this.#periodMs;
  }

  #foreignLanes(): number {
    return this.#lanes.size - (this.#lanes.has("own") ? 1 : 0);
  }

  /** Nobody reads it: forgotten, but for the centre's own, which is asked for by others too. */
  #drop(lane: Lane): void {
    if (lane.readers.size === 0 && lane.reading !== "own") this.#lanes.delete(keyOf(lane.reading));
  }

  #tick(): void {
    this.#callOff = this.#options.time.after(this.#periodMs, () => this.#tick());
    this.#print([...this.#lanes.values()].filter(({ readers }) => readers.size > 0));
  }

  #print(lanes: readonly Lane[]): void {
    const { compute, own, time } = this.#options;
    const frames = compute(lanes.map(({ reading }) => (reading === "own" ? own() : reading)));
    if (frames === undefined) return;
    const now = time.now();
    lanes.forEach((lane, i) => {
      lane.sequence += 1;
      this.#printed += 1;
      const frame: Frame = { ...frames[i]!, sequence: lane.sequence };
      const printed = new PrintedFrame(frame, now, lane.latest?.frame);
      lane.latest = printed;
      for (const reader of lane.readers) reader(printed);
    });
  }
}

function keyOf(reading: Reading): string {
  return reading === "own" ? reading : lensKey(reading);
}
