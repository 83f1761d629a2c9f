import type { FloorQueue } from "../../floor/index.ts";
import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { ChannelFrame, Level } from "../frame.ts";
import { scopeOfChannel } from "./boardFigures.ts";
import type { AlarmBook } from "./book.ts";
import { isStanding, type OpenAlarm } from "./openAlarm.ts";
import type { QueueRows } from "./queueRows.ts";
import type { AlarmMetric, AlarmRule } from "./rule.ts";

/** How loud a row is, which of its figures is the reason, and since when. */
export interface RowLevel {
  readonly level: Level;
  readonly carries?: NonNullable<ChannelFrame["carries"]>;
  /** Absent when calm. */
  readonly sinceAt?: Instant;
}

export const CALM_ROW: RowLevel = { level: "calm" };

/**
 * The level of one row from the alarms that stand on it: the worst, since the first of these reached it; of equals the rule
 * that is listed first says which figure carries it. What is shelved or returned says nothing.
 */
export function levelOfRow(alarms: readonly OpenAlarm[], rules: readonly AlarmRule[]): RowLevel {
  const standing = alarms.filter(isStanding);
  const level = standing.some((alarm) => alarm.level === "act") ? "act" : "watch";
  const worst = standing.filter((alarm) => alarm.level === level);
  if (worst.length === 0) return CALM_ROW;
  const first = rules.find((rule) => worst.some(({ ruleId }) => ruleId === rule.id));
  const sinceAt = Math.min(...worst.map(({ levelAt }) => levelAt)) as Instant;
  return { level, sinceAt, ...(first === undefined ? {} : carried(first.metric)) };
}

/** How loud every row of a board is at one instant. */
export class RowLevels {
  readonly #byKey = new Map<string, OpenAlarm[]>();
  readonly #rules: readonly AlarmRule[];
  readonly #queueRows: QueueRows;
  readonly #keyOf: (queue: FloorQueue) => string;

  constructor(book: AlarmBook, queueRows: QueueRows, keyOf: (queue: FloorQueue) => string) {
    this.#rules = book.rules;
    this.#queueRows = queueRows;
    this.#keyOf = keyOf;
    for (const alarm of book.alarms()) {
      const key = alarm.watched?.key ?? alarm.scope;
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, [alarm]);
      else known.push(alarm);
    }
  }

  /** The alarms that stand on a channel. */
  channel(channel: Channel): RowLevel {
    return levelOfRow(this.#byKey.get(scopeOfChannel(channel)) ?? [], this.#rules);
  }

  /** Those that stand on a queue, and what the rules of its channel would say of it. */
  queue(queue: FloorQueue): RowLevel {
    const own = levelOfRow(this.#byKey.get(this.#keyOf(queue)) ?? [], this.#rules);
    return louder(own, this.#queueRows.level(queue));
  }
}

/** The louder of two; of equals the one that has been so for longer. */
function louder(one: RowLevel, other: RowLevel): RowLevel {
  if (one.level === other.level) return (other.sinceAt ?? 0) < (one.sinceAt ?? 0) ? other : one;
  if (one.level === "act" || other.level === "calm") return one;
  return other;
}

/** The figure of a row that a rule on `metric` marks. */
export function carried(metric: AlarmMetric): Pick<RowLevel, "carries"> {
  switch (metric) {
    case "serviceLevel":
      return { carries: "serviceLevel" };
    case "longestWaitMs":
      return { carries: "longest" };
    case "waiting":
      return { carries: "waiting" };
    default:
      return {};
  }
}
