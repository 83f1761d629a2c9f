import type { HISTORY_BOUNDS } from "./bounds.ts";

/** The same in both languages. */
export interface Said {
  readonly en: string;
  readonly ru: string;
}

/** What can be wrong with a line or a file of a history. Stable: docs/ERRORS.md lists them. */
export const ROW_CODES = [
  "wrong-file",
  "too-large",
  "no-rows",
  "too-many-columns",
  "too-many-rows",
  "too-many-queues",
  "line-too-long",
  "broken-quotes",
  "missing-value",
  "bad-number",
  "bad-duration",
  "bad-date",
  "bad-time",
  "no-such-time",
  "off-the-interval",
  "out-of-range",
  "unknown-channel",
  "bad-length",
] as const;
export type RowCode = (typeof ROW_CODES)[number];

/** One thing wrong with a file: where, what was expected, what came. */
export interface RowProblem {
  /** From 1, as an editor counts; 0: the whole file. */
  readonly line: number;
  /** The heading of the column, or its number from 1; empty: the whole line. */
  readonly column: string;
  readonly code: RowCode;
  readonly expected: string;
  /** What stood there, at most 100 characters. */
  readonly got: string;
  readonly russian: { readonly expected: string; readonly got: string };
}

/** `text` for a person to read, at most 100 characters; control characters shown as spaces. */
export function shown(text: string): Said {
  if (text.trim() === "") return { en: "nothing", ru: "ничего" };
  const plain = text.slice(0, 100).replaceAll(/\p{Cc}/gu, " ");
  const cut = text.length > 100 ? `${plain.slice(0, 99)}…` : plain;
  return { en: cut, ru: cut };
}

export function rowProblem(line: number, column: string, code: RowCode, expected: Said, got: Said): RowProblem {
  return { line, column, code, expected: expected.en, got: got.en, russian: { expected: expected.ru, got: got.ru } };
}

/** Problems of one file: the first ones word for word (1,000 unless said), all of them counted. */
export class RowProblems {
  readonly kept: RowProblem[] = [];
  readonly #most: number;
  count = 0;

  constructor(most: (typeof HISTORY_BOUNDS)["problems"]) {
    this.#most = most;
  }

  add(problem: RowProblem): void {
    this.count += 1;
    if (this.kept.length < this.#most) this.kept.push(problem);
  }
}

/** One problem as a line for a person. */
export function rowProblemText(one: RowProblem, language: "en" | "ru"): string {
  const place = [one.line, one.column].filter((part) => part !== 0 && part !== "").join(", ");
  const text =
    language === "en"
      ? `expected ${one.expected}, got ${one.got}`
      : `ожидалось: ${one.russian.expected}; получено: ${one.russian.got}`;
  if (place === "") return text;
  return `${language === "en" ? "line" : "строка"} ${place}: ${text}`;
}
