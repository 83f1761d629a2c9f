import { AlarmBook } from "../../sim/metrics/alarms/book.ts";
import { DryRun, type RuleDryRun } from "../../sim/metrics/alarms/dryRun.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import type { BoardConfig } from "../../sim/metrics/config.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import { Folding } from "../folding.ts";
import type { EventLog } from "../log/log.ts";

/** What rules would have done over a stretch of a log. */
export interface DryRunResult {
  readonly fromAt: Instant;
  readonly toAt: Instant;
  /** Floor time looked at so far; `toAt` unless the time for it ran out. */
  readonly reachedAt: Instant;
  readonly complete: boolean;
  readonly rules: readonly RuleDryRun[];
}

export interface DryRunOptions {
  readonly log: EventLog;
  readonly config: BoardConfig;
  readonly rules: readonly AlarmRule[];
  readonly fromAt: Instant;
  readonly toAt: Instant;
  readonly live: boolean;
  readonly time: RealTime;
  /** Hears the share of events folded, in [0, 1]. */
  readonly onProgress?: (share: number) => void;
  /** Asked between pieces; true ends it where it is. */
  readonly isCancelled?: () => boolean;
}

/**
 * Folds a stretch of the log once more, with `rules` instead of the centre's own. The fold begins half a day before, so
 * that the floor is whole where the looking begins. Other work goes on between pieces of 2,048 events.
 */
export async function dryRun(options: DryRunOptions): Promise<DryRunResult> {
  const { log, config, rules, fromAt, toAt, live, time } = options;
  const run = new DryRun(rules, fromAt);
  const { timeZone } = config;
  const alarms = new AlarmBook({ rules, timeZone, onNews: (news) => run.hear(news) });
  const folding = new Folding(config, { alarms, live });
  const beganAt = time.now();
  const leadAt = (fromAt - BOUNDS.dryRunLeadMs) as Instant;
  let reachedAt = leadAt;
  for await (const piece of log.readLogged({ from: leadAt, to: toAt })) {
    folding.fold(piece);
    const last = piece.at(-1);
    if (last !== undefined && last.event.at > reachedAt) reachedAt = last.event.at;
    options.onProgress?.(Math.min(1, (reachedAt - leadAt) / (toAt - leadAt)));
    if (time.now() - beganAt > BOUNDS.dryRunMs || options.isCancelled?.() === true) {
      const until = Math.max(reachedAt, fromAt) as Instant;
      return { fromAt, toAt, reachedAt: until, complete: false, rules: run.result(until) };
    }
  }
  folding.advance(toAt);
  folding.pass(toAt);
  options.onProgress?.(1);
  return { fromAt, toAt, reachedAt: toAt, complete: true, rules: run.result(toAt) };
}
