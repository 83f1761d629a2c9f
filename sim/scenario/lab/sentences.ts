import { policyNamed } from "../../routing/registry.ts";
import type { LocalName } from "../about.ts";
import { FIELD_WORDS } from "../fieldWords.ts";
import { plainObject } from "../parts.ts";
import type { LabDifference } from "./differences.ts";

type Language = keyof LocalName;

/** A difference for a person: where, and what became of what. */
export interface DifferenceText {
  /** `Voice, agents, 10:00–12:00`. */
  readonly place: string;
  /** Before, with unit; absent: it is new. */
  readonly from?: string;
  /** After, with unit; absent: it was taken away. */
  readonly to?: string;
  /** What it may be called where there is little room: `Voice −2, 10:00–12:00`. */
  readonly short: string;
}

/** `difference` of the scenarios `before` and `after` in words: names instead of ids, times of day instead of numbers. */
export function differenceText(
  difference: LabDifference,
  before: unknown,
  after: unknown,
  language: Language,
): DifferenceText {
  const { kind, path, from, to } = difference;
  // A removed thing has its name only before, an added one only after.
  const walk = walked(kind === "added" ? after : before, path.split("/"), language);
  const when = kind === "run" ? spanText(difference, walk.holder, language) : undefined;
  const place = [...walk.words, ...(when === undefined ? [] : [when])].join(", ");
  const field = walk.field;
  const text = (value: unknown) => valueText(value, field, language);
  const sides = {
    ...(from === undefined ? {} : { from: text(from) }),
    ...(to === undefined ? {} : { to: text(to) }),
  };
  return { place, ...sides, short: shortText(difference, { ...sides, place, when, walk }, language) };
}

/** `Voice, agents: 31 → 29`, one line. */
export function differenceLine({ place, from, to }: DifferenceText, language: Language): string {
  if (to === undefined) return language === "en" ? `${place}: taken away` : `${place}: убрано`;
  return from === undefined ? `${place}: ${to}` : `${place}: ${from} → ${to}`;
}

/** What a scenario may be called by its differences; empty for none. */
export function differencesName(
  found: readonly LabDifference[],
  before: unknown,
  after: unknown,
  language: Language,
  most: number,
): string {
  const [first, ...more] = found;
  if (first === undefined) return "";
  const { short } = differenceText(first, before, after, language);
  const rest = more.length === 0 ? "" : language === "en" ? ` and ${more.length} more` : ` и ещё ${more.length}`;
  return `${short.length + rest.length > most ? `${short.slice(0, most - rest.length - 1)}…` : short}${rest}`;
}

interface Walk {
  readonly words: readonly string[];
  /** The last name on the path: its ending says the unit. */
  readonly field: string;
  /** What holds the field. */
  readonly holder: unknown;
  /** The innermost named thing on the way. */
  readonly owner: string | undefined;
}

function walked(scenario: unknown, parts: readonly string[], language: Language): Walk {
  const words: string[] = [];
  let value = scenario;
  let holder: unknown;
  let field = "";
  let owner: string | undefined;
  for (const part of parts) {
    const list = Array.isArray(value) ? value : undefined;
    if (list === undefined) holder = value;
    value =
      list === undefined
        ? plainObject(value)?.[part]
        : (list.find((item) => plainObject(item)?.id === part) ?? list[Number(part)]);
    const name = list === undefined ? undefined : nameOf(value, language);
    if (name !== undefined) {
      words.pop(); // “queues, Voice” says no more than “Voice”
      words.push(name);
      owner = name;
      continue;
    }
    if (list === undefined) field = part;
    words.push(list === undefined ? (FIELD_WORDS[part]?.[language] ?? part) : String(Number(part) + 1));
  }
  // A headcount is agents, and nobody says “arrivals, contacts per hour”.
  const said = words.filter(
    (word) => word !== FIELD_WORDS.headcount?.[language] && word !== FIELD_WORDS.arrivals?.[language],
  );
  return { words: said.length === 0 ? words : said, field, holder, owner };
}

function nameOf(item: unknown, language: Language): string | undefined {
  const name = plainObject(item)?.name;
  const said = typeof name === "string" ? name : plainObject(name)?.[language];
  return typeof said === "string" ? said : undefined;
}

const DAYS: Readonly<Record<Language, readonly string[]>> = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  ru: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
};

/** `10:00–12:00` of a list by interval of the day, `Tue 10:00–12:00` of the week; else `3–5`, numbers from 1. */
function spanText({ first = 0, to }: LabDifference, holder: unknown, language: Language): string | undefined {
  const { length } = to as readonly number[];
  const minutes = plainObject(holder)?.intervalMinutes;
  if (typeof minutes !== "number") return length === 1 ? `${first + 1}` : `${first + 1}–${first + length}`;
  // A list of one value is of the whole day.
  if (minutes === 1_440) return undefined;
  const [start, end] = [first * minutes, (first + length) * minutes];
  const weekly = plainObject(holder)?.profile === "weekly";
  const day = weekly ? `${DAYS[language][Math.floor(start / 1_440) % 7]} ` : "";
  return `${day}${clock(start % 1_440)}–${clock(end % 1_440 === 0 ? 1_440 : end % 1_440)}`;
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

interface Said {
  readonly place: string;
  readonly from?: string;
  readonly to?: string;
  readonly when: string | undefined;
  readonly walk: Walk;
}

/** A run that moved by the same everywhere is said by that; anything else by its place and what it became. */
function shortText(difference: LabDifference, { place, from, to, when, walk }: Said, language: Language): string {
  if (difference.kind === "run") {
    const deltas = (difference.to as readonly number[]).map(
      (value, i) => value - (difference.from as readonly number[])[i]!,
    );
    const [delta = 0] = deltas;
    if (deltas.every((one) => one === delta)) {
      const what =
        walk.field === "agents" ? agentsText(delta, language) : `${signed(delta, language)} ${walk.words.at(-1)}`;
      const owner = walk.owner === undefined ? "" : `${walk.owner} `;
      return [`${owner}${what}`, when].filter((part) => part !== undefined).join(", ");
    }
    return place;
  }
  return differenceLine(
    { place, short: "", ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    language,
  );
}

function agentsText(delta: number, language: Language): string {
  const size = Math.abs(delta);
  if (language === "en") return `${signed(delta, language)} ${size === 1 ? "agent" : "agents"}`;
  const rule = new Intl.PluralRules("ru").select(size);
  const word = rule === "one" ? "оператор" : rule === "few" ? "оператора" : "операторов";
  return `${signed(delta, language)} ${word}`;
}

function signed(value: number, language: Language): string {
  return `${value < 0 ? "−" : "+"}${numberText(Math.abs(value), language)}`;
}

function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(value).replace("-", "−");
}

/** Lists of at most this many numbers are spelled out. */
const SPELLED_OUT = 8;

function valueText(value: unknown, field: string, language: Language): string {
  if (typeof value === "number") return amountText(value, field, language);
  if (typeof value === "boolean") return language === "en" ? (value ? "yes" : "no") : value ? "да" : "нет";
  if (Array.isArray(value)) {
    const numbers = value.length <= SPELLED_OUT && value.every((item) => typeof item === "number");
    if (numbers) return value.map((item) => amountText(item, field, language)).join(language === "en" ? ", " : "; ");
    if (value.every((item) => typeof item === "number")) return meanText(value, field, language);
    return language === "en" ? `a list of ${value.length}` : `список из ${value.length}`;
  }
  const fields = plainObject(value);
  if (field === "policy") {
    const name = String(fields?.name ?? value);
    return policyNamed(name)?.tradeName[language] ?? name;
  }
  if (fields === undefined) return String(value);
  if (typeof fields.en === "string" && typeof fields.ru === "string") return String(fields[language]);
  return nameOf(value, language) ?? distributionText(fields, language);
}

function amountText(value: number, field: string, language: Language): string {
  if (field.endsWith("Ms")) return `${numberText(value / 1_000, language)} ${language === "en" ? "s" : "с"}`;
  if (/share$/i.test(field)) return `${numberText(value * 100, language)}${language === "en" ? "%" : " %"}`;
  return numberText(value, language);
}

/** Many numbers are told by how many and their sum: lists of agents or rates. */
function meanText(values: readonly number[], field: string, language: Language): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const text = amountText(Number(mean.toFixed(1)), field, language);
  return language === "en"
    ? `${values.length} values, ${text} on average`
    : `${values.length} значений, в среднем ${text}`;
}

function distributionText(fields: Readonly<Record<string, unknown>>, language: Language): string {
  const { kind, meanMs, valueMs } = fields;
  const size = typeof meanMs === "number" ? meanMs : valueMs;
  if (typeof kind !== "string") return language === "en" ? "other values" : "другие значения";
  return typeof size === "number" ? `${kind} ${amountText(size, "meanMs", language)}` : kind;
}
