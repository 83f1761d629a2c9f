import { readFile, stat } from "node:fs/promises";
import { parsePolicyChoice } from "../sim/routing/parse/parsePolicy.ts";
import { type PolicyProblem, problemText } from "../sim/routing/parse/problem.ts";
import { isWrittenOut, POLICIES, policyNamed, policySpecOf } from "../sim/routing/registry.ts";
import type { PolicySpec } from "../sim/routing/spec.ts";
import type { PolicyChoice, Scenario } from "../sim/scenario/scenario.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { type Terminal, UsageProblem } from "./terminal.ts";

export type Language = "en" | "ru";

/** Longest file looked at, bytes; what reads it has bounds of its own and tells them. */
const MOST_BYTES = 8 * 2 ** 20;

/** What was asked for cannot be read as a policy. Exit code 1. */
export class PolicyRefused extends Error {
  override readonly name = "PolicyRefused";

  constructor(place: string, problems: readonly PolicyProblem[], language: Language) {
    super([`${place}:`, ...problems.map((one) => `  ${problemText(one, language)}`)].join("\n"));
  }
}

/**
 * A policy by its name (with the usual parameters, written out for the scenario), or from a JSON file: a policy written
 * out, a choice with parameters, or what `policy import --json` printed. Throws `PolicyRefused` with all problems,
 * `UsageProblem` where a name needs a scenario and none is given, and what the disk says otherwise.
 */
export async function loadPolicy(
  source: string,
  scenario: Scenario | undefined,
  language: Language,
): Promise<PolicySpec> {
  const choice = await loadPolicyChoice(source, scenario, language);
  if (isWrittenOut(choice)) return choice;
  if (scenario === undefined) {
    throw new UsageProblem(`policy: expected --scenario beside a policy by name, got ${source} alone`);
  }
  return policySpecOf(choice, scenario);
}

/** As `loadPolicy`, but a policy by name stays one, with its parameters. */
export async function loadPolicyChoice(
  source: string,
  scenario: Scenario | undefined,
  language: Language,
): Promise<PolicyChoice> {
  const input = policyNamed(source) === undefined ? await fromFile(source) : source;
  const parsed = parsePolicyChoice(input, scenario);
  if (!parsed.ok) throw new PolicyRefused(source, parsed.problems, language);
  return parsed.choice;
}

/** The scenario a reference names; `undefined` stays so. */
export async function scenarioOf(reference: string | undefined, terminal: Terminal): Promise<Scenario | undefined> {
  if (reference === undefined) return undefined;
  const { source, variant } = referenceOf(reference);
  return variantOf(await loadFile(source, terminal), source, variant).scenario;
}

/** The text of a file. Throws `UsageProblem` for one too large to be looked at. */
export async function textOf(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new UsageProblem(`${path}: expected at most ${MOST_BYTES} bytes, got ${size}`);
  return readFile(path, "utf8");
}

/** What the JSON of a file holds. Throws `UsageProblem` where it is not JSON. */
export async function jsonOf(path: string): Promise<unknown> {
  const text = await textOf(path);
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new UsageProblem(`${path}: expected JSON: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

async function fromFile(source: string): Promise<unknown> {
  // A word that is no path was meant as a name.
  if (/^[a-z0-9-]+$/.test(source)) {
    const found = await stat(source).catch(() => undefined);
    if (found === undefined) {
      const known = POLICIES.map(({ id }) => id).join(", ");
      throw new UsageProblem(`policy: expected a JSON file or one of ${known}, got ${source}`);
    }
  }
  const value = await jsonOf(source);
  const isResult = typeof value === "object" && value !== null && "policy" in value && "notes" in value;
  return isResult ? value.policy : value;
}
