/** Codes of what can be wrong with one value from outside. Stable: docs/ERRORS.md lists them. */
export const PROBLEM_CODES = [
  "missing-field",
  "wrong-type",
  "not-one-of",
  "out-of-range",
  "bad-length",
  "bad-format",
  "inconsistent",
  "unknown-type",
  "future-version",
  "malformed-json",
  "too-deep",
  "line-too-long",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong with an input: where, what was expected, what came. Texts are English and for people. */
export interface Problem {
  /** Dotted place, list items by number: `data.visits.0.queueId`. Empty when the whole value is meant. */
  readonly path: string;
  readonly code: ProblemCode;
  readonly expected: string;
  /** What came, as JSON, at most 100 characters; `nothing` when the field is absent. */
  readonly got: string;
}

/** Either the value, or everything that is wrong with it (at least one problem). */
export type Parsed<T> =
  | { readonly ok: true; readonly event: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const GOT_LENGTH = 100;

/**
 * `value` for a person to read, at most 100 characters, the cut marked with `…`. Lists and objects are named by size, not
 * spelled out: they may be megabytes. `undefined` is `nothing`; NaN and infinities keep their names.
 */
export function shortened(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return `an object of ${Object.keys(value).length} fields`;
  if (typeof value === "string") return cut(JSON.stringify(value.slice(0, GOT_LENGTH)));
  return cut(String(value));
}

function cut(text: string): string {
  return text.length <= GOT_LENGTH ? text : `${text.slice(0, GOT_LENGTH - 1)}…`;
}
