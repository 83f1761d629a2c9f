import type { AlarmChange } from "../../sim/metrics/alarms/alarm.ts";
import type { AlarmMetric, AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { METRIC_TRAITS } from "../../sim/metrics/alarms/traits.ts";
import { BOUNDS } from "../bounds.ts";
import { METRIC_NAMES, type MessageLanguage, WORDS } from "./messageWords.ts";

export interface MessageContext {
  readonly language: MessageLanguage;
  readonly place: string;
  readonly timeZone: string;
  readonly boardUrl: string;
  readonly rule: (ruleId: string) => AlarmRule | undefined;
}

/** Several changes as one mail or chat line a change, worst news first as they happened, the rest counted. */
export function messageText(
  changes: readonly AlarmChange[],
  context: MessageContext,
): { subject: string; text: string } {
  const words = WORDS[context.language];
  const lines = changes.slice(0, BOUNDS.alarmMessageItems).map((change) => changeLine(change, context));
  const rest = changes.length - lines.length;
  if (rest > 0) lines.push(words.more(rest));
  const acts = changes.filter(({ level, change }) => level === "act" && change !== "left").length;
  const subject = `${context.place}: ${changes.length === 1 ? (lines[0] ?? "") : words.summary(changes.length, acts)}`;
  return { subject, text: `${lines.join("\n")}\n\n${words.board}: ${context.boardUrl}\n` };
}

/** “14:02 ACT Voice: service level 62% (n 40)”. */
function changeLine(change: AlarmChange, { language, timeZone, rule: ruleOf }: MessageContext): string {
  const words = WORDS[language];
  const rule = ruleOf(change.ruleId);
  const clock = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    ...{ timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  const what = rule === undefined ? change.ruleId : (rule.name ?? METRIC_NAMES[language][rule.metric]);
  const figure =
    rule === undefined || change.value === undefined ? "" : ` ${figureText(rule.metric, change.value, language)}`;
  const n = change.n === undefined ? "" : ` (n ${change.n})`;
  const level = change.change === "left" ? words.left : change.level === "act" ? words.act : words.watch;
  const response = change.change === "left" || rule?.response === undefined ? "" : `. ${rule.response}`;
  const { byAt, value } = change;
  if (byAt !== undefined && value !== undefined && change.change !== "left") {
    const named = rule?.name === undefined ? "" : ` (${rule.name})`;
    const miss = words.willMiss(clock.format(byAt), probability(1 - value, language));
    return `${clock.format(change.at)} ${level} ${words.scope(change.scope)}: ${miss}${named}${n}${response}`;
  }
  return `${clock.format(change.at)} ${level} ${words.scope(change.scope)}: ${what}${figure}${n}${response}`;
}

/** In hundredths: some hundred runs know no more. */
function probability(value: number, language: MessageLanguage): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(language === "ru" ? "ru-RU" : "en-GB", digits).format(value);
}

/** A figure in the unit of its metric: percent, minutes and seconds, or a plain number. */
function figureText(metric: AlarmMetric, value: number, language: MessageLanguage): string {
  const locale = language === "ru" ? "ru-RU" : "en-GB";
  const { unit } = METRIC_TRAITS[metric];
  if (unit === "fraction") {
    return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(value);
  }
  if (unit === "ms") {
    const seconds = Math.floor(value / 1_000);
    const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
    const two = (count: number): string => String(count).padStart(2, "0");
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}
