import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import type { ChannelFrame } from "../../sim/metrics/frame.ts";
import { clock, count, decimal, duration, NONE, percent, points, times } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";

/** Some hundred runs know no more. */
const PROBABILITY_DIGITS = 2;

type Words = ReturnType<typeof useWords>;

/** A figure of an alarm in the unit of its metric; “—” when it cannot be told now. */
export function alarmValue(metric: AlarmFrame["metric"], value: number | undefined, language: Language): string {
  if (value === undefined) return NONE;
  switch (metric) {
    case "longestWaitMs":
    case "waitP90Ms":
    case "averageSpeedOfAnswerMs":
    case "averageHandleMs":
    case "oldestUnansweredMs":
    case "sourceSilentMs":
      return duration(value, language);
    case "serviceLevel":
    case "abandonment":
    case "occupancy":
    case "slotLoad":
    case "firstResponse":
    case "nextResponse":
    case "resolution":
    case "csat":
    case "firstContactResolution":
    case "evaluation":
    case "chanceInHalfHour":
    case "chanceInHour":
    case "chanceInTwoHours":
    case "chanceOfDay":
      return percent(value, language);
    case "nps":
      return points(value, language);
    case "equityGap":
      return times(value, language);
    case "waiting":
    case "freeSlots":
    case "agentsReady":
    case "agentsOverLimit":
    case "unanswered":
      return count(value, language);
  }
}

/** Whom an alarm is about: a channel by its word, a queue, team or source by its own name, else the whole floor. */
export function alarmSubject({ scope, channel }: Pick<AlarmFrame, "scope" | "channel">, words: Words): string {
  const [kind, ...rest] = scope.split(":");
  if (kind === "channel" && channel !== undefined) return words(`channel.${channel}`);
  return kind === "total" ? words("alarm.floor") : rest.join(":");
}

/** The wait its channel promises, as the row of the channel says it, ms; absent where the alarm is of no channel shown. */
export function promisedWaitMs(
  { channel }: Pick<AlarmFrame, "channel">,
  channels: readonly Pick<ChannelFrame, "channel" | "serviceLevel">[],
): number | undefined {
  return channels.find((row) => row.channel === channel)?.serviceLevel.target.acceptableWaitMs;
}

/**
 * What is wrong, how much, against what. A wait is held against what its channel promises, as everywhere on the wall: a
 * rule that calls at three times that does not make it three times as long. Without `promisedMs`: against the threshold.
 * What may come is told as the miss it warns of, with the instant by which and its probability.
 */
export function alarmSentence(
  alarm: AlarmFrame,
  words: Words,
  language: Language,
  timeZone: string,
  promisedMs?: number,
): string {
  const { metric, value, threshold, direction, state, byAt } = alarm;
  const who = alarmSubject(alarm, words);
  const figure = alarmValue(metric, value, language);
  const limit = alarmValue(metric, threshold, language);
  const waits = metric === "longestWaitMs" || metric === "oldestUnansweredMs";
  // The alarm outlives its cause by its off-delay: meanwhile nobody waits whose time could be told.
  if (state !== "returned" && value === undefined && waits) return words("alarm.easingNobody", { channel: who });
  if (state === "returned" || value === undefined) {
    if (metric === "sourceSilentMs") return words("alarm.dataBack", { channel: who });
    return words("alarm.back", { channel: who, metric: words(`alarm.metric.${metric}`) });
  }
  const past = threshold === undefined || (direction === "above" ? value > threshold : value < threshold);
  if (waits) {
    const promised = metric === "longestWaitMs" ? promisedMs : undefined;
    return words(past ? "alarm.longest" : "alarm.easing", {
      channel: who,
      wait: figure,
      limit: promised === undefined ? limit : duration(promised, language),
    });
  }
  if (metric === "serviceLevel") return words("alarm.serviceLevel", { channel: who, value: figure, target: limit });
  if (byAt !== undefined) {
    const probability = decimal(1 - value, PROBABILITY_DIGITS, language);
    return words("alarm.willMiss", { channel: who, time: clock(byAt, timeZone), probability });
  }
  if (metric === "sourceSilentMs") return words("alarm.dataStopped", { channel: who, age: figure });
  return words("alarm.figure", { channel: who, metric: words(`alarm.metric.${metric}`), value: figure, limit });
}
