import type { Feed } from "../sim/feed/feed.ts";
import type { AlarmAction, AlarmOutcome } from "../sim/metrics/alarms/alarm.ts";
import type { FeedFrame, Frame } from "../sim/metrics/frame.ts";
import { type FloorEvent, HOUR_MS, type Instant, LATEST_INSTANT } from "../sim/vocabulary/index.ts";
import type { Album } from "./album.ts";
import { FloorClock, machineTime, type RealTime, type Speed } from "./clock.ts";
import type { AheadOf } from "./playedAhead.ts";

/** What the player needs of a board: fold one event, measure at an instant. */
export interface MeasuringBoard {
  apply(event: FloorEvent): unknown;
  frame(at: Instant, feed: FeedFrame): Frame;
  actOnAlarm(action: AlarmAction): AlarmOutcome;
}

/** One playing: a feed from its beginning and an empty board. Opened again to go back in time. */
export interface Playing {
  readonly feed: Feed;
  readonly board: MeasuringBoard;
  /** What a look-ahead of it starts from; absent: nobody looks ahead of what plays. */
  readonly ahead?: AheadOf;
}

export interface PlayerOptions {
  readonly speed: Speed;
  /** Where to begin; the feed's own start when absent. Everything before it is folded at once. */
  readonly from?: Instant;
  /** Frames a second, 1–60. */
  readonly framesPerSecond?: number;
  readonly real?: RealTime;
  /** Pictures and boards kept along the way, so that going back need not fold from the beginning. */
  readonly album?: Album;
}

/** Events folded between two looks at the clock: about 10 ms of work, so that pause and seek answer at once. */
const SLICE_EVENTS = 5_000;
/** How long one turn may fold before it lets others in, real ms. */
const TURN_MS = 50;
/** How long a hand must rest on a place whose picture was at hand before its floor is folded, real ms. */
const REST_MS = 150;
/** How long the album is worked at in one go, and how long others are let in between, real ms. */
const ALBUM_TURN_MS = 12;
const ALBUM_REST_MS = 8;

/**
 * Lets the events of a feed pass a board as a clock allows and hands out frames. The order of events is the feed's,
 * whatever the speed; where the machine cannot keep a speed, floor time waits for the events, never the reverse.
 */
export class Player {
  readonly #open: () => Playing;
  readonly #onFrame: (frame: Frame) => void;
  readonly #real: RealTime;
  readonly #frameMs: number;
  readonly #clock: FloorClock;
  #playing: Playing;
  #state: FeedFrame["state"] = "waiting";
  #reachedAt: Instant;
  #callOff: (() => void) | undefined;
  #framedAt = Number.NEGATIVE_INFINITY;
  #problem: FeedFrame["problem"];
  #sequence = 0;
  readonly #album: Album | undefined;
  #callOffAlbum: (() => void) | undefined;
  /** The place whose picture is shown while the floor is still elsewhere. */
  #owed: Instant | undefined;

  /** Throws `RangeError` when the feed does not say where it starts and `from` is absent. */
  constructor(open: () => Playing, onFrame: (frame: Frame) => void, options: PlayerOptions) {
    this.#open = open;
    this.#onFrame = onFrame;
    this.#real = options.real ?? machineTime;
    this.#frameMs = 1000 / (options.framesPerSecond ?? 4);
    this.#album = options.album;
    this.#playing = open();
    const start = options.from ?? this.#playing.feed.startsAt;
    if (start === undefined) {
      throw new RangeError("from: expected an instant for a feed without a start, got undefined");
    }
    this.#reachedAt = start;
    this.#clock = new FloorClock(start, options.speed, this.#real);
  }

  get state(): FeedFrame["state"] {
    return this.#state;
  }

  /** Floor time up to which events have passed. */
  get reachedAt(): Instant {
    return this.#reachedAt;
  }

  get ahead(): AheadOf | undefined {
    return this.#playing.ahead;
  }

  /** A frame of what stands still; what runs has one soon. */
  show(): void {
    if (this.#state !== "running" && this.#owed === undefined) this.#emit();
  }

  start(): void {
    if (this.#state === "ended" || this.#state === "failed") return;
    const first = this.#state === "waiting";
    this.#state = "running";
    if (first && !this.#catchUp()) {
      this.#emit();
      return;
    }
    this.#follow();
    this.#clock.set(this.#reachedAt);
    this.#soon(0);
    if (first) this.#tendAlbum();
  }

  pause(): void {
    if (this.#state !== "running") return;
    this.#follow();
    this.#state = "paused";
    this.#callOff?.();
    this.#emit();
  }

  setSpeed(speed: Speed): void {
    this.#follow();
    this.#clock.set(this.#reachedAt);
    this.#clock.setSpeed(speed);
    if (this.#state === "running") this.#soon(0);
    else this.#emit();
  }

  /**
   * Goes to `at`: forward by folding what lies between, back from the nearest board kept or from the beginning. Where the
   * album has the picture of `at` it is shown at once, and the floor follows when the hand rests or anything else is asked.
   */
  seek(at: Instant): void {
    const picture = this.#state === "failed" ? undefined : this.#album?.frame(at);
    if (picture === undefined) {
      this.#owed = undefined;
      this.#go(at);
      return;
    }
    this.#owed = at;
    if (this.#state !== "running") this.#state = "paused";
    this.#framedAt = this.#real.now();
    this.#onFrame(this.#numbered({ ...picture, feed: this.#feedFrame() }));
    this.#callOff?.();
    this.#callOff = this.#real.after(REST_MS, () => this.#follow());
  }

  /** The floor goes where the picture already is. */
  #follow(): void {
    const at = this.#owed;
    if (at === undefined) return;
    this.#owed = undefined;
    this.#callOff?.();
    this.#go(at);
  }

  #go(at: Instant): void {
    const wasRunning = this.#state === "running";
    if (at < this.#reachedAt) {
      const kept = this.#album?.take(at);
      this.#playing = kept?.playing ?? this.#open();
      this.#reachedAt = kept?.reachedAt ?? this.#playing.feed.startsAt ?? at;
      this.#state = wasRunning ? "running" : "paused";
      if (kept !== undefined) this.#tendAlbum();
    }
    const ended = this.#attempt(() => this.#fold(at, Number.POSITIVE_INFINITY));
    this.#reachedAt = latest(this.#reachedAt, at);
    this.#clock.set(this.#reachedAt);
    if (ended) this.#state = "ended";
    this.#emit();
    if (this.#state === "running") this.#soon(this.#frameMs);
  }

  /** Works at the album a little at a time, for as long as there is something to do. */
  #tendAlbum(): void {
    const album = this.#album;
    if (album === undefined) return;
    this.#callOffAlbum?.();
    this.#callOffAlbum = this.#real.after(ALBUM_REST_MS, () => {
      if (!album.work(this.#real.now() + ALBUM_TURN_MS, this.#real)) this.#tendAlbum();
    });
  }

  /** Passes exactly one event, and floor time with it; pauses a running player. */
  step(): void {
    this.#follow();
    if (this.#state === "ended" || this.#state === "failed") return;
    this.#callOff?.();
    this.#state = "paused";
    this.#attempt(() => {
      const batch = this.#playing.feed.take(LATEST_INSTANT, 1);
      this.#apply(batch.events);
      if (batch.ended) this.#state = "ended";
      return batch.ended;
    });
    this.#clock.set(this.#reachedAt);
    this.#emit();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOffAlbum?.();
    this.#owed = undefined;
    if (this.#state === "running") this.#state = "paused";
  }

  /** What a person does about an alarm; shown at once, also while paused. */
  actOnAlarm(action: AlarmAction): AlarmOutcome {
    this.#follow();
    const outcome = this.#playing.board.actOnAlarm(action);
    if (outcome.ok) this.#emit();
    return outcome;
  }

  /** The picture now. */
  frame(): Frame {
    this.#follow();
    return this.#numbered(this.#playing.board.frame(this.#reachedAt, this.#feedFrame()));
  }

  /** Numbered here: a board that is taken up again counts its own pictures only. */
  #numbered(frame: Frame): Frame {
    this.#sequence += 1;
    return { ...frame, sequence: this.#sequence };
  }

  /** Folds everything before the beginning, so that the first frame is a whole floor and not one that still fills; false when that failed. */
  #catchUp(): boolean {
    this.#attempt(() => this.#fold(this.#reachedAt, Number.POSITIVE_INFINITY));
    return this.#state !== "failed";
  }

  #soon(ms: number): void {
    this.#callOff?.();
    this.#callOff = this.#real.after(ms, () => this.#turn());
  }

  #turn(): void {
    const free = this.#clock.speed === "as-fast-as-possible";
    const until = free ? ((this.#reachedAt + HOUR_MS) as Instant) : this.#clock.now();
    const before = this.#real.now();
    const finished = this.#attempt(() => this.#fold(until, before + TURN_MS));
    if (finished) this.#state = "ended";
    if (this.#state !== "running") {
      this.#emit();
      return;
    }
    if (this.#real.now() - this.#framedAt >= this.#frameMs) this.#emit();
    this.#soon(free || this.#reachedAt < until ? 0 : this.#frameMs);
  }

  /** Folds up to `until` or until real time `deadline`; true when the feed has ended. */
  #fold(until: Instant, deadline: number): boolean {
    for (;;) {
      const batch = this.#playing.feed.take(until, SLICE_EVENTS);
      this.#apply(batch.events);
      if (batch.ended) {
        this.#reachedAt = latest(this.#reachedAt, earliest(until, this.#playing.feed.endsAt ?? this.#reachedAt));
        return true;
      }
      if (!batch.more) {
        this.#reachedAt = latest(this.#reachedAt, until);
        return false;
      }
      if (this.#real.now() >= deadline) {
        // Behind: floor time stands where the events are, so nothing is shown that has not been folded.
        this.#clock.set(this.#reachedAt);
        return false;
      }
    }
  }

  #apply(events: readonly FloorEvent[]): void {
    for (const event of events) {
      this.#playing.board.apply(event);
      if (event.at > this.#reachedAt) this.#reachedAt = event.at;
    }
  }

  /** A feed or board that throws is our mistake; the display must still say so instead of standing still. */
  #attempt(work: () => boolean): boolean {
    try {
      return work();
    } catch (error) {
      this.#state = "failed";
      this.#problem = { code: "feed-failed", detail: error instanceof Error ? error.message : String(error) };
      return false;
    }
  }

  #emit(): void {
    this.#framedAt = this.#real.now();
    this.#onFrame(this.frame());
  }

  #feedFrame(): FeedFrame {
    const { kind, label, startsAt, endsAt } = this.#playing.feed;
    return {
      kind,
      label,
      state: this.#state,
      speed: this.#clock.speed === "as-fast-as-possible" ? 0 : this.#clock.speed,
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }
}

function earliest(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
