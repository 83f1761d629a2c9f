import type { FloorQueue } from "../../floor/index.ts";
import { channelKind, type Instant } from "../../vocabulary/index.ts";
import type { Level } from "../frame.ts";
import { calmPair, isCalm, type LatchPair, stepPair, stirs } from "./latch.ts";
import type { AlarmFigures, WatchedScope } from "./reading.ts";
import { CALM_ROW, carried, type RowLevel } from "./rowLevels.ts";
import type { AlarmRule } from "./rule.ts";
import { METRIC_TRAITS } from "./traits.ts";

/**
 * Rows of queues are as loud as the rules of their channel would have them, by the same thresholds and delays, without an
 * alarm of their own: one trouble is one alarm.
 */
export class QueueRows {
  readonly #pairs = new Map<string, LatchPair>();
  readonly #levels = new Map<FloorQueue, RowLevel>();

  /** One look at every queue with contacts, at the tick `at`. */
  step(
    at: Instant,
    rules: readonly AlarmRule[],
    queues: readonly { readonly queue: FloorQueue; readonly watched: WatchedScope }[],
    figures: AlarmFigures,
  ): void {
    const wanted = rules.filter(({ enabled, metric }) => enabled && METRIC_TRAITS[metric].scopes.includes("queue"));
    const met = new Set<string>();
    for (const { queue, watched } of queues) {
      let found: { readonly level: "watch" | "act"; readonly rule: AlarmRule } | undefined;
      for (const rule of wanted) {
        if (!coversChannelOf(rule, queue)) continue;
        const reading = figures.read(rule.metric, watched, rule.window, at);
        // Most rows of most floors are calm: nothing of them is remembered, and nothing of them is looked for.
        if (this.#pairs.size === 0 && !stirs(rule, reading)) continue;
        const key = `${rule.id}@${watched.key}`;
        met.add(key);
        const pair = this.#pairs.get(key) ?? calmPair();
        const shown = stepPair(pair, rule, reading, at);
        if (isCalm(pair)) this.#pairs.delete(key);
        else this.#pairs.set(key, pair);
        if (shown !== undefined && (found === undefined || (shown.level === "act" && found.level === "watch"))) {
          found = { level: shown.level, rule };
        }
      }
      this.#set(queue, found, at);
    }
    for (const key of this.#pairs.keys()) if (!met.has(key)) this.#pairs.delete(key);
  }

  level(queue: FloorQueue): RowLevel {
    return this.#levels.get(queue) ?? CALM_ROW;
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

function coversChannelOf({ scope }: AlarmRule, { channel }: FloorQueue): boolean {
  if (scope.kind === "channel") return scope.channel === channel;
  return scope.kind === "each-channel" && (scope.channelKinds?.includes(channelKind(channel)) ?? true);
}
