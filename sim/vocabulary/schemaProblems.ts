import type * as z from "zod";
import { PROBLEM_CODES, type Problem, type ProblemCode, shortened } from "./problems.ts";

/** Problems reported of one event, the first ones: a snapshot of 20,000 wrong lines needs no 100,000 answers. */
export const MOST_PROBLEMS = 50;

/** Zod's issues as problems, in its order, at most 50, with `prefix` put before each path. Needs `reportInput: true`. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], prefix = ""): readonly Problem[] {
  return issues.slice(0, MOST_PROBLEMS).map((issue) => ({
    path: [prefix, ...issue.path.map(String)].filter((part) => part !== "").join("."),
    code: codeOf(issue),
    expected: issue.code === "invalid_type" && issue.expected === "object" ? "an object" : issue.message,
    got: shortened(issue.input),
  }));
}

function codeOf(issue: z.core.$ZodIssue): ProblemCode {
  if (issue.input === undefined) return "missing-field";
  switch (issue.code) {
    case "invalid_value":
      return "not-one-of";
    case "too_big":
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "bad-length" : "out-of-range";
    case "invalid_format":
      return "bad-format";
    case "custom":
      return PROBLEM_CODES.find((code) => code === issue.params?.code) ?? "inconsistent";
    default:
      return "wrong-type";
  }
}
