import type { DatedAction, DatedRules } from "../../sim/feed/day.ts";
import type { AlarmChange } from "../../sim/metrics/alarms/alarm.ts";
import { ALARM_BOUNDS } from "../../sim/metrics/alarms/bounds.ts";
import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";

/** Who did it where the history does not say. */
const SOMEBODY = "?";

/**
 * What people did about alarms, from their history, oldest first. For how long an alarm was put aside the history does not
 * say: until it came back by itself, or else for as long as any may be.
 */
export function actionsOf(changes: readonly AlarmChange[]): DatedAction[] {
  return changes.flatMap((change, index): DatedAction[] => {
    const { at, id, by = SOMEBODY } = change;
    switch (change.change) {
      case "seen":
        return [{ at, action: { kind: "see", id, by } }];
      case "shelved": {
        const back = changes.slice(index + 1).find((later) => later.id === id && later.change === "unshelved");
        const byItself = back !== undefined && back.by === undefined;
        const forMs = byItself ? Math.max(ALARM_BOUNDS.shelveLeastMs, back.at - at) : ALARM_BOUNDS.shelveMostMs;
        return [{ at, action: { kind: "shelve", id, by, forMs } }];
      }
      case "unshelved":
        return change.by === undefined ? [] : [{ at, action: { kind: "unshelve", id, by } }];
      default:
        return [];
    }
  });
}

/** Lists of rules that applied from `from` to `to`: the last one saved by `from`, else `otherwise`, and those saved since. */
export function rulesBetween(
  saved: readonly DatedRules[],
  otherwise: readonly AlarmRule[],
  from: Instant,
  to: Instant,
): DatedRules[] {
  const before = saved.filter(({ at }) => at <= from).at(-1);
  const first: DatedRules = { at: from, rules: before?.rules ?? otherwise };
  return [first, ...saved.filter(({ at }) => at > from && at < to)];
}
