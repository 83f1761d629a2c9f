import type { AlarmAction, AlarmChange, AlarmOutcome } from "../../sim/metrics/alarms/alarm.ts";
import { AlarmBook } from "../../sim/metrics/alarms/book.ts";
import { parseBookState } from "../../sim/metrics/alarms/bookState.ts";
import { defaultAlarmRules } from "../../sim/metrics/alarms/defaultRules.ts";
import type { AlarmNews } from "../../sim/metrics/alarms/news.ts";
import { parseRules } from "../../sim/metrics/alarms/parseRules.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import type { BoardConfig } from "../../sim/metrics/config.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import type { AlarmStore, OwedMessage } from "../log/alarmStore.ts";

/** Changes not yet stored beyond which the oldest are let go: the disk has been full for days. */
const MOST_UNSTORED = 10_000;

export interface AlarmKeeperOptions {
  readonly store: AlarmStore;
  readonly config: BoardConfig;
  readonly time: RealTime;
  /** Rules to begin with, instead of those of the store. */
  readonly rules?: readonly AlarmRule[];
  /** False: nothing is owed to anybody, since nothing of this floor is real. */
  readonly sends: boolean;
  /** Told when what happened could not be stored; it is tried again. */
  readonly onFailure: (problem: unknown) => void;
}

/**
 * The book of one logged floor and its place in the log's database. What happens is stored at once, book, history and
 * messages owed together, so that a kill at any instant loses nothing that was promised.
 */
export class AlarmKeeper {
  readonly book: AlarmBook;
  readonly #options: AlarmKeeperOptions;
  #revision: number;
  #news: AlarmNews[] = [];
  #storing: Promise<void> = Promise.resolve();
  #asked = false;
  #closed = false;
  #resumed = false;
  #storedAt = 0;
  #onOwed: () => void = () => undefined;

  private constructor(options: AlarmKeeperOptions, revision: number, rules: readonly AlarmRule[]) {
    this.#options = options;
    this.#revision = revision;
    const { timeZone } = options.config;
    this.book = new AlarmBook({ rules, timeZone, onNews: (news) => this.#heard(news) });
  }

  /** Takes up the book and the rules as they were put away. Rules that are no longer rules give way to the default ones. */
  static async open(options: AlarmKeeperOptions): Promise<AlarmKeeper> {
    const saved = await options.store.rules();
    const parsed = saved === undefined ? undefined : parseRules(saved.document);
    if (parsed?.ok === false) options.onFailure(new Error(`alarm rules of revision ${saved?.revision} are not read`));
    const rules = options.rules ?? (parsed?.ok ? parsed.rules : defaultAlarmRules(options.config));
    const keeper = new AlarmKeeper(options, saved?.revision ?? 0, rules);
    const state = parseBookState(await options.store.book());
    if (state !== undefined) keeper.book.restore(state);
    return keeper;
  }

  /** Of the rules: 0 until somebody has saved some. */
  get revision(): number {
    return this.#revision;
  }

  /** Hears whenever messages may have come to be owed. */
  onOwed(listener: () => void): void {
    this.#onOwed = listener;
  }

  /** The past has been folded, and between its end and `at` nobody watched. From now on what happens is stored at once. */
  async resume(at: Instant): Promise<void> {
    this.book.skipTo(at);
    this.#resumed = true;
    await this.#store().catch(this.#options.onFailure);
  }

  /** Looked at once more: puts the book away if that was long ago, and tries again what could not be stored. */
  beat(): void {
    if (this.#news.length > 0 || this.#options.time.now() - this.#storedAt >= BOUNDS.alarmBookMs) this.#storeSoon();
  }

  /** What a person does, stored before it is answered. Rejects when it could not be stored; then it is stored later. */
  async act(action: AlarmAction, at: Instant): Promise<AlarmOutcome> {
    const outcome = this.book.act(action, at);
    if (outcome.ok) await this.#store();
    return outcome;
  }

  /** Rules of now on. Saves them as `revision` unless that is absent: then they are somebody else's to keep. */
  async setRules(rules: readonly AlarmRule[], at: Instant, revision?: number): Promise<void> {
    if (revision !== undefined) {
      await this.#options.store.saveRules({ revision, document: rules }, this.#options.time.now());
      this.#revision = revision;
    }
    this.book.setRules(rules, at);
    await this.#store();
  }

  /** Changes in [`from`, `to`), oldest first. */
  async changes(from: Instant, to: Instant, most: number): Promise<AlarmChange[]> {
    // What has just happened is asked for as well.
    if (this.#news.length > 0) await this.#store().catch(this.#options.onFailure);
    else await this.#storing;
    return this.#options.store.changes(from, to, most);
  }

  /** Stores what is left and closes the conversation with the database; what happens afterwards is not kept. */
  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#store().catch(this.#options.onFailure);
    this.#closed = true;
    await this.#options.store.close();
  }

  #heard(news: AlarmNews): void {
    this.#news.push(news);
    if (this.#news.length > MOST_UNSTORED) this.#news.shift();
    if (this.#resumed) this.#storeSoon();
  }

  /** Once for all that happens in this turn. */
  #storeSoon(): void {
    if (this.#asked || this.#closed) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (this.#closed) return;
      this.#store().catch(this.#options.onFailure);
    });
  }

  #store(): Promise<void> {
    const stored = this.#storing.then(() => this.#write());
    this.#storing = stored.catch(() => undefined);
    return stored;
  }

  async #write(): Promise<void> {
    const news = this.#news;
    this.#news = [];
    const now = this.#options.time.now();
    const owed = news.flatMap(({ change, sendTo }): OwedMessage[] => {
      // What happened long ago wakes nobody: a first start may replay a year.
      if (!this.#options.sends || change.at < now - BOUNDS.alarmSendAgeMs) return [];
      return sendTo.map((channel) => ({ channel, owedAt: now, change }));
    });
    try {
      const changes = news.map(({ change }) => change);
      await this.#options.store.save(this.book.state(), changes, owed);
    } catch (problem) {
      this.#news = [...news, ...this.#news].slice(-MOST_UNSTORED);
      throw problem;
    }
    if (this.#storedAt === 0 || Math.floor(this.#storedAt / 3_600_000) !== Math.floor(now / 3_600_000)) {
      await this.#options.store.forget((now - BOUNDS.alarmHistoryMs) as Instant);
    }
    this.#storedAt = now;
    if (owed.length > 0) this.#onOwed();
  }
}
