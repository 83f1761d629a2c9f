import { z } from "zod";
import type { LocalName } from "../../scenario/about.ts";
import { POLICY_BOUNDS } from "../bounds.ts";
import { EXPECTED } from "./expected.ts";
import type { PolicyCode } from "./problem.ts";

/** Both languages travel in the one message a zod issue has; `saidIn` takes them apart again. */
export function message(said: LocalName): string {
  return `${said.en}\n${said.ru}`;
}
export function saidIn(text: string): LocalName {
  const [en = "", ru = en] = text.split("\n");
  return { en, ru };
}
/**
 * Not aborting: zod would leave out the rules between the fields of the object around it. That one value then fails
 * several checks with the same text is for the reader of the issues to sort out.
 */
function expecting(said: LocalName): { readonly error: string } {
  return { error: message(said) };
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

type Report = (path: readonly (string | number)[], said: LocalName, input: unknown, code?: PolicyCode) => void;
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
/** A time in whole ms, up to 30 days. */
export function ms(description: string, from = 0): z.ZodType<number> {
  return whole(from, POLICY_BOUNDS.ms, description);
}
export function half(description: string): z.ZodType<number> {
  const expected = expecting(EXPECTED.half);
  return z.number(expected).min(0.5, expected).max(4, expected).multipleOf(0.5, expected).describe(description);
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
export function onlyTrue(description: string): z.ZodType<true> {
  return z.literal(true, { error: message(EXPECTED.onlyTrue) }).describe(description);
}
// C0 and C1 controls break lines and terminals; lone surrogates all turn into the same U+FFFD when stored.
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
export function text(most: number, description: string): z.ZodType<string> {
  const expected = expecting(EXPECTED.text(most));
  return z.string(expected).min(1, expected).max(most, expected).regex(PRINTABLE, expected).describe(description);
}
export function id(description: string): z.ZodType<string> {
  const expected = expecting(EXPECTED.id);
  return z
    .string(expected)
    .max(64, expected)
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, expected)
    .describe(description);
}
export function list<T>(item: z.ZodType<T>, from: number, to: number, description: string): z.ZodType<readonly T[]> {
  const expected = expecting(EXPECTED.listOf(from, to));
  return z.array(item, expected).min(from, expected).max(to, expected).describe(description);
}
/** A list that says nothing twice. */
export function setOf<T>(item: z.ZodType<T>, description: string): z.ZodType<readonly T[]> {
  return list(item, 1, POLICY_BOUNDS.ids, description).refine(
    (values) => !Array.isArray(values) || new Set(values).size === values.length,
    { error: message(EXPECTED.onceEach), params: { code: "inconsistent" } },
  );
}
/** One of several objects, told apart by their `kind`, one option for each of `kinds`. */
export function oneByKind<T>(
  kinds: readonly string[],
  options: readonly z.ZodType[],
  description: string,
): z.ZodType<T> {
  // The options are objects with a literal `kind` made by `object`, whose static type no longer says so.
  const tagged = options as unknown as readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];
  const schema = z.discriminatedUnion("kind", tagged, {
    error: (issue) => message(issue.code === "invalid_union" ? EXPECTED.oneOf(kinds) : EXPECTED.object),
  });
  return schema.describe(description) as z.ZodType<unknown> as z.ZodType<T>;
}
