import { Floor, type FloorDigest, type FloorObserver, type FoldOutcome, ObserverList } from "../floor/index.ts";
import type { FloorEvent, Instant } from "../vocabulary/index.ts";
import type { AlarmAction, AlarmOutcome } from "./alarms/alarm.ts";
import { AlarmBook } from "./alarms/book.ts";
import { defaultAlarmRules } from "./alarms/defaultRules.ts";
import { buildFrames } from "./buildFrame.ts";
import type { Attribution, BoardConfig } from "./config.ts";
import { ContactTally, calendarTime, type PromiseClock } from "./contactTally.ts";
import { checkedConfig } from "./defaults.ts";
import { longestWaitMs } from "./figures.ts";
import type { FeedFrame, Frame } from "./frame.ts";
import { type Lens, lensOf } from "./lens.ts";
import { type LevelPasts, levelPasts } from "./levelPast.ts";
import { Measure, oldestWaits, type Tallies } from "./measure.ts";
import type { MeasuredScope } from "./metric.ts";
import type { FigureScope } from "./namedFigure.ts";
import type { Projections } from "./projection.ts";
import { ResolutionTally } from "./resolutionTally.ts";
import { Scopes } from "./scopes.ts";
import { StaffingTally } from "./staffing.ts";
import { VisitTally } from "./visitTally.ts";

export interface BoardOptions {
  /** Others who want to hear the fold beside the board's own tallies. */
  readonly observers?: readonly FloorObserver[];
  /** How response promises count time; calendar time by default, a business calendar where the centre has one. */
  readonly promiseClock?: PromiseClock;
  /** The book its alarms are kept in; absent: one of its own with the default rules. */
  readonly alarms?: AlarmBook;
  /** Default false: everything that happened has been told, so a silent source is no alarm (M30). */
  readonly live?: boolean;
}

/** Floor and counters as plain data. */
export interface BoardDigest {
  readonly floor: FloorDigest;
  /** Day, interval and headline sums of every scope with any, by name. */
  readonly scopes: Readonly<Record<string, readonly number[]>>;
}

/**
 * A floor and its figures: events go in, frames come out. Floor time moves with the events and with the frames asked for;
 * which instants are asked for changes nothing in later frames, as long as no event older than a frame follows it.
 */
export class Board {
  readonly floor: Floor;
  readonly config: BoardConfig;
  readonly alarms: AlarmBook;
  readonly #scopes: Scopes;
  readonly #tallies: Tallies;
  readonly #measure: Measure;
  #sequence = 0;
  #projections: Projections | undefined;

  /** Throws `RangeError` when a field of `config` is out of range. */
  constructor(config: BoardConfig, options: BoardOptions = {}) {
    this.config = checkedConfig(config);
    this.#scopes = new Scopes(config);
    const floor = (): Floor => this.floor;
    const visits = new VisitTally(this.#scopes);
    const staffing = new StaffingTally(this.#scopes, floor);
    const contacts = new ContactTally(this.#scopes, options.promiseClock ?? calendarTime);
    const resolution = new ResolutionTally(this.#scopes);
    this.#tallies = { visits, staffing, contacts, resolution };
    this.alarms = options.alarms ?? new AlarmBook({ rules: defaultAlarmRules(config), timeZone: config.timeZone });
    this.#measure = new Measure(this.#scopes, this.#tallies, floor, this.alarms, options.live ?? false, () => {
      return this.#projections;
    });
    this.floor = new Floor(
      new ObserverList([this.#measure, visits, staffing, contacts, resolution, ...(options.observers ?? [])]),
    );
  }

  /** Folds one event; floor time passes to `event.at` first. Never throws for what an event says. */
  apply(event: FloorEvent): FoldOutcome {
    return this.floor.apply(event);
  }

  /**
   * The picture at `at`, a new plain object. Floor time passes to `at`; asked for an earlier instant than it has reached,
   * it shows the present one. Throws `RangeError` for what is no instant.
   */
  frame(at: Instant, feed: FeedFrame, lens: Lens = lensOf(this.config)): Frame {
    return this.frames(at, feed, [lens])[0]!;
  }

  /** The same by several lenses at once, one frame each in their order: one fold, one census, many readings. */
  frames(at: Instant, feed: FeedFrame, lenses: readonly Lens[]): readonly Frame[] {
    this.floor.advance(at);
    this.#settle();
    const first = this.#sequence + 1;
    this.#sequence += lenses.length;
    const input = {
      at: this.floor.now ?? at,
      feed,
      floor: this.floor,
      scopes: this.#scopes,
      tallies: this.#tallies,
      measure: this.#measure,
      book: this.alarms,
      projections: this.#projections,
    };
    return buildFrames(input, lenses, first);
  }

  /** Lets floor time pass to `at` without a picture: what happens by itself by then has happened. */
  advance(at: Instant): void {
    this.floor.advance(at);
  }

  /** What a person does about an alarm, at floor time as far as it has come. */
  actOnAlarm(action: AlarmAction): AlarmOutcome {
    return this.alarms.act(action, (this.floor.now ?? 0) as Instant);
  }

  /** The sums behind the figures, for definitions computed over other windows than the headline. */
  get scopes(): Scopes {
    this.#tallies.staffing.settle();
    return this.#scopes;
  }

  /** What may come, as frames from now on show it and alarms read it; `undefined`: nobody looks ahead any more. */
  looksAhead(projections: Projections | undefined): void {
    this.#projections = projections;
  }

  /** What service level has been made of at `at`, for whoever goes on counting from there. */
  levelPasts(at: Instant, attribution: Attribution): LevelPasts {
    this.floor.advance(at);
    this.#settle();
    return levelPasts(this.#scopes, attribution);
  }

  /** One scope as it stands at `at` and the age of its oldest wait; `undefined` for a queue that was never seen. */
  measured(
    wanted: FigureScope,
    at: Instant,
  ): { readonly scope: MeasuredScope; readonly longestWaitMs: number | undefined } | undefined {
    this.floor.advance(at);
    this.#settle();
    const oldest = oldestWaits(this.floor.waiting);
    if (wanted.queueId === undefined) {
      const { channel } = wanted;
      const scope = channel === undefined ? this.#scopes.total : this.#scopes.channel(channel);
      const oldestAt = channel === undefined ? oldest.first : oldest.channels.get(channel);
      return { scope, longestWaitMs: longestWaitMs(oldestAt, at) };
    }
    const queue = this.floor.queuesOf(wanted.queueId).find(({ channel }) => channel === wanted.channel);
    if (queue === undefined) return undefined;
    return { scope: this.#scopes.queues[queue.index]!, longestWaitMs: longestWaitMs(oldest.queues.get(queue), at) };
  }

  /** Floor and counters in a canonical form. Given `at`, time passes there first: two boards compare at one instant. */
  digest(at?: Instant): BoardDigest {
    if (at !== undefined) this.floor.advance(at);
    this.#settle();
    const scopes: Record<string, readonly number[]> = {};
    for (const scope of this.#scopes.all) {
      const numbers = scope.numbers();
      if (!numbers.some((number) => number !== 0)) continue;
      scopes[`${scope.channel ?? "total"} ${scope.queueId ?? ""}`.trim()] = numbers;
    }
    // Queues are met in the order of the feed; named and sorted, the order is forgotten.
    const sorted = Object.fromEntries(Object.entries(scopes).sort(([a], [b]) => (a < b ? -1 : 1)));
    return { floor: this.floor.digest(), scopes: sorted };
  }

  /** Brings time-weighted sums up to now; done in any number of steps they come to the same. */
  #settle(): void {
    this.#tallies.staffing.settle();
    for (const scope of this.#scopes.all) scope.settle(this.#scopes.now);
  }
}
