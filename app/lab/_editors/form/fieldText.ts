import { fieldUnit, shownValue } from "../../../../sim/scenario/form/fieldUnit.ts";
import type { FormField } from "../../../../sim/scenario/form/formField.ts";
import { CHANNELS } from "../../../../sim/vocabulary/channels.ts";
import { enLabFields, enLabWords } from "../../../_i18n/enLabFields.ts";
import { NONE } from "../../../_i18n/format.ts";
import type { Language } from "../../../_i18n/language.ts";
import type { Say } from "../../../_i18n/Words.tsx";

/** A channel's own number is in the unit of the table it stands in: `slowDown.chat` is a factor. */
export function unitKey(around: string, key: string): string {
  return (CHANNELS as readonly string[]).includes(key) ? around : key;
}

/** What people call the field; a field without a name would be told by the test that knows them all. */
export function fieldLabel(words: Say, around: string, key: string): string {
  const special = `${around}_${key}`;
  return words(`labFields.${Object.hasOwn(enLabFields, special) ? special : key}` as "labFields.id");
}

/** A word of the form, or as it is where it is no word of ours. */
export function wordLabel(words: Say, word: string): string {
  return Object.hasOwn(enLabWords, word) ? words(`labWords.${word}` as "labWords.true") : word;
}

export function unitText(words: Say, around: string, key: string): string | undefined {
  const unit = fieldUnit(unitKey(around, key));
  return unit === "none" || unit === "minuteOfDay" ? undefined : words(`labEdit.unit.${unit}`);
}

/** A number as people read it: at most 6 decimals, thousands parted, the mark of the language. */
export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "ru" ? "ru-RU" : "en-GB", { maximumFractionDigits: 6 }).format(value);
}

/** A value in one line: numbers in their unit, words in the reader's language; parts by how many there are. */
export function valueText(words: Say, language: Language, around: string, key: string, value: unknown): string {
  if (value === undefined) return NONE;
  if (typeof value === "number") {
    const by = unitKey(around, key);
    if (fieldUnit(by) === "minuteOfDay") return clockText(value);
    const unit = unitText(words, around, key);
    return `${numberText(shownValue(by, value), language)}${unit === undefined ? "" : ` ${unit}`}`;
  }
  if (typeof value === "string" || typeof value === "boolean") return wordLabel(words, String(value));
  if (Array.isArray(value)) return words("labEdit.listOf", { n: value.length });
  return words("labEdit.given");
}

/** What may stand in a number's field: `0–100 %`. */
export function rangeText(
  words: Say,
  language: Language,
  around: string,
  key: string,
  { from, to }: Extract<FormField, { readonly kind: "number" }>,
): string {
  const by = unitKey(around, key);
  if (fieldUnit(by) === "minuteOfDay") return `${clockText(from)}–${clockText(to)}`;
  const unit = unitText(words, around, key);
  const range = `${numberText(shownValue(by, from), language)}–${numberText(shownValue(by, to), language)}`;
  return unit === undefined ? range : `${range} ${unit}`;
}

/** A minute of the day as `9:30`; above 24:00 it is past midnight. */
export function clockText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(Math.round(minute % 60)).padStart(2, "0")}`;
}

/** `9:30`, `9.30` or `9` as a minute of the day; `undefined` where it is none. */
export function minuteIn(text: string): number | undefined {
  const [, hour, minute = "0"] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text) ?? [];
  if (hour === undefined || Number(minute) > 59) return undefined;
  return Number(hour) * 60 + Number(minute);
}
