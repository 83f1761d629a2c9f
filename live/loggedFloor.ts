import { Serving } from "../sim/experiment/lookahead/estimate/serving.ts";
import type { AlarmRule } from "../sim/metrics/alarms/rule.ts";
import type { BoardConfig } from "../sim/metrics/config.ts";
import type { CountedList } from "../sim/metrics/counted.ts";
import type { FeedFrame, Frame } from "../sim/metrics/frame.ts";
import type { Lens } from "../sim/metrics/lens.ts";
import type { FigureRequest } from "../sim/metrics/namedFigure.ts";
import type { Projections } from "../sim/metrics/projection.ts";
import { StateLog } from "../sim/metrics/stateLog.ts";
import type { FloorEvent, Instant } from "../sim/vocabulary/index.ts";
import type { RealTime } from "../workers/clock.ts";
import { AlarmKeeper } from "./alarms/keeper.ts";
import { type AnsweredFigure, figureOfLog } from "./figures.ts";
import { type AheadFrom, Folding } from "./folding.ts";
import { AlarmStore } from "./log/alarmStore.ts";
import { logFailure } from "./log/failure.ts";
import { type ListRequest, loggedList } from "./log/listSql.ts";
import { type AppendResult, type EventLog, openLog } from "./log/log.ts";
import { LookAheadStore } from "./log/lookaheadStore.ts";
import { type FoundStory, type StoryStart, storyEvents } from "./log/storySql.ts";
import { LookAheadLedger, SCORED_MOST } from "./lookahead/ledger.ts";

export interface LoggedFloorOptions {
  readonly directory: string;
  readonly config: BoardConfig;
  readonly time: RealTime;
  /** Told how long each commit took, ms. */
  readonly onCommitTimed?: (durationMs: number) => void;
  /** Whether what it tells is the present of real people: then silence is age, and alarms are sent. */
  readonly live: boolean;
  /** Rules of its alarms, instead of those kept in its own database. */
  readonly rules?: readonly AlarmRule[];
  /** Told when alarms could not be stored; it is tried again. */
  readonly onAlarmFailure: (problem: unknown) => void;
}

/**
 * A floor and the log it is a fold of: events are folded when and only when they were committed, in the order of the
 * log. What is folded therefore depends on the log alone, and a restart gives the same floor.
 */
export class LoggedFloor {
  readonly log: EventLog;
  readonly alarms: AlarmKeeper;
  readonly alarmStore: AlarmStore;
  readonly lookAheads: LookAheadStore;
  /** What look-aheads from this floor said, and what came. */
  readonly ledger: LookAheadLedger;
  /** What its people did in the last day. */
  readonly states: StateLog;
  /** What they do while somebody waits. */
  readonly serving: Serving;
  readonly #folding: Folding;

  private constructor(
    log: EventLog,
    folding: Folding,
    alarms: AlarmKeeper,
    alarmStore: AlarmStore,
    lookAheads: LookAheadStore,
    ledger: LookAheadLedger,
    states: StateLog,
    serving: Serving,
  ) {
    this.log = log;
    this.#folding = folding;
    this.lookAheads = lookAheads;
    this.ledger = ledger;
    this.states = states;
    this.serving = serving;
    this.alarms = alarms;
    this.alarmStore = alarmStore;
  }

  /** Opens the log; nothing is folded before `replay`. Rejects with a `LogFailure`. */
  static async open(options: LoggedFloorOptions): Promise<LoggedFloor> {
    let folding: Folding | undefined;
    const log = await openLog({
      directory: options.directory,
      time: options.time,
      onCommitted: (events) => folding?.fold(events),
      ...(options.onCommitTimed === undefined ? {} : { onCommitTimed: options.onCommitTimed }),
    });
    try {
      const { config, time, rules, live } = options;
      const store = await AlarmStore.open(log);
      const alarms = await AlarmKeeper.open({
        ...{ store, config, time, sends: live, onFailure: options.onAlarmFailure },
        ...(rules === undefined ? {} : { rules }),
      });
      const lookAheads = await LookAheadStore.open(log);
      const ledger = new LookAheadLedger();
      ledger.remember(await lookAheads.scores(SCORED_MOST));
      const states = new StateLog();
      const serving = new Serving();
      folding = new Folding(config, { alarms: alarms.book, live, observers: [ledger, states, serving] });
      return new LoggedFloor(log, folding, alarms, store, lookAheads, ledger, states, serving);
    } catch (problem) {
      await log.close();
      throw logFailure(problem, log.directory);
    }
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

  /**
   * The floor as it stands at `at`, or at its latest event if that is later: a source's clock may run ahead. One frame a
   * lens, in their order.
   */
  frames(at: Instant, feed: FeedFrame, lenses: readonly Lens[]): readonly Frame[] {
    this.#folding.advance(this.log.recordedUntil());
    return this.#folding.frames(at, feed, lenses);
  }

  /** A figure by name, of the floor at `at`; `undefined` for a queue that was never seen. */
  figure(request: FigureRequest, at: Instant): AnsweredFigure | undefined {
    this.#folding.advance(this.log.recordedUntil());
    return this.#folding.figure(request, at);
  }

  /** The same counted from the log, as it was at any past `at`; see `figureOfLog`. */
  figureAt(request: FigureRequest, at: Instant): Promise<AnsweredFigure | undefined> {
    return figureOfLog(this.log, this.#folding.config, request, at);
  }

  /** What a look-ahead starts from, at `at` or at the latest event if that is later; `undefined` before any event. */
  ahead(at: Instant): AheadFrom | undefined {
    this.#folding.advance(this.log.recordedUntil());
    return this.#folding.ahead(at);
  }

  /** What may come, for frames and alarms from now on. */
  looksAhead(projections: Projections | undefined): void {
    this.#folding.looksAhead(projections);
  }

  /** The board as it stands at `at`; read at once, kept by nobody. */
  boardAt(at: Instant): ReturnType<Folding["boardAt"]> {
    this.#folding.advance(this.log.recordedUntil());
    return this.#folding.boardAt(at);
  }

  /** The contacts a figure counts, as the log tells them; `undefined` as with `figureAt`. */
  async listAt(request: ListRequest): Promise<CountedList | undefined> {
    const { snapshots, ...list } = await loggedList(this.log, this.#folding.config, request);
    return snapshots > 0 ? undefined : list;
  }

  /** Every event of a contact or journey and of what it is linked with, up to an instant. */
  story(start: StoryStart): Promise<FoundStory> {
    return storyEvents(this.log, start);
  }

  /** What the floor comes to once all that was recorded by `at` is settled, as plain data: equal for equal logs. */
  digest(at: Instant): unknown {
    this.#folding.advance(at);
    return this.#folding.digest();
  }

  /** Lets time pass to `at` where nobody asks for a frame, so that alarms come when they are due. */
  pass(at: Instant): void {
    this.#folding.advance(this.log.recordedUntil());
    this.#folding.pass(at);
    this.alarms.beat();
  }

  /** Commits what waits; what it brings about is stored as well. */
  async close(): Promise<void> {
    await this.log.settled();
    await this.alarms.close();
    await this.lookAheads.close();
    await this.log.close();
  }
}
