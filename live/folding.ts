import { readingOf } from "../sim/experiment/lookahead/jobOf.ts";
import { Settler } from "../sim/feed/settle.ts";
import type { Floor } from "../sim/floor/floor.ts";
import { Board, type BoardOptions } from "../sim/metrics/board.ts";
import type { BoardConfig } from "../sim/metrics/config.ts";
import type { FeedFrame, Frame } from "../sim/metrics/frame.ts";
import type { Lens } from "../sim/metrics/lens.ts";
import type { LevelPasts } from "../sim/metrics/levelPast.ts";
import type { FigureRequest } from "../sim/metrics/namedFigure.ts";
import type { Projections } from "../sim/metrics/projection.ts";
import type { FloorEvent, Instant, SourceId } from "../sim/vocabulary/index.ts";
import { type AnsweredFigure, figureOfFloor } from "./figures.ts";
import type { LoggedEvent } from "./log/table.ts";

/** The floor as it stands, and what service level has been made of there. */
export interface AheadFrom {
  readonly floor: Floor;
  readonly past: LevelPasts;
  readonly config: BoardConfig;
}

/** Logged events settled and folded: the one way from a log to a board, live, at a restart and in a dry run. */
export class Folding {
  readonly #board: Board;
  readonly #settler: Settler;
  /** Disorder each source tolerates: that of its first event in the log, so that a restart settles alike. */
  readonly #disorder = new Map<SourceId, number>();
  #latestAt = 0;

  constructor(config: BoardConfig, options: BoardOptions) {
    this.#board = new Board(config, options);
    this.#settler = new Settler({ windowMs: 0, windowsMs: this.#disorder });
  }

  get config(): BoardConfig {
    return this.#board.config;
  }

  fold(events: readonly LoggedEvent[]): void {
    for (const { event, disorderMs } of events) {
      if (!this.#disorder.has(event.source)) this.#disorder.set(event.source, disorderMs);
      this.#apply(this.#settler.accept(event, event.recordedAt ?? event.at));
    }
  }

  advance(recordedUntil: Instant): void {
    this.#apply(this.#settler.advance(recordedUntil));
  }

  frames(at: Instant, feed: FeedFrame, lenses: readonly Lens[]): readonly Frame[] {
    this.#latestAt = Math.max(this.#latestAt, at);
    return this.#board.frames(this.#latestAt as Instant, feed, lenses);
  }

  /** Lets floor time pass to `at` without a picture. */
  pass(at: Instant): void {
    this.#latestAt = Math.max(this.#latestAt, at);
    this.#board.advance(this.#latestAt as Instant);
  }

  /** A figure by name at `at`, or at the latest event if that is later; `undefined` for a queue that was never seen. */
  figure(request: FigureRequest, at: Instant): AnsweredFigure | undefined {
    this.#latestAt = Math.max(this.#latestAt, at);
    return figureOfFloor(this.#board, request, this.#latestAt as Instant);
  }

  /** What a look-ahead starts from, at `at` or at the latest event if that is later; `undefined` before any event. */
  ahead(at: Instant): AheadFrom | undefined {
    this.#latestAt = Math.max(this.#latestAt, at);
    const { config, floor } = this.#board;
    const past = this.#board.levelPasts(this.#latestAt as Instant, readingOf(config).attribution);
    return floor.now === undefined || floor.queues.length === 0 ? undefined : { floor, past, config };
  }

  /** What may come, for frames and alarms from now on. */
  looksAhead(projections: Projections | undefined): void {
    this.#board.looksAhead(projections);
  }

  /** The board as it stands at `at`, or at the latest event if that is later; read at once, kept by nobody. */
  boardAt(at: Instant): { readonly board: Board; readonly at: Instant } {
    this.pass(at);
    return { board: this.#board, at: this.#latestAt as Instant };
  }

  digest(): unknown {
    return this.#board.digest();
  }

  #apply(settled: readonly FloorEvent[]): void {
    for (const event of settled) {
      this.#board.apply(event);
      this.#latestAt = Math.max(this.#latestAt, event.at);
    }
  }
}
