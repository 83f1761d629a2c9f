import type { LocalName } from "../../scenario/about.ts";
import type { Condition, Conditions, ContactFilter } from "../spec.ts";
import { CHANNEL_NAMES } from "./channelNames.ts";
import type { Wording } from "./wording.ts";

const FIGURES: Readonly<Record<Condition["figure"], LocalName>> = {
  "estimated-wait-ms": { en: "the estimated wait", ru: "оценка ожидания" },
  waiting: { en: "the number waiting", ru: "число ожидающих" },
  "longest-wait-ms": { en: "the longest wait", ru: "самое долгое ожидание" },
  "idle-agents": { en: "the number of idle agents", ru: "число свободных операторов" },
  "free-slots": { en: "the number of free slots", ru: "число свободных мест" },
  "service-level": { en: "the service level of the last 30 min", ru: "уровень обслуживания за 30 мин" },
};

/** `the estimated wait of “Chat” is under 60 s and …`; empty for no conditions. */
export function conditionsText(conditions: Conditions, wording: Wording): string {
  return wording.list(conditions.map((condition) => conditionText(condition, wording)));
}

function conditionText(condition: Condition, wording: Wording): string {
  const { figure, queueId, groupId, above, below } = condition;
  const whose =
    groupId !== undefined
      ? wording.either(` of ${wording.name(groupId)}`, ` группы ${wording.name(groupId)}`)
      : queueId !== undefined
        ? wording.either(` of ${wording.name(queueId)}`, ` в очереди ${wording.name(queueId)}`)
        : "";
  const value = (bound: number) =>
    figure.endsWith("-ms")
      ? wording.duration(bound)
      : figure === "service-level"
        ? wording.share(bound)
        : wording.number(bound);
  const is = wording.either(" is", "");
  const said = `${wording.say(FIGURES[figure])}${whose}${is}`;
  if (above !== undefined && below !== undefined) {
    return `${said} ${wording.either("between", "между")} ${value(above)} ${wording.either("and", "и")} ${value(below)}`;
  }
  if (above !== undefined) return `${said} ${wording.either("over", "больше")} ${value(above)}`;
  return `${said} ${wording.either("under", "меньше")} ${value(below ?? 0)}`;
}

/** `contacts of “A” and “B” of customers who come again`, `контакты очередей «A» и «B» (повторные)`; all contacts for an empty filter. */
export function contactsText(filter: ContactFilter, wording: Wording): string {
  const { queueIds, channels, returning, hasLastAgent } = filter;
  const named = channels?.map((channel) => wording.say(CHANNEL_NAMES[channel]));
  const whose = [
    ...(returning === undefined ? [] : [RETURNING[returning ? "yes" : "no"]]),
    ...(hasLastAgent === undefined ? [] : [KNOWN[hasLastAgent ? "yes" : "no"]]),
  ].map((text) => wording.say(text));
  if (wording.language === "en") {
    const of = queueIds === undefined ? "" : ` of ${wording.names(queueIds)}`;
    const by = named === undefined ? "" : ` by ${wording.list(named)}`;
    const from = whose.length === 0 ? "" : ` from customers ${wording.list(whose)}`;
    return of + by + from === "" ? "all contacts" : `contacts${of}${by}${from}`;
  }
  const of = queueIds === undefined ? "" : ` ${wording.queues(queueIds)}`;
  const rest = [...(named === undefined ? [] : [wording.list(named)]), ...whose].join("; ");
  if (of === "" && rest === "") return "все контакты";
  return `контакты${of}${rest === "" ? "" : ` (${rest})`}`;
}

const RETURNING = {
  yes: { en: "who come again", ru: "повторные" },
  no: { en: "who come for the first time", ru: "первичные" },
} as const;
const KNOWN = {
  yes: { en: "with a last agent", ru: "с прежним оператором" },
  no: { en: "without a last agent", ru: "без прежнего оператора" },
} as const;
