import type { Field, Unit } from "./fields.ts";
import type { Column } from "./mapping.ts";

/** A heading taken apart: its words without punctuation, and the unit it names. */
export interface Heading {
  readonly words: string;
  readonly unit?: Unit;
  /** Whether it says that its times are UTC. */
  readonly utc: boolean;
}

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ["ms", /\b(?:ms|msec|milliseconds?)\b|(?<!\p{L})(?:мс|миллисекунд\p{L}*)(?!\p{L})/u],
  ["s", /\b(?:s|secs?|seconds?)\b|(?<!\p{L})(?:с|сек|секунд\p{L}*)(?!\p{L})/u],
  ["min", /\b(?:mins?|minutes?)\b|(?<!\p{L})(?:мин|минут\p{L}*)(?!\p{L})/u],
  ["h", /\b(?:hrs?|hours?)\b|(?<!\p{L})(?:ч|час\p{L}*)(?!\p{L})/u],
];

/** Takes a heading apart: `OfferedCalls (sec.)` → `offered calls`, unit s. */
export function headingOf(text: string): Heading {
  const spaced = text
    .replace(/^\uFEFF?#?(?:fields:)?/i, "")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replaceAll("ё", "е");
  const [, before = spaced, inside = ""] = /^(.*?)[([]([^)\]]*)[)\]]/.exec(spaced) ?? [];
  const words = before.replaceAll(/[^\p{L}\p{N}%]+/gu, " ").trim();
  const bracket = UNITS.find(([, pattern]) => pattern.test(inside))?.[0];
  const tail = /. (?:in )?(ms|msec|sec|secs|seconds|min|minutes|сек|мин|мс)$/u.exec(words)?.[1];
  const named = bracket ?? (tail === undefined ? undefined : UNITS.find(([, pattern]) => pattern.test(tail))?.[0]);
  const rest = tail === undefined ? words : words.slice(0, -tail.length).replace(/ in $/, "").trim();
  return { words: rest, ...(named === undefined ? {} : { unit: named }), utc: /\b(?:utc|gmt)\b/.test(spaced) };
}

/** Phrases of each meaning, the surest first. `mean`: phrases of a mean over contacts. */
interface Phrases {
  readonly field: Field;
  readonly mean?: true;
  readonly phrases: readonly RegExp[];
}

const words = (list: string): RegExp => new RegExp(`^(?:${list})$`, "u");

/** In the order they are tried: what is more special comes first. */
const DICTIONARY: readonly Phrases[] = [
  {
    field: "ignore",
    phrases: [
      words(
        ".*(?:%|percent|процент|доля|rate|longest|max|maximum|максим\\p{L}*).*|service level|sl|сл|уровень (?:сервиса|обслуживания)|time zone|tz|queue id|id очереди|queue group|dnis|month|year|weekday|day of week|месяц|год|день недели",
      ),
    ],
  },
  {
    field: "startAt",
    phrases: [
      words(
        "interval start utc date|start at|date ?time|date and time|дата и время|дата время|timestamp|interval start(?: time| date)?|start of interval|start date time|period start|начало интервала|время начала|arrived at|arrival time|created at|start time utc|enqueue(?:d)? (?:at|time|timestamp)|время поступления|дата звонка|время звонка|дата и время (?:звонка|поступления|начала)",
      ),
      words(".* timestamp|interval|start|период|интервал|начало"),
    ],
  },
  { field: "date", phrases: [words("date|day|дата|день|call date|business date|local date")] },
  {
    field: "time",
    phrases: [words("time|time of day|period|interval time|время|half hour|start time|время дня|получасовка|vru exit")],
  },
  {
    field: "minutes",
    phrases: [
      words(
        "interval minutes|minutes|interval length|length of interval|длина интервала|длительность интервала|минут в интервале",
      ),
    ],
  },
  {
    field: "queue",
    phrases: [
      words(
        "queue name|queue|очередь|название очереди|имя очереди|skill|skill name|навык|группа|split|vdn|contact type|ct name|ct|линия|проект|forecast group|acd queue|acd queue tag|queue tag|услуга",
      ),
      words("type|campaign|кампания|группа (?:навыков|операторов)"),
    ],
  },
  { field: "channel", phrases: [words("channel|channel type|media type|media|канал|тип канала|медиа|тип обращения")] },
  { field: "part", phrases: [words("skill set|language|язык|site|площадка|region|регион")] },
  {
    field: "shortAbandoned",
    phrases: [
      words(
        "short abandon(?:s|ed)?|abandoned short|aband short call cnt|короткие (?:потери|потерянные)|потеряно до порога",
      ),
    ],
  },
  {
    field: "answeredWithin",
    phrases: [
      words(
        "answered within(?: sl| target| threshold| service level)?|ans servicelevel cnt|within sl|answered in sl|(?:отвечено|принято) в (?:срок|сл|sl|пределах уровня)|принято до порога",
      ),
    ],
  },
  {
    field: "offered",
    phrases: [
      words(
        "offered|volume|calls|contacts|offered (?:calls|contacts|interactions)|(?:calls|contacts|interactions) offered|contacts received|received|(?:calls|contacts) received|offd direct call cnt|entered|nentered|incoming(?: calls)?|поступило|поступило (?:звонков|вызовов|обращений|контактов)|поступивш\\p{L}*(?: \\p{L}+)?|всего|звонки|звонков|вызовы|вызовов|обращений|обращения|контактов|количество(?: \\p{L}+)?|предложено|входящих|входящие(?: \\p{L}+)?|call volume|number of (?:calls|contacts)",
      ),
      words("count|total"),
    ],
  },
  {
    field: "answered",
    phrases: [
      words(
        "answered|answered (?:calls|contacts|interactions)|(?:calls|contacts|interactions) answered|answ call cnt|accepted|отвечено|принято|принято (?:звонков|вызовов|обращений)|обслужено|отвеченные(?: \\p{L}+)?|принятые(?: \\p{L}+)?|отвеченных|принятых",
      ),
      words("acd calls"),
    ],
  },
  {
    field: "handled",
    phrases: [
      words(
        "handled|interactions handled|handled (?:calls|contacts)|(?:calls|contacts) handled|обработано(?: \\p{L}+)?|completed",
      ),
    ],
  },
  {
    field: "abandoned",
    phrases: [
      words(
        "abandoned|abandons|abandon|abandoned (?:calls|contacts|interactions)|(?:calls|contacts|interactions) abandoned|aband call cnt|aban calls|lost|missed|потеряно|потеряно (?:звонков|вызовов|обращений)|потерянные(?: \\p{L}+)?|потерянных|пропущено|пропущенные(?: \\p{L}+)?|не дождались|ушло|брошено",
      ),
    ],
  },
  {
    field: "agents",
    phrases: [
      words(
        "agents|avg avail member cnt|staff|staffed|positions staffed|операторов|операторы|агентов|сотрудников|(?:average )?agents available",
      ),
    ],
  },
  {
    field: "handle",
    mean: true,
    phrases: [
      words(
        "aht|avg handle time|average handle(?: time)?|average handling time|avg aht|handle time average|среднее время (?:обработки|обслуживания)|срво|сво|средн\\p{L}* время обраб\\p{L}*|mean handle time",
      ),
    ],
  },
  {
    field: "talk",
    mean: true,
    phrases: [words("att|avg talk time|average talk(?: time)?|среднее время (?:разговора|диалога)")],
  },
  {
    field: "wrapUp",
    mean: true,
    phrases: [
      words(
        "avg acw(?: time)?|average acw|average (?:wrap up|after call work)(?: time)?|среднее время (?:поствызывной обработки|постобработки)",
      ),
    ],
  },
  {
    field: "waitOfAnswered",
    mean: true,
    phrases: [
      words(
        "asa|average speed of answer|avg speed of answer|avg wait(?: time)?|average wait(?:ing)?(?: time)?|среднее время (?:ожидания|ответа)(?: ответа)?|средняя скорость ответа",
      ),
    ],
  },
  {
    field: "waitOfAbandoned",
    mean: true,
    phrases: [words("ata|average time to abandon|avg abandon time|avg aban time|среднее время до (?:потери|ухода)")],
  },
  {
    field: "handle",
    phrases: [
      words(
        "total handle(?: time)?|handle time|handle|handle ms|handling time|thandle|время обработки|общее время (?:обработки|обслуживания)|суммарное время обработки|длительность обработки",
      ),
    ],
  },
  {
    field: "talk",
    phrases: [
      words(
        "total talk(?: time)?|talk(?:ing)?(?: time| call dur)?|ttalk|ser time|talk ms|conversation(?: time| duration)?|duration|время разговора|общее время разговора|длительность(?: разговора)?|разговор|acd time",
      ),
    ],
  },
  { field: "hold", phrases: [words("total hold(?: time)?|hold(?: time)?|theld|время удержания|удержание")] },
  {
    field: "wrapUp",
    phrases: [
      words(
        "total (?:acw|wrap up|after call work)(?: time)?|acw(?: time)?|tacw|wrap ?up(?: time| dur| ms)?|after call work(?: time)?|(?:время )?поствызывн\\p{L}* обработк\\p{L}*|постобработка|время постобработки",
      ),
    ],
  },
  {
    field: "waitOfAnswered",
    phrases: [
      words(
        "queued and answ call dur|wait of answered|wait ms of answered|tanswered|total speed of answer|total answer time|(?:общее )?время ожидания (?:отвеченных|принятых)|ans time",
      ),
    ],
  },
  {
    field: "waitOfAbandoned",
    phrases: [
      words(
        "queued and aband call dur|wait of abandoned|wait ms of abandoned|tabandon|(?:общее )?время ожидания (?:потерянных|пропущенных)|aban time",
      ),
    ],
  },
  {
    field: "wait",
    phrases: [
      words(
        "wait|wait time|waiting time|queue time|time in queue|q time|wait ms|ожидание|время ожидания|время в очереди|ожидание в очереди|queue wait(?: time)?",
      ),
    ],
  },
  {
    field: "answeredAt",
    phrases: [
      words(
        "answered at|answer time|connected at|time answered|connected to agent timestamp|время ответа|начало разговора",
      ),
    ],
  },
  {
    field: "endedAt",
    phrases: [
      words(
        "ended at|end time|disconnected at|disconnect timestamp|hangup time|время окончания|время завершения|конец(?: разговора)?|окончание",
      ),
    ],
  },
  {
    field: "outcome",
    phrases: [
      words(
        "outcome|result|status|disposition|call status|call result|результат|статус|итог|исход|результат (?:звонка|вызова)|состояние",
      ),
    ],
  },
  {
    field: "agent",
    phrases: [
      words(
        "agent|agent name|agent id|server|operator|оператор|сотрудник|агент|фио оператора|имя оператора|кто принял",
      ),
    ],
  },
  {
    field: "customer",
    phrases: [
      words(
        "customer|customer id|caller|caller id|ani|phone|phone number|from|клиент|номер клиента|телефон|абонент|номер абонента|кто звонил|номер телефона|номер",
      ),
    ],
  },
  {
    field: "id",
    phrases: [
      words(
        "id|call id|contact id|interaction id|conversation id|uuid|uniqueid|unique id|id звонка|id вызова|id обращения|номер (?:обращения|вызова|звонка)|идентификатор(?: \\p{L}+)?",
      ),
    ],
  },
];

/** How sure a heading is of its meaning: a lower rank is surer. */
export interface HeadingMeaning {
  readonly column: Column;
  readonly rank: number;
}

/** What a heading means; `undefined` for one nobody here knows. */
export function meaningOf({ words: text, unit }: Heading): HeadingMeaning | undefined {
  for (const [order, { field, mean, phrases }] of DICTIONARY.entries()) {
    const rank = phrases.findIndex((phrase) => phrase.test(text));
    if (rank < 0) continue;
    const column = { field, ...(mean === undefined ? {} : { mean }), ...(unit === undefined ? {} : { unit }) };
    return { column, rank: rank * DICTIONARY.length + order };
  }
  return undefined;
}
