import type { FloorQueue } from "../../floor/index.ts";
import { type Channel, channelKind, type Instant } from "../../vocabulary/index.ts";
import type { Level } from "../frame.ts";
import { calmPair, isCalm, type LatchPair, stepPair, stirs } from "./latch.ts";
import type { AlarmFigures, WatchedScope } from "./reading.ts";
import { standsWithCounts } from "./readingMemo.ts";
import { CALM_ROW, carried, type RowLevel } from "./rowLevels.ts";
import type { AlarmRule } from "./rule.ts";
import { METRIC_TRAITS } from "./traits.ts";

/** What the figures of a queue follow from. */
export interface QueueCounts {
  /** Rises with every count. */
  readonly revision: number;
  readonly waiting: number;
}

/** The rules a row is judged by, in their order; `standing`: their figures stand while the counts do and nobody waits. */
interface Covering {
  readonly rules: readonly AlarmRule[];
  readonly standing: boolean;
}

/**
 * Rows of queues are as loud as the rules of their channel would have them, by the same thresholds and delays, without an
 * alarm of their own: one trouble is one alarm.
 */
export class QueueRows {
  /** By queue and id of the rule, those that are on or on their way. */
  readonly #pairs = new Map<FloorQueue, Map<string, LatchPair>>();
  readonly #levels = new Map<FloorQueue, RowLevel>();
  /** By index of the queue, the revision at which it was found calm and nobody waited; absent for all others. */
  readonly #calmAt: (number | undefined)[] = [];
  #rules: readonly AlarmRule[] = [];
  readonly #rulesOf = new Map<Channel, Covering>();

  /** Rules of now on; nothing happens while they are the same list. */
  begin(rules: readonly AlarmRule[]): void {
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#rulesOf.clear();
    this.#calmAt.length = 0;
    for (const [queue, pairs] of this.#pairs) {
      const ids = new Set(this.#covering(queue).rules.map(({ id }) => id));
      for (const id of pairs.keys()) if (!ids.has(id)) pairs.delete(id);
    }
  }

  /** One look at a queue with contacts, at the tick `at`; nothing while it is calm and what it was judged by stands. */
  look(at: Instant, queue: FloorQueue, watched: WatchedScope, counts: QueueCounts, figures: AlarmFigures): void {
    if (this.#calmAt[queue.index] === counts.revision) return;
    const { rules, standing } = this.#covering(queue);
    const pairs = this.#pairs.get(queue);
    let found: { readonly level: "watch" | "act"; readonly rule: AlarmRule } | undefined;
    for (const rule of rules) {
      const reading = figures.read(rule.metric, watched, rule.window, at);
      const known = pairs?.get(rule.id);
      // Most rows of most floors are calm: nothing of them is remembered, and nothing of them is stepped.
      if (known === undefined && !stirs(rule, reading)) continue;
      const pair = known ?? calmPair();
      const shown = stepPair(pair, rule, reading, at);
      if (isCalm(pair)) pairs?.delete(rule.id);
      else if (known === undefined) this.#pairsOf(queue).set(rule.id, pair);
      if (shown !== undefined && (found === undefined || (shown.level === "act" && found.level === "watch"))) {
        found = { level: shown.level, rule };
      }
    }
    this.#set(queue, found, at);
    const calm = standing && counts.waiting === 0 && found === undefined && (this.#pairs.get(queue)?.size ?? 0) === 0;
    this.#calmAt[queue.index] = calm ? counts.revision : undefined;
  }

  level(queue: FloorQueue): RowLevel {
    return this.#levels.get(queue) ?? CALM_ROW;
  }

  #pairsOf(queue: FloorQueue): Map<string, LatchPair> {
    let pairs = this.#pairs.get(queue);
    if (pairs === undefined) {
      pairs = new Map();
      this.#pairs.set(queue, pairs);
    }
    return pairs;
  }

  #covering(queue: FloorQueue): Covering {
    let covering = this.#rulesOf.get(queue.channel);
    if (covering === undefined) {
      const rules = this.#rules.filter((rule) => isOfQueues(rule) && coversChannelOf(rule, queue));
      covering = { rules, standing: rules.every(({ metric }) => standsWithCounts(metric)) };
      this.#rulesOf.set(queue.channel, covering);
    }
    return covering;
  }

  #set(queue: FloorQueue, found: { readonly level: Level; readonly rule: AlarmRule } | undefined, at: Instant): void {
    if (found === undefined) {
      this.#levels.delete(queue);
      return;
    }
    const before = this.#levels.get(queue);
    const sinceAt = before?.level === found.level ? (before.sinceAt ?? at) : at;
    this.#levels.set(queue, { level: found.level, sinceAt, ...carried(found.rule.metric) });
  }
}

function isOfQueues({ enabled, metric }: AlarmRule): boolean {
  return enabled && METRIC_TRAITS[metric].scopes.includes("queue");
}

function coversChannelOf({ scope }: AlarmRule, { channel }: FloorQueue): boolean {
  if (scope.kind === "channel") return scope.channel === channel;
  return scope.kind === "each-channel" && (scope.channelKinds?.includes(channelKind(channel)) ?? true);
}
