import type { PolicyCode } from "../routing/parse/problem.ts";
import type { LocalName } from "./about.ts";

/** Codes of what can be wrong with a scenario. Stable: docs/ERRORS.md lists them. */
export const SCENARIO_CODES = [
  "missing-field",
  "unknown-field",
  "wrong-type",
  "not-one-of",
  "out-of-range",
  "bad-length",
  "bad-format",
  "inconsistent",
  "malformed-json",
  "too-deep",
  "too-large",
  "too-many",
  "duplicate-id",
  "unknown-queue",
  "unknown-group",
  "unknown-team",
  "unknown-time-zone",
  "no-slots",
  "overlapping-shifts",
  "endless-route",
  "outside-run",
  "out-of-order",
  "too-many-events",
  "unknown-variant",
  "endless-variant",
  "bad-path",
  "unreachable-queue",
  "clock-change",
  "no-weight",
  "starvation",
  // of its policy
  "unknown-policy",
  "unknown-parameter",
  "nobody-asked",
  "never-open",
] as const satisfies readonly string[];

/** Whatever routing finds wrong with a policy is a problem of the scenario that holds it. */
type OfPolicy = Exclude<PolicyCode, (typeof SCENARIO_CODES)[number]>;
export const EVERY_POLICY_CODE_IS_ONE: [OfPolicy] extends [never] ? true : never = true;
export type ScenarioCode = (typeof SCENARIO_CODES)[number];

/** One thing wrong with a scenario: where, what was expected, what was found. */
export interface ScenarioProblem {
  readonly code: ScenarioCode;
  /** Dotted place, list items by number: `queues.2.talkMs.meanMs`; empty for the whole. */
  readonly path: string;
  /** In English; numbers with commas. */
  readonly expected: string;
  /** A short picture of what was there, at most 100 characters; `nothing` when it is absent. */
  readonly got: string;
  readonly russian: { readonly expected: string; readonly got: string };
  /** The variant or sweep it was found in, where the scenario itself is all right. */
  readonly variant?: string;
  /** Where in the file the change is written that brought it about, where one did. */
  readonly change?: string;
}

/** What was expected, or what came, in both languages. */
export type Said = LocalName;

export function problem(code: ScenarioCode, path: string, expected: Said, got: Said): ScenarioProblem {
  return { code, path, expected: expected.en, got: got.en, russian: { expected: expected.ru, got: got.ru } };
}

/** One problem as a line for a person. */
export function problemText(one: ScenarioProblem, language: "en" | "ru"): string {
  const place = [one.variant, one.change, one.path].filter((part) => part !== undefined && part !== "").join(": ");
  const text =
    language === "en"
      ? `expected ${one.expected}, got ${one.got}`
      : `ожидалось: ${one.russian.expected}; получено: ${one.russian.got}`;
  return place === "" ? text : `${place}: ${text}`;
}
