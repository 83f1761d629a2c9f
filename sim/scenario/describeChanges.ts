import { policyNamed } from "../routing/registry.ts";
import type { LocalName } from "./about.ts";
import { applyChanges } from "./changes.ts";
import { FIELD_WORDS } from "./fieldWords.ts";
import { plainObject } from "./parts.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioChange } from "./scenarioFile.ts";

type Language = keyof LocalName;

/**
 * What the changes do to `scenario`, one short sentence each: names instead of ids, times in seconds, shares in percent,
 * the value before beside the value after. Changes that lead nowhere say no value before.
 */
export function describeChanges(
  scenario: Scenario,
  changes: readonly ScenarioChange[],
  language: Language,
): readonly string[] {
  let now: unknown = scenario;
  return changes.map((change) => {
    const { place, field, before } = placeOf(now, change.path, language);
    const after = applyChanges(now, [change]);
    if (after.ok) now = after.value;
    if ("remove" in change) return language === "en" ? `${place}: taken away.` : `${place}: убрано.`;
    if ("times" in change) return `${place}: × ${numberText(change.times, language)}.`;
    const text = valueText(change.set, field, language);
    if (before === undefined) return language === "en" ? `${place}: now ${text}.` : `${place}: теперь ${text}.`;
    const old = valueText(before, field, language);
    return language === "en" ? `${place}: ${text} instead of ${old}.` : `${place}: ${text} вместо ${old}.`;
  });
}

/** The place a path of changes leads to, in words: `“Phone”, patience, mean`. */
export function placeWords(scenario: unknown, path: string, language: Language): string {
  return placeOf(scenario, path, language).place;
}

interface Place {
  readonly place: string;
  /** The last name on the path: its ending says the unit. */
  readonly field: string;
  readonly before: unknown;
}

function placeOf(scenario: unknown, path: string, language: Language): Place {
  const words: string[] = [];
  let value = scenario;
  let field = "";
  for (const part of path.split("/")) {
    const list = Array.isArray(value) ? value : undefined;
    value =
      list === undefined
        ? plainObject(value)?.[part]
        : (list.find((item) => plainObject(item)?.id === part) ?? list[Number(part)]);
    const name = list === undefined ? undefined : (nameOf(value, language) ?? queueName(scenario, value, language));
    if (name === undefined) {
      if (list === undefined) field = part;
      words.push(FIELD_WORDS[part]?.[language] ?? part);
    } else {
      words.pop(); // “queues, Voice” says no more than “Voice”, nor do “skills, Chat”
      words.push(language === "en" ? `“${name}”` : `«${name}»`);
    }
  }
  return { place: words.join(", "), field, before: value };
}

/** The name of the queue an item without a name of its own is about: a skill is called by its queue. */
function queueName(scenario: unknown, item: unknown, language: Language): string | undefined {
  const queueId = plainObject(item)?.queueId;
  const queues = plainObject(scenario)?.queues;
  if (typeof queueId !== "string" || !Array.isArray(queues)) return undefined;
  return nameOf(
    queues.find((queue) => plainObject(queue)?.id === queueId),
    language,
  );
}

function nameOf(item: unknown, language: Language): string | undefined {
  const name = plainObject(item)?.name;
  const said = typeof name === "string" ? name : plainObject(name)?.[language];
  return typeof said === "string" ? said : undefined;
}

function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(value);
}

/** Lists of at most this many numbers are spelled out. */
const SPELLED_OUT = 6;

function valueText(value: unknown, field: string, language: Language): string {
  if (typeof value === "number") {
    if (field.endsWith("Ms")) return `${numberText(value / 1_000, language)} ${language === "en" ? "s" : "с"}`;
    if (/share$/i.test(field)) return `${numberText(value * 100, language)} %`;
    return numberText(value, language);
  }
  if (Array.isArray(value)) {
    const short = value.length <= SPELLED_OUT && value.every((item) => typeof item === "number");
    if (short) return value.map((item) => numberText(item, language)).join("; ");
    return language === "en" ? `a list of ${value.length}` : `список длины ${value.length}`;
  }
  const fields = plainObject(value);
  if (field === "policy") {
    const name = String(fields?.name ?? value);
    return policyNamed(name)?.tradeName[language] ?? name;
  }
  if (fields === undefined) return String(value);
  const named = nameOf(value, language) ?? fields.kind;
  if (typeof named === "string") return named;
  return language === "en" ? "other values" : "другие значения";
}
