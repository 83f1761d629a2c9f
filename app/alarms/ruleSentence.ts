import type { AlarmEvidence, AlarmRule, AlarmThreshold, QuietHours } from "../../sim/metrics/alarms/rule.ts";
import { METRIC_TRAITS } from "../../sim/metrics/alarms/traits.ts";
import { decimal, limit } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";
import { alarmValue } from "../_tiles/alarmText.ts";

type Words = ReturnType<typeof useWords>;

/** What a rule is called: its own name, else its figure and where. */
export function ruleName(rule: AlarmRule, words: Words): string {
  if (rule.name !== undefined && rule.name.trim() !== "") return rule.name;
  const name = `${figureText(rule.metric, words)}, ${scopeText(rule.scope, words)}`;
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** A figure inside a sentence that names its scope: whose silence it is follows anyway. */
function figureText(metric: AlarmRule["metric"], words: Words): string {
  return metric === "sourceSilentMs" ? words("alarm.metric.sourceSilentMs") : words(`rules.metric.${metric}`);
}

export function scopeText(scope: AlarmRule["scope"], words: Words): string {
  switch (scope.kind) {
    case "channel":
      return words("rules.scopeText.channel", { name: words(`channel.${scope.channel}`) });
    case "queue":
      return words("rules.scopeText.queue", { name: scope.queueId });
    case "team":
      return words("rules.scopeText.team", { name: scope.teamId });
    case "source":
      return words("rules.scopeText.source", { name: scope.source });
    case "each-channel":
      if (scope.channelKinds === undefined) return words("rules.scopeText.each-channel");
      return words("rules.scopeText.kinds", {
        kinds: scope.channelKinds.map((kind) => words(`rules.channelKindShort.${kind}`)).join(", "),
      });
    default:
      return words(`rules.scopeText.${scope.kind}`);
  }
}

/** A whole rule in plain sentences: when it calls, how sure it is, when it shows and leaves, what it does. */
export function ruleSentences(rule: AlarmRule, words: Words, language: Language): readonly string[] {
  const { watch, act, evidence, watchEvidence, onDelayMs, offDelayMs, deadband, cooldownMs, quietHours, sendTo } = rule;
  const said: string[] = [];
  if (!rule.enabled) said.push(words("rules.say.off"));
  if (act !== undefined) said.push(callText("act", act, evidence));
  if (watch !== undefined) said.push(callText("watch", watch, watchEvidence ?? evidence));
  if (act === undefined && watch === undefined) said.push(words("rules.say.never"));
  said.push(words("rules.say.delays", { on: timeText(onDelayMs), off: timeText(offDelayMs) }));
  if (deadband > 0) said.push(words("rules.say.deadband", { value: alarmValue(rule.metric, deadband, language) }));
  if (cooldownMs > 0) said.push(words("rules.say.cooldown", { time: limit(cooldownMs, language) }));
  said.push(words(`rules.say.sound.${rule.sound}`));
  if (quietHours.length > 0) {
    said.push(words("rules.say.quiet", { hours: quietHours.map((hours) => quietText(hours, words)).join("; ") }));
  }
  if (sendTo.length > 0) said.push(words("rules.say.sendTo", { names: sendTo.join(", ") }));
  return said;

  function callText(level: "act" | "watch", threshold: AlarmThreshold, sure: AlarmEvidence): string {
    return words(`rules.say.${level}`, {
      what: figureText(rule.metric, words),
      where: rule.scope.kind === "total" ? "" : words("rules.say.where", { scope: scopeText(rule.scope, words) }),
      window: rule.window === "now" ? "" : words("rules.say.window", { window: words(`window.${rule.window}`) }),
      limit: limitText(threshold),
      evidence: sure.kind === "none" ? "" : words(`rules.say.${sure.kind}`, { n: sure.n }),
    });
  }

  function limitText(threshold: AlarmThreshold): string {
    if ("below" in threshold)
      return words("rules.say.below", { value: alarmValue(rule.metric, threshold.below, language) });
    const { target, unit } = METRIC_TRAITS[rule.metric];
    const above = unit === "ms" ? "longer" : "above";
    if ("above" in threshold)
      return words(`rules.say.${above}`, { value: alarmValue(rule.metric, threshold.above, language) });
    const side = target === "below" ? "below" : above;
    if (threshold.times === undefined || threshold.times === 1) return words(`rules.say.${side}Target`);
    const times = decimal(threshold.times, Number.isInteger(threshold.times) ? 0 : 1, language);
    return words(`rules.say.${side}TargetTimes`, { times });
  }

  function timeText(ms: number): string {
    return ms === 0 ? words("rules.say.at") : words("rules.say.after", { time: limit(ms, language) });
  }
}

function quietText({ weekdays, startMinute, endMinute }: QuietHours, words: Words): string {
  const days = [...weekdays].sort((a, b) => a - b);
  return words("rules.say.quietHours", {
    days: days.map((day) => words(`rules.weekday.${String(day) as "1"}`)).join(", "),
    from: minuteText(startMinute),
    to: minuteText(endMinute),
  });
}

/** A minute of the day as on a clock: 510 → `08:30`; the end of the day is `24:00`. */
export function minuteText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
