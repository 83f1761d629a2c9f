import type { z } from "zod";
import { shortened } from "../vocabulary/problems.ts";
import { MAX_PROBLEMS } from "./bounds.ts";
import { EXPECTED } from "./expectations.ts";
import { problem, type Said, SCENARIO_CODES, type ScenarioCode, type ScenarioProblem } from "./problems.ts";
import { saidIn } from "./schemaParts.ts";

type Issue = z.core.$ZodIssue;

/** Collects what is wrong, in order, at most `MAX_PROBLEMS`, and what is only worth a warning. */
export class Findings {
  readonly problems: ScenarioProblem[] = [];
  readonly warnings: ScenarioProblem[] = [];

  /** Whether there is room for no more: nothing further need be looked for. */
  get full(): boolean {
    return this.problems.length >= MAX_PROBLEMS;
  }

  /** Whether something is said already of the value at `path`, or of what it lies in. */
  told(path: string): boolean {
    return this.problems.some((one) => path === one.path || path.startsWith(`${one.path}.`));
  }

  add(code: ScenarioCode, path: string, expected: Said, got: Said): void {
    this.push(problem(code, path, expected, got));
  }

  push(one: ScenarioProblem): void {
    if (!this.full) this.problems.push(one);
  }

  warn(code: ScenarioCode, path: string, expected: Said, got: Said): void {
    if (this.warnings.length < MAX_PROBLEMS) this.warnings.push(problem(code, path, expected, got));
  }

  /** Zod's issues of the value at `path`. They must have been made with `reportInput`. */
  issues(issues: readonly Issue[], path: string): void {
    for (const issue of issues) {
      if (this.full) return;
      const place = joined(path, issue.path);
      if (issue.code === "unrecognized_keys") {
        for (const key of issue.keys) {
          const input = (issue.input as Readonly<Record<string, unknown>> | undefined)?.[key];
          this.add("unknown-field", joined(place, [key]), EXPECTED.knownField, picture(input));
        }
        continue;
      }
      const input = inputOf(issue);
      this.add(input === undefined ? "missing-field" : codeOf(issue), place, saidIn(issue.message), picture(input));
    }
  }
}

/** `a.b` and [`c`, 2] are `a.b.c.2`. */
export function joined(path: string, keys: readonly PropertyKey[]): string {
  return [path, ...keys.map((key) => String(key).slice(0, 100))].filter((part) => part !== "").join(".");
}

/** A choice is judged by its `kind`: that is what was missing or unknown, not the whole object. */
function inputOf(issue: Issue): unknown {
  if (issue.code !== "invalid_union") return issue.input;
  return (issue.input as Readonly<Record<string, unknown>> | undefined)?.kind;
}

function codeOf(issue: Issue): ScenarioCode {
  switch (issue.code) {
    case "invalid_value":
    case "invalid_union":
      return "not-one-of";
    case "too_big":
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "bad-length" : "out-of-range";
    case "invalid_format":
      return "bad-format";
    case "custom":
      return SCENARIO_CODES.find((code) => code === issue.params?.code) ?? "inconsistent";
    default:
      return "wrong-type";
  }
}

/** What came, for a person to read, at most 100 characters. */
export function picture(value: unknown): Said {
  const en = shortened(value);
  if (value === undefined) return { en, ru: "ничего" };
  if (Array.isArray(value)) return { en, ru: `список длины ${value.length}` };
  if (typeof value === "object" && value !== null) {
    return { en, ru: `объект, полей: ${Object.keys(value).length}` };
  }
  return { en, ru: en };
}
