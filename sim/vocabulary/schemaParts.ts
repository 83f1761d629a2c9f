import * as z from "zod";
import { CHANNELS, type Channel } from "./channels.ts";
import { DAY_MS, EARLIEST_INSTANT, type Instant, LATEST_INSTANT } from "./units.ts";

/** Bounds of single values from outside. Lengths in UTF-16 units, durations in ms; all limits are included. */
export const VALUE_BOUNDS = {
  idLength: 200,
  textLength: 500,
  skills: 50,
  snapshotItems: 20_000,
  precisionMs: DAY_MS,
  /** A year and a day: longer than any wait, menu or wrap-up; a millisecond count mistaken for an instant is longer. */
  durationMs: 366 * DAY_MS,
} as const;

// C0 and C1 controls break lines, terminals and logs; lone surrogates all turn into the same U+FFFD when stored.
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
const PRINTABLE_LINES = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;
// The characters of RFC 3986; anything else must come percent-encoded. CloudEvents readers refuse a source that does not.
const URI_CHARACTERS = /^(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=[\]-]|%[0-9A-Fa-f]{2})*$/;

/**
 * One sentence that says what is expected: the text of every problem, and the description in the JSON Schema. The first
 * check that fails ends the matter of one value: no pattern is run over five megabytes that are too long anyway.
 */
function expecting(error: string): { readonly error: string; readonly abort: true } {
  return { error, abort: true };
}

/** An identity of the given brand: 1–200 characters, no control characters, no lone surrogates. */
export function id<Id extends string>(): z.ZodType<Id, string> {
  const expected = expecting(`1–${VALUE_BOUNDS.idLength} characters, no control characters`);
  const schema = z
    .string(expected)
    .min(1, expected)
    .max(VALUE_BOUNDS.idLength, expected)
    .regex(PRINTABLE, expected)
    .describe(expected.error);
  // A brand exists in types only; this is the one place that gives it to text from outside.
  return schema as z.ZodType<string, string> as z.ZodType<Id, string>;
}

/** A URI reference, as CloudEvents wants of a source: 1–200 ASCII characters, others percent-encoded. */
export function uriReference<Id extends string>(): z.ZodType<Id, string> {
  const expected = expecting(
    `a URI reference of 1–${VALUE_BOUNDS.idLength} characters, percent-encoded where RFC 3986 says so`,
  );
  const schema = z
    .string(expected)
    .min(1, expected)
    .max(VALUE_BOUNDS.idLength, expected)
    .regex(URI_CHARACTERS, expected)
    .describe(expected.error);
  return schema as z.ZodType<string, string> as z.ZodType<Id, string>;
}

/** Free text a person wrote: 0–500 characters; tabs and line breaks are its only control characters. */
export const text = freeText();

function freeText(): z.ZodString {
  const expected = expecting(`text of at most ${VALUE_BOUNDS.textLength} characters, no control characters`);
  return z
    .string(expected)
    .max(VALUE_BOUNDS.textLength, expected)
    .regex(PRINTABLE_LINES, expected)
    .describe(expected.error);
}

/** A whole number in [low, high]. */
export function whole(low: number, high: number): z.ZodInt {
  const expected = expecting(`a whole number in [${low}, ${high}]`);
  return z.int(expected).min(low, expected).max(high, expected).describe(expected.error);
}

/** Any number in [low, high], fractions included. */
export function between(low: number, high: number): z.ZodNumber {
  const expected = expecting(`a number in [${low}, ${high}]`);
  return z.number(expected).min(low, expected).max(high, expected).describe(expected.error);
}

/** A count of whole things, ≥ 0. */
export const count = whole(0, Number.MAX_SAFE_INTEGER);
/** A duration, whole ms ≥ 0. */
export const durationMs = whole(0, VALUE_BOUNDS.durationMs);
export const yesOrNo = z.boolean(expecting("true or false"));

export const at = instantSchema();

/** Whole ms since the Unix epoch in [1990, 2100): seconds sent by mistake fall into 1970 and are refused. */
function instantSchema(): z.ZodType<Instant, number> {
  const expected = expecting(`whole ms since the Unix epoch in [${EARLIEST_INSTANT}, ${LATEST_INSTANT})`);
  const schema = z.int(expected).min(EARLIEST_INSTANT, expected).lt(LATEST_INSTANT, expected).describe(expected.error);
  return schema as z.ZodType<number, number> as z.ZodType<Instant, number>;
}

/** One of a fixed list of words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  words: Words,
): z.ZodType<Words[number], Words[number]> {
  const expected = expecting(`one of ${words.join(", ")}`);
  return z.enum(words, expected) as z.ZodType<Words[number], Words[number]>;
}

export const channel: z.ZodType<Channel, Channel> = oneOf(CHANNELS);

/** A list of at most `most` items. */
export function listOf<Item extends z.ZodType>(item: Item, most: number): z.ZodReadonly<z.ZodArray<Item>> {
  const expected = expecting(`a list of at most ${most} items`);
  return z.array(item, expected).max(most, expected).readonly();
}
