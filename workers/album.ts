import type { FeedFrame, Frame } from "../sim/metrics/frame.ts";
import type { Instant } from "../sim/vocabulary/index.ts";
import type { RealTime } from "./clock.ts";
import type { Playing } from "./player.ts";
import { shareParts } from "./shareParts.ts";

export interface AlbumOptions {
  /** A feed from its beginning and an empty board. */
  readonly open: () => Playing;
  /** The stretch it covers. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** A picture at every whole multiple of this, ms ≥ 1. */
  readonly everyMs: number;
  /** Boards left standing along the way, ≥ 0; between two of them lie equally many events. */
  readonly boards: number;
}

/** A board that stands at an instant, with the rest of its feed. */
export interface Kept {
  readonly playing: Playing;
  readonly reachedAt: Instant;
}

interface Growing {
  readonly playing: Playing;
  /** As far as it has been folded. */
  reachedAt: Instant;
  readonly until: Instant;
}

/** Events folded between two looks at the clock. */
const SLICE_EVENTS = 500;
const FEED: FeedFrame = { kind: "replayed", label: "", state: "running", speed: 1 };

/**
 * What a replay keeps so that going back is instant: a picture of every minute, and boards left standing every so many
 * events, from which it can go on. Made a little at a time, beside the playing; whoever takes a board takes it for good, and
 * another one is grown in its place.
 */
export class Album {
  readonly #options: AlbumOptions;
  readonly #frames = new Map<number, Frame>();
  #last: Frame | undefined;
  #drawing: Growing | undefined;
  #nextAt: number;
  /** Events passed when each picture was taken: where the boards go. */
  #passed = 0;
  readonly #passedAt: { readonly at: Instant; readonly passed: number }[] = [];
  #places: readonly Instant[] | undefined;
  readonly #kept = new Map<Instant, Kept>();
  #growing: Growing | undefined;

  /** Throws `RangeError` for a step below 1 ms. */
  constructor(options: AlbumOptions) {
    if (!(options.everyMs >= 1)) throw new RangeError(`everyMs: expected a number ≥ 1, got ${options.everyMs}`);
    this.#options = options;
    this.#nextAt = Math.ceil(options.startsAt / options.everyMs) * options.everyMs;
  }

  /** The picture of `at`; undefined where there is none, or not yet. Its feed and number are the player's to fill in. */
  frame(at: Instant): Frame | undefined {
    // What is over looks otherwise: the end is the player's own.
    return at >= this.#options.endsAt ? undefined : this.#frames.get(at);
  }

  /** The latest board that stands at or before `at`, out of the album; undefined when none does. */
  take(at: Instant): Kept | undefined {
    const place = [...this.#kept.keys()].filter((stands) => stands <= at).sort((a, b) => b - a)[0];
    const kept = place === undefined ? undefined : this.#kept.get(place);
    if (place !== undefined) this.#kept.delete(place);
    return kept;
  }

  /** Goes on until real time `deadline`; true when there is nothing left to do. */
  work(deadline: number, real: RealTime): boolean {
    do {
      if (!this.#step()) return true;
    } while (real.now() < deadline);
    return false;
  }

  /** Pictures and boards at hand, for those who measure. */
  get size(): { readonly frames: number; readonly boards: number } {
    return { frames: this.#frames.size, boards: this.#kept.size };
  }

  /** One piece of work; false when there is none. */
  #step(): boolean {
    if (this.#nextAt <= this.#options.endsAt) return this.#draw();
    this.#drawing = undefined;
    this.#places ??= this.#placed();
    const place = this.#growing?.until ?? this.#places.find((at) => !this.#kept.has(at));
    if (place === undefined) return false;
    this.#growing ??= { playing: this.#options.open(), reachedAt: this.#options.startsAt, until: place };
    if (this.#fold(this.#growing)) {
      this.#kept.set(place, { playing: this.#growing.playing, reachedAt: place });
      this.#growing = undefined;
    }
    return true;
  }

  #draw(): boolean {
    const at = this.#nextAt as Instant;
    const { startsAt, everyMs } = this.#options;
    const drawing = this.#drawing ?? { playing: this.#options.open(), reachedAt: startsAt, until: at };
    this.#drawing = { ...drawing, until: at };
    const { playing } = drawing;
    if (!this.#fold(this.#drawing)) return true;
    const frame = playing.board.frame(at, FEED);
    this.#last = this.#last === undefined ? frame : shareParts(this.#last, frame);
    this.#frames.set(at, this.#last);
    this.#passedAt.push({ at, passed: this.#passed });
    this.#nextAt += everyMs;
    return true;
  }

  /** Folds a slice; true when `until` is reached. */
  #fold(growing: Growing): boolean {
    const batch = growing.playing.feed.take(growing.until, SLICE_EVENTS);
    for (const event of batch.events) growing.playing.board.apply(event);
    if (growing === this.#drawing) this.#passed += batch.events.length;
    return !batch.more;
  }

  /** Instants of the boards: of minutes whose pictures there are, those that part the events most evenly. */
  #placed(): readonly Instant[] {
    const { boards } = this.#options;
    const places = new Set<Instant>();
    for (let part = 1; part <= boards; part += 1) {
      const wanted = (this.#passed * part) / (boards + 1);
      const place = this.#passedAt.find(({ passed }) => passed >= wanted);
      if (place !== undefined) places.add(place.at);
    }
    return [...places];
  }
}
