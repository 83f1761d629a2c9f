import { z } from "zod";
import { CHANNELS, type Channel } from "../vocabulary/index.ts";
import type { LocalName } from "./about.ts";
import { BOUNDS } from "./bounds.ts";
import { MAX_DURATION_MS } from "./distribution.ts";
import { EXPECTED } from "./expectations.ts";
import type { Said, ScenarioCode } from "./problems.ts";

/**
 * What the schemas of a scenario are made of. Every part takes the description of its field (unit, bounds that matter,
 * what its absence means): the JSON Schema and the editors of the lab show it.
 */

/** Both languages travel in the one message a zod issue has; `saidIn` takes them apart again. */
export function message(said: Said): string {
  return `${said.en}\n${said.ru}`;
}
export function saidIn(text: string): Said {
  const [en = "", ru = en] = text.split("\n");
  return { en, ru };
}
/** The first check that fails ends the matter of one value. */
function expecting(said: Said): { readonly error: string; readonly abort: true } {
  return { error: message(said), abort: true };
}

/** One schema a field, optional where the field is: a field that only one of form and schema has does not compile. */
export type Shape<T> = {
  [Key in keyof T]-?: object extends Pick<T, Key>
    ? z.ZodExactOptional<z.ZodType<Exclude<T[Key], undefined>>>
    : z.ZodType<T[Key]>;
};
/** An object of exactly these fields: an unknown one would otherwise be a misspelt one, silently left out. */
export function object<T>(description: string, shape: Shape<T>): z.ZodType<T> {
  const schema = z.strictObject(shape, { error: message(EXPECTED.object) }).describe(description);
  return schema as z.ZodType<unknown> as z.ZodType<T>;
}
export const maybe = z.exactOptional;

export type Report = (path: readonly (string | number)[], said: Said, input: unknown, code?: ScenarioCode) => void;
/** A rule between fields of one object. It is asked whatever else is wrong there, so it must look before it reads. */
export function consistent<T>(
  schema: z.ZodType<T>,
  rule: (value: Readonly<Record<string, unknown>>, report: Report) => void,
): z.ZodType<T> {
  return schema.superRefine(
    (value: unknown, context) => {
      if (typeof value !== "object" || value === null) return;
      rule(value as Record<string, unknown>, (path, said, input, code = "inconsistent") => {
        context.addIssue({ code: "custom", path: [...path], message: message(said), input, params: { code } });
      });
    },
    { when: () => true },
  );
}
/** The numbers of a list; undefined when it is no list of finite numbers. */
export function numbers(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((item) => Number.isFinite(item)) ? (value as number[]) : undefined;
}

export function whole(from: number, to: number, description: string): z.ZodType<number> {
  const expected = expecting(EXPECTED.whole(from, to));
  return z.int(expected).min(from, expected).max(to, expected).describe(description);
}
export function number(from: number, to: number, description: string): z.ZodType<number> {
  const expected = expecting(EXPECTED.number(from, to));
  return z.number(expected).min(from, expected).max(to, expected).describe(description);
}
export function share(description: string): z.ZodType<number> {
  return number(0, 1, description);
}
/** A duration in whole ms. */
export function durationMs(description: string, from = 0): z.ZodType<number> {
  return whole(from, MAX_DURATION_MS, description);
}
export function oneOf<const Word extends string>(words: readonly Word[], description: string): z.ZodType<Word> {
  return z.enum(words, { error: message(EXPECTED.oneOf(words)) }).describe(description);
}
/** Exactly this word: what tells the options of a choice apart. */
export function word<const Word extends string>(only: Word, description: string): z.ZodType<Word> {
  return z.literal(only, { error: message(EXPECTED.oneOf([only])) }).describe(description);
}
export function flag(description: string): z.ZodType<boolean> {
  return z.boolean({ error: message(EXPECTED.flag) }).describe(description);
}
/** Minutes an interval has, such that a day is a whole number of intervals. */
export function intervalMinutes(description: string): z.ZodType<number> {
  const expected = expecting(EXPECTED.divisorOfDay);
  return z
    .int(expected)
    .min(5, expected)
    .max(1_440, expected)
    .refine((minutes) => 1_440 % minutes === 0, expected)
    .describe(description);
}

// C0 and C1 controls break lines and terminals; lone surrogates all turn into the same U+FFFD when stored.
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
const PROSE = /^(?:[^\p{Cc}\p{Cs}]|\n)*$/u;

export function text(most: number, description: string, allowed = PRINTABLE): z.ZodType<string> {
  const expected = expecting(EXPECTED.text(most));
  return z.string(expected).min(1, expected).max(most, expected).regex(allowed, expected).describe(description);
}

/** An ISO 4217 code. */
export function currencyCode(description: string): z.ZodType<string> {
  const expected = expecting(EXPECTED.currency);
  return z
    .string(expected)
    .regex(/^[A-Z]{3}$/, expected)
    .describe(description);
}

export function id(description: string): z.ZodType<string> {
  const expected = expecting(EXPECTED.id);
  return z
    .string(expected)
    .max(64, expected)
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, expected)
    .describe(description);
}
export function localName(most: number, description: string): z.ZodType<LocalName> {
  const allowed = most > BOUNDS.name ? PROSE : PRINTABLE;
  return object<LocalName>(description, {
    en: text(most, "In English.", allowed),
    ru: text(most, "In Russian.", allowed),
  });
}

/** One of several objects, told apart by their `kind`, one option for each of `kinds`. */
export function oneByKind<T>(
  kinds: readonly string[],
  options: readonly z.ZodType[],
  meta: { readonly id?: string; readonly description: string },
): z.ZodType<T> {
  // The options are objects with a literal `kind` made by `object`, whose static type no longer says so.
  const tagged = options as unknown as readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];
  const schema = z.discriminatedUnion("kind", tagged, {
    error: (issue) => message(issue.code === "invalid_union" ? EXPECTED.oneOf(kinds) : EXPECTED.object),
  });
  return schema.meta(meta) as z.ZodType<unknown> as z.ZodType<T>;
}

/** A list of `from` to `to` items. Zod judges the length before any item is looked at: a hostile list costs nothing. */
export function listOf<T>(item: z.ZodType<T>, from: number, to: number, description: string): z.ZodType<readonly T[]> {
  const expected = expecting(EXPECTED.listOf(from, to));
  return z.array(item, expected).min(from, expected).max(to, expected).describe(description);
}

export function channel(description: string): z.ZodType<Channel> {
  return oneOf(CHANNELS, description);
}
/** A value for some of the channels. */
export function byChannel<T>(
  value: z.ZodType<T>,
  description: string,
): z.ZodType<Readonly<Partial<Record<Channel, T>>>> {
  const shape = Object.fromEntries(CHANNELS.map((name) => [name, maybe(value)]));
  const schema = z.strictObject(shape, { error: message(EXPECTED.object) }).describe(description);
  return schema as z.ZodType<unknown> as z.ZodType<Readonly<Partial<Record<Channel, T>>>>;
}

/** 1 = Monday … 7 = Sunday, each at most once. */
export function weekdays(description: string): z.ZodType<readonly number[]> {
  const list = listOf(whole(1, 7, "1 = Monday … 7 = Sunday."), 1, 7, description);
  const expected = expecting(EXPECTED.onceEach);
  return list.refine((days) => new Set(days).size === days.length, expected);
}
