import type { Instant } from "../../vocabulary/index.ts";
import type { AlarmFrame } from "./alarm.ts";
import type { AlarmBook } from "./book.ts";
import { ALARM_BOUNDS } from "./bounds.ts";
import { limitOf } from "./condition.ts";
import type { OpenAlarm } from "./openAlarm.ts";
import type { AlarmFigures, AlarmReading, ScopeFreshness } from "./reading.ts";
import type { AlarmRule } from "./rule.ts";

/** The first 200 alarms of the book as displays draw them, worst first, with their figures as they stand at `at`. */
export function alarmFrames(
  book: AlarmBook,
  at: Instant,
  figures: AlarmFigures,
  freshness: ScopeFreshness,
): readonly AlarmFrame[] {
  const frames: AlarmFrame[] = [];
  for (const alarm of book.alarms()) {
    if (frames.length === ALARM_BOUNDS.listed) break;
    const rule = book.rule(alarm.ruleId);
    if (rule !== undefined) frames.push(alarmFrame(alarm, rule, book.isQuiet(rule, at), at, figures, freshness));
  }
  return frames;
}

function alarmFrame(
  alarm: OpenAlarm,
  rule: AlarmRule,
  quiet: boolean,
  at: Instant,
  figures: AlarmFigures,
  freshness: ScopeFreshness,
): AlarmFrame {
  const { watched } = alarm;
  const reading: AlarmReading = watched === undefined ? {} : figures.read(rule.metric, watched, rule.window, at);
  const threshold = (alarm.level === "act" ? rule.act : rule.watch) ?? rule.act ?? rule.watch;
  const limit = threshold === undefined ? undefined : limitOf(rule, threshold, reading);
  return {
    ...{ id: alarm.id, ruleId: rule.id, metric: rule.metric, scope: alarm.scope, level: alarm.level },
    ...(rule.name === undefined ? {} : { ruleName: rule.name }),
    ...(alarm.channel === undefined ? {} : { channel: alarm.channel }),
    ...{ state: alarm.state, sinceAt: alarm.sinceAt, stateAt: alarm.stateAt },
    ...(alarm.seenBy === undefined ? {} : { seenBy: alarm.seenBy }),
    ...(alarm.shelvedUntilAt === undefined ? {} : { shelvedUntilAt: alarm.shelvedUntilAt }),
    ...(alarm.clearsAt === undefined ? {} : { clearsAt: alarm.clearsAt }),
    ...(reading.value === undefined ? {} : { value: reading.value }),
    ...(reading.n === undefined ? {} : { n: reading.n }),
    ...(reading.byAt === undefined ? {} : { byAt: reading.byAt }),
    ...(limit?.value === undefined ? {} : { threshold: limit.value }),
    direction: limit?.direction ?? "above",
    freshness: watched === undefined ? "unknown" : freshness(watched),
    ...{ sound: rule.sound, quiet },
    ...(rule.response === undefined ? {} : { response: rule.response }),
  };
}
