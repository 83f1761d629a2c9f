import { Settler } from "../sim/feed/settle.ts";
import { Board } from "../sim/metrics/board.ts";
import type { BoardConfig } from "../sim/metrics/config.ts";
import type { FeedFrame, Frame } from "../sim/metrics/frame.ts";
import type { FloorEvent, Instant, SourceId } from "../sim/vocabulary/index.ts";
import type { RealTime } from "../workers/clock.ts";
import { type AppendResult, type EventLog, openLog } from "./log/log.ts";
import type { LoggedEvent } from "./log/table.ts";

export interface LoggedFloorOptions {
  readonly directory: string;
  readonly config: BoardConfig;
  readonly time: RealTime;
  /** Told how long each commit took, ms. */
  readonly onCommitTimed?: (durationMs: number) => void;
}

/**
 * A floor and the log it is a fold of: events are folded when and only when they were committed, in the order of the
 * log. What is folded therefore depends on the log alone, and a restart gives the same floor.
 */
export class LoggedFloor {
  readonly log: EventLog;
  readonly #folding: Folding;

  private constructor(log: EventLog, folding: Folding) {
    this.log = log;
    this.#folding = folding;
  }

  /** Opens the log; nothing is folded before `replay`. Rejects with a `LogFailure`. */
  static async open(options: LoggedFloorOptions): Promise<LoggedFloor> {
    const folding = new Folding(options.config);
    const log = await openLog({
      directory: options.directory,
      time: options.time,
      onCommitted: (events) => folding.fold(events),
      ...(options.onCommitTimed === undefined ? {} : { onCommitTimed: options.onCommitTimed }),
    });
    return new LoggedFloor(log, folding);
  }

  /** Folds the whole log, once, before the first append. `progress` hears how many of how many events are done. */
  async replay(progress: (done: number, total: number) => void): Promise<void> {
    const total = this.log.count();
    let done = 0;
    for await (const events of this.log.readLogged()) {
      this.#folding.fold(events);
      done += events.length;
      progress(done, total);
    }
  }

  append(events: readonly FloorEvent[], disorderMs: number): Promise<AppendResult[]> {
    return this.log.append(events, disorderMs);
  }

  /** The floor as it stands at `at`, or at its latest event if that is later: a source's clock may run ahead. */
  frame(at: Instant, feed: FeedFrame): Frame {
    this.#folding.advance(this.log.recordedUntil());
    return this.#folding.frame(at, feed);
  }

  /** What the floor comes to once all that was recorded by `at` is settled, as plain data: equal for equal logs. */
  digest(at: Instant): unknown {
    this.#folding.advance(at);
    return this.#folding.digest();
  }

  close(): Promise<void> {
    return this.log.close();
  }
}

class Folding {
  readonly #board: Board;
  readonly #settler: Settler;
  /** Disorder each source tolerates: that of its first event in the log, so that a restart settles alike. */
  readonly #disorder = new Map<SourceId, number>();
  #latestAt = 0;

  constructor(config: BoardConfig) {
    this.#board = new Board(config);
    this.#settler = new Settler({ windowMs: 0, windowsMs: this.#disorder });
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

  frame(at: Instant, feed: FeedFrame): Frame {
    this.#latestAt = Math.max(this.#latestAt, at);
    return this.#board.frame(this.#latestAt as Instant, feed);
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
