import * as z from "zod";
import { CHANNELS, type Channel } from "../vocabulary/index.ts";
import { isTimeZone } from "../vocabulary/localTime.ts";
import { type Problem, shortened } from "../vocabulary/problems.ts";
import { problemsOf } from "../vocabulary/schemaProblems.ts";
import { HISTORY_BOUNDS, INTERVAL_MINUTES } from "./bounds.ts";
import { COUNT_FIELDS, FIELDS, type Field, fits, UNITS, type Unit } from "./fields.ts";

/** Layouts that are known by name; `generic`: read by its header words. */
export const LAYOUTS = [
  "floorcast",
  "genesys",
  "amazon",
  "nice-iex",
  "calabrio",
  "verint",
  "eleveo",
  "bank",
  "generic",
] as const;
export type Layout = (typeof LAYOUTS)[number];

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What one column means. `mean`: a duration is the mean over the contacts it is of, not their sum. */
export interface Column {
  readonly field: Field;
  readonly unit?: Unit;
  readonly mean?: boolean;
}

/** How a table of one layout becomes rows: plain data, remembered under the signature of its header. */
export interface Mapping {
  readonly version: 1;
  readonly layout: Layout;
  readonly kind: "intervals" | "contacts";
  /** Between the cells of a text; of no matter in a workbook. */
  readonly delimiter: Delimiter;
  readonly decimal: "." | ",";
  /** Lines before the first row, the header among them. */
  readonly headerLines: number;
  /** One for each column, in their order. */
  readonly columns: readonly Column[];
  /** How dates made of three numbers are read; one that begins with the year says so itself. */
  readonly dateOrder: DateOrder;
  /** Of times that say no offset of their own. */
  readonly timeZone: string;
  /** Length of the intervals where no column says it. */
  readonly minutes: number | null;
  /** Where no column says it, or says nothing. */
  readonly queue: string;
  readonly channel: Channel;
  /** Words of the outcome column, in lower case: of an answered and an abandoned contact, and of lines that are none. */
  readonly outcomes: {
    readonly answered: readonly string[];
    readonly abandoned: readonly string[];
    readonly skip: readonly string[];
  };
}

const expecting = (error: string) => ({ error, abort: true });
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, expecting(`one of ${values.map((value) => JSON.stringify(value)).join(", ")}`));
const WORD = expecting("a word of at most 200 characters");
const words = z.array(z.string(WORD).max(200, WORD)).max(100);
const ZONE = expecting("an IANA time zone this machine knows");
const QUEUE = expecting("at most 200 characters, no control characters");
const HEADER = expecting("a whole number in [0, 20]");
const COLUMNS = expecting(`a list of at most ${HISTORY_BOUNDS.columns} columns`);

const schema = z.object({
  version: z.literal(1, expecting("1")),
  layout: oneOf(LAYOUTS),
  kind: oneOf(["intervals", "contacts"]),
  delimiter: oneOf(DELIMITERS),
  decimal: oneOf([".", ","]),
  headerLines: z.int(HEADER).min(0, HEADER).max(20, HEADER),
  columns: z
    .array(
      z.object({ field: oneOf(FIELDS), unit: oneOf(UNITS).exactOptional(), mean: z.boolean().exactOptional() }),
      COLUMNS,
    )
    .max(HISTORY_BOUNDS.columns, COLUMNS),
  dateOrder: oneOf(DATE_ORDERS),
  timeZone: z
    .string(ZONE)
    .max(100, ZONE)
    .refine(isTimeZone, { ...ZONE, params: { code: "not-one-of" } }),
  minutes: z.literal(INTERVAL_MINUTES, expecting(`one of ${INTERVAL_MINUTES.join(", ")}, or null`)).nullable(),
  queue: z
    .string(QUEUE)
    .max(200, QUEUE)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, QUEUE),
  channel: oneOf(CHANNELS),
  outcomes: z.object({ answered: words, abandoned: words, skip: words }),
});

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A mapping from outside (a stored one, a person's, a program's), or everything that is wrong with it. */
export function parseMapping(input: unknown): ParsedMapping {
  const result = schema.safeParse(input, { reportInput: true });
  if (!result.success) return { ok: false, problems: problemsOf(result.error.issues) };
  const problems = mappingProblems(result.data);
  return problems.length === 0 ? { ok: true, mapping: result.data } : { ok: false, problems };
}

/** What keeps a mapping of the right form from giving rows: empty when it can. */
export function mappingProblems(mapping: Mapping): readonly Problem[] {
  const { columns, kind } = mapping;
  const has = (field: Field) => columns.some((column) => column.field === field);
  const problems: Problem[] = [];
  const say = (path: string, code: Problem["code"], expected: string, got: unknown) =>
    problems.push({ path, code, expected, got: shortened(got) });
  if (!has("startAt") && !has("date"))
    say("columns", "missing-field", "a column of the start, or of its date", undefined);
  if (has("startAt") && (has("date") || has("time"))) {
    say("columns", "inconsistent", "either one column of the start or one of date and one of time", "both");
  }
  if (!has("queue") && mapping.queue === "")
    say("queue", "missing-field", "a column of queues, or one name for all", undefined);
  if (kind === "intervals" && !has("offered")) {
    // Offered can be told in parts.
    if (!(has("answered") && has("abandoned"))) {
      say("columns", "missing-field", "a column of contacts offered, or of answered and abandoned", undefined);
    }
  }
  if (kind === "intervals" && mapping.minutes === null && !has("minutes")) {
    say("minutes", "missing-field", "the length of the intervals, or a column of it", undefined);
  }
  const seen = new Set<Field>();
  columns.forEach(({ field, unit }, i) => {
    if (field === "ignore") return;
    if (!fits(field, kind)) say(`columns.${i}.field`, "not-one-of", `a meaning a file of ${kind} can have`, field);
    else if (seen.has(field) && field !== "part")
      say(`columns.${i}.field`, "inconsistent", "each meaning in one column", field);
    if (unit !== undefined && COUNT_FIELDS.includes(field))
      say(`columns.${i}.unit`, "inconsistent", "no unit of a count", unit);
    seen.add(field);
  });
  return problems;
}

/** Under what a mapping is remembered: the header in lower case, or the number of columns where there is none. */
export function signatureOf(header: readonly string[] | undefined, columns: number): string {
  if (header === undefined) return `without header, ${columns} columns`;
  return header
    .map((cell) => cell.trim().toLowerCase().replaceAll(/\s+/g, " "))
    .join(" | ")
    .slice(0, 2_000);
}
