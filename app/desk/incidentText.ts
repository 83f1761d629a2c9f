import type { Incident } from "../../sim/metrics/day/incident.ts";
import { clock, percent } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";
import { alarmSubject, alarmValue } from "../_tiles/alarmText.ts";

type Say = ReturnType<typeof useWords>;

/** An alarm shorter than this that nothing else tells of is one of many, ms. */
const SHORT_MS = 10 * 60_000;

/** Worth a jump: everything but alarms to be watched, and short ones. */
export function isWeighty(incident: Incident): boolean {
  if (incident.kind !== "alarm") return true;
  return incident.level === "act" && (incident.endAt ?? Number.POSITIVE_INFINITY) - incident.beginAt >= SHORT_MS;
}

/** `09:40–10:25`, or `since 09:40`. */
export function incidentTime(
  { beginAt, endAt }: Pick<Incident, "beginAt" | "endAt">,
  timeZone: string,
  words: Say,
): string {
  const from = clock(beginAt, timeZone);
  if (endAt === undefined) return words("day.incident.since", { from });
  return words("day.incident.during", { from, to: clock(endAt, timeZone) });
}

/** What it is, in numbers. */
export function incidentSentence(incident: Incident, words: Say, language: Language): string {
  switch (incident.kind) {
    case "dip":
      return words("day.incident.dip", {
        channel: words(`channel.${incident.channel}`),
        value: percent(incident.worst.value, language),
        target: percent(incident.target, language),
        hurt: incident.hurt,
        counted: incident.counted,
      });
    case "spike": {
      const { channel, offered, usual } = incident;
      return words("day.incident.spike", { channel: words(`channel.${channel}`), offered, usual: Math.round(usual) });
    }
    case "gap": {
      const said = words(`day.incident.gap.${incident.cause}`, { source: incident.source });
      return incident.missed === undefined ? said : `${said}; ${words("day.incident.missed", { n: incident.missed })}`;
    }
    case "alarm": {
      const scope = alarmSubject(incident, words);
      const { metric, value, ruleId } = incident;
      const rule = metric === undefined ? ruleId : words(`alarm.metric.${metric}`);
      if (metric === undefined || value === undefined) return words("day.incident.alarmPlain", { scope, rule });
      return words("day.incident.alarm", { scope, rule, value: alarmValue(metric, value, language) });
    }
  }
}
