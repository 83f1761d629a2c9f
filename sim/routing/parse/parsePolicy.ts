import type { z } from "zod";
import type { LocalName } from "../../scenario/about.ts";
import type { PolicyChoice } from "../../scenario/scenario.ts";
import { POLICY_BOUNDS } from "../bounds.ts";
import { POLICIES, policyNamed } from "../registry.ts";
import type { PolicySpec } from "../spec.ts";
import { contextProblems, type PolicyContext } from "./context.ts";
import { EXPECTED } from "./expected.ts";
import { POLICY_CODES, type PolicyCode, type PolicyProblem, picture, problem } from "./problem.ts";
import { policySchema } from "./schema.ts";
import { saidIn } from "./schemaParts.ts";

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: PolicySpec }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };
export type ParsedPolicyChoice =
  | { readonly ok: true; readonly choice: PolicyChoice }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/**
 * A policy from untrusted input (parsed JSON), or everything wrong with it, at most 200 problems. With the scenario it
 * is for, also what names nothing there, asks nobody or can never happen. Unknown fields are problems: a misspelt one
 * would otherwise be silently left out.
 */
export function parsePolicy(input: unknown, context?: PolicyContext): ParsedPolicy {
  if (isTooDeep(input)) return refused("too-deep", "", EXPECTED.depth(POLICY_BOUNDS.depth), input);
  const result = policySchema.safeParse(input, { reportInput: true });
  if (!result.success) return { ok: false, problems: problemsOf(result.error.issues) };
  const problems = context === undefined ? [] : contextProblems(result.data, context);
  return problems.length === 0
    ? { ok: true, policy: result.data }
    : { ok: false, problems: problems.slice(0, POLICY_BOUNDS.problems) };
}

/** What a scenario says of its policy: a name, a name with parameters, or a policy written out. As `parsePolicy`. */
export function parsePolicyChoice(input: unknown, context?: PolicyContext): ParsedPolicyChoice {
  if (typeof input === "string") return parseNamed(input, {}, "", input);
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return refused(input === undefined ? "missing-field" : "wrong-type", "", EXPECTED.policy, input);
  }
  if (!Object.hasOwn(input, "parameters")) {
    const parsed = parsePolicy(input, context);
    return parsed.ok ? { ok: true, choice: parsed.policy } : parsed;
  }
  const { name, parameters, ...rest } = input as Record<string, unknown>;
  const unknown = Object.keys(rest).slice(0, POLICY_BOUNDS.problems);
  if (unknown.length > 0) {
    return {
      ok: false,
      problems: unknown.map((key) =>
        problem("unknown-field", key.slice(0, 100), EXPECTED.knownField, picture(rest[key])),
      ),
    };
  }
  if (typeof name !== "string") {
    return refused(name === undefined ? "missing-field" : "wrong-type", "name", EXPECTED.oneOf(names()), name);
  }
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    return refused("wrong-type", "parameters", EXPECTED.object, parameters);
  }
  return parseNamed(name, parameters as Record<string, unknown>, "name", input as PolicyChoice);
}

function parseNamed(
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  path: string,
  choice: PolicyChoice,
): ParsedPolicyChoice {
  const policy = policyNamed(name);
  if (policy === undefined) return refused("unknown-policy", path, EXPECTED.oneOf(names()), name);
  const problems = Object.entries(parameters)
    .slice(0, POLICY_BOUNDS.problems)
    .flatMap(([id, value]): readonly PolicyProblem[] => {
      const place = `parameters.${id.slice(0, 100)}`;
      const parameter = policy.parameters.find((row) => row.id === id);
      if (parameter === undefined) {
        const known = policy.parameters.map((row) => row.id);
        const expected = known.length === 0 ? EXPECTED.knownField : EXPECTED.oneOf(known);
        return [problem("unknown-parameter", place, expected, picture(id))];
      }
      if (parameter.kind === "choice") {
        const options = parameter.options.map((option) => option.id);
        if (options.some((option) => option === value)) return [];
        return [problem("not-one-of", place, EXPECTED.oneOf(options), picture(value))];
      }
      const { from, to } = parameter;
      const whole = isWhole(parameter.unit);
      const expected = whole ? EXPECTED.whole(from, to) : EXPECTED.number(from, to);
      if (typeof value !== "number" || Number.isNaN(value))
        return [problem("wrong-type", place, expected, picture(value))];
      if (value < from || value > to) return [problem("out-of-range", place, expected, picture(value))];
      return whole && !Number.isInteger(value) ? [problem("wrong-type", place, expected, picture(value))] : [];
    });
  return problems.length === 0 ? { ok: true, choice } : { ok: false, problems };
}

/** Agents, contacts and offers come whole. */
function isWhole(unit: string): boolean {
  return unit === "agents" || unit === "contacts" || unit === "offers" || unit === "rings";
}

function names(): readonly string[] {
  return POLICIES.map((policy) => policy.id);
}

function refused(code: PolicyCode, path: string, expected: LocalName, got: unknown) {
  return { ok: false, problems: [problem(code, path, expected, picture(got))] } as const;
}

/** Whether lists and objects are nested deeper than a policy needs, or hold more than any policy: not looked at further. */
function isTooDeep(input: unknown): boolean {
  let left = 100_000;
  const deep = (value: unknown, depth: number): boolean => {
    if (typeof value !== "object" || value === null) return false;
    if (depth === 0) return true;
    for (const key in value) {
      left--;
      if (left < 0 || deep((value as Record<string, unknown>)[key], depth - 1)) return true;
    }
    return false;
  };
  return deep(input, POLICY_BOUNDS.depth);
}

/** Zod's issues as problems, the first of each place: checks of one value that fail together say the same. */
function problemsOf(issues: readonly z.core.$ZodIssue[]): readonly PolicyProblem[] {
  const problems = new Map<string, PolicyProblem>();
  const add = (code: PolicyCode, keys: readonly PropertyKey[], expected: LocalName, input: unknown): void => {
    const path = keys.map((key) => String(key).slice(0, 100)).join(".");
    if (!problems.has(path)) problems.set(path, problem(code, path, expected, picture(input)));
  };
  for (const issue of issues) {
    if (problems.size >= POLICY_BOUNDS.problems) break;
    if (issue.code === "unrecognized_keys") {
      const fields = issue.input as Readonly<Record<string, unknown>> | undefined;
      for (const key of issue.keys) add("unknown-field", [...issue.path, key], EXPECTED.knownField, fields?.[key]);
      continue;
    }
    const input = inputOf(issue);
    add(input === undefined ? "missing-field" : codeOf(issue), issue.path, saidIn(issue.message), input);
  }
  return [...problems.values()].slice(0, POLICY_BOUNDS.problems);
}

/** A choice is judged by its `kind`: that is what was missing or unknown, not the whole object. */
function inputOf(issue: z.core.$ZodIssue): unknown {
  if (issue.code !== "invalid_union" || !("discriminator" in issue)) return issue.input;
  return (issue.input as Readonly<Record<string, unknown>> | undefined)?.kind;
}

function codeOf(issue: z.core.$ZodIssue): PolicyCode {
  switch (issue.code) {
    case "invalid_value":
      return "not-one-of";
    case "invalid_union":
      // A choice is told apart by its kind; what has none is no object at all, or no transform.
      return "discriminator" in issue ? "not-one-of" : "wrong-type";
    case "too_big":
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "bad-length" : "out-of-range";
    case "not_multiple_of":
      return "out-of-range";
    case "invalid_format":
      return "bad-format";
    case "custom":
      return POLICY_CODES.find((code) => code === issue.params?.code) ?? "inconsistent";
    default:
      return "wrong-type";
  }
}
