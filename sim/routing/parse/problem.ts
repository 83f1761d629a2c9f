import type { LocalName } from "../../scenario/about.ts";

/** Codes of what can be wrong with a policy. Stable: docs/ERRORS.md lists them. */
export const POLICY_CODES = [
  "missing-field",
  "unknown-field",
  "wrong-type",
  "not-one-of",
  "out-of-range",
  "bad-length",
  "bad-format",
  "inconsistent",
  "too-deep",
  "unknown-policy",
  "unknown-parameter",
  "unknown-queue",
  "unknown-group",
  "unknown-team",
  "nobody-asked",
  "never-open",
] as const;
export type PolicyCode = (typeof POLICY_CODES)[number];

/** One thing wrong with a policy: where, what was expected, what was found. */
export interface PolicyProblem {
  readonly code: PolicyCode;
  /** Dotted place, list items by number: `plans.0.steps.2.expiresAfterMs`; empty for the whole. */
  readonly path: string;
  /** In English. */
  readonly expected: string;
  /** A short picture of what was there, at most 100 characters; `nothing` when it is absent. */
  readonly got: string;
  readonly russian: { readonly expected: string; readonly got: string };
}

export function problem(code: PolicyCode, path: string, expected: LocalName, got: LocalName): PolicyProblem {
  return { code, path, expected: expected.en, got: got.en, russian: { expected: expected.ru, got: got.ru } };
}

/** One problem as a line for a person. */
export function problemText(one: PolicyProblem, language: "en" | "ru"): string {
  const text =
    language === "en"
      ? `expected ${one.expected}, got ${one.got}`
      : `ожидалось: ${one.russian.expected}; получено: ${one.russian.got}`;
  return one.path === "" ? text : `${one.path}: ${text}`;
}

const LONGEST = 100;

/** What came, for a person: lists and objects by their size, texts cut. */
export function picture(value: unknown): LocalName {
  if (value === undefined) return { en: "nothing", ru: "ничего" };
  if (Array.isArray(value)) return { en: `a list of ${value.length}`, ru: `список длины ${value.length}` };
  if (typeof value === "object" && value !== null) return { en: "an object", ru: "объект" };
  const text = typeof value === "string" ? JSON.stringify(value.slice(0, LONGEST)) : String(value);
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
  return { en: short, ru: short };
}
