import { parsePolicyChoice } from "../../routing/parse/parsePolicy.ts";
import { type PolicyProblem, picture, problem } from "../../routing/parse/problem.ts";
import { isWrittenOut, policyNamed, scenarioChangesOf } from "../../routing/registry.ts";
import type { PolicySpec } from "../../routing/spec.ts";
import { applyChanges } from "../../scenario/changes.ts";
import { parseScenario } from "../../scenario/parse.ts";
import type { PolicyChoice, Scenario } from "../../scenario/scenario.ts";
import { valuesOf } from "./grid.ts";
import { MOST_VALUES, type TunedParameter } from "./tuning.ts";

/** A scenario with some numbers of its policy changed, or everything that is wrong with the policy then. */
export type Candidate =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/**
 * The scenario with these values of the parameters. A policy by name keeps its other parameters, and what it changes
 * beside routing is changed too.
 */
export function candidateOf(
  scenario: Scenario,
  parameters: readonly TunedParameter[],
  values: readonly number[],
): Candidate {
  const numbers = parameters.map(({ id }, p) => [id, values[p]!] as const);
  const parsed = parsePolicyChoice(withNumbers(scenario.policy, numbers), scenario);
  if (!parsed.ok) return parsed;
  const changed = { ...scenario, policy: parsed.choice };
  const beside = scenarioChangesOf(parsed.choice, scenario);
  if (beside.length === 0) return { ok: true, scenario: changed };
  const made = applyChanges(changed, beside);
  if (!made.ok) throw new RangeError(`policy: expected changes that lead somewhere, got ${made.problems[0]?.path}`);
  const whole = parseScenario(made.value);
  if (!whole.ok) throw new RangeError(`policy: expected changes that make a scenario, got ${whole.problems[0]?.path}`);
  return { ok: true, scenario: whole.scenario };
}

/** Where the parameters stand in the policy as it is; `undefined` for one that is no number of it. */
export function valuesNow(policy: PolicyChoice, ids: readonly string[]): readonly (number | undefined)[] {
  return ids.map((id) => {
    const found = isWrittenOut(policy) ? leaf(policy, id) : namedNow(policy, id);
    return typeof found === "number" ? found : undefined;
  });
}

/**
 * Everything wrong with the parameters of a tuning: ids that are no numbers of the policy, ranges without values or with
 * too many, and ends of a range that make no policy while the others stay as they are.
 */
export function parameterProblems(scenario: Scenario, parameters: readonly TunedParameter[]): readonly PolicyProblem[] {
  const now = valuesNow(
    scenario.policy,
    parameters.map(({ id }) => id),
  );
  return parameters.flatMap((parameter, p): readonly PolicyProblem[] => {
    const { id, from, to, step } = parameter;
    if (now[p] === undefined) return [problem("unknown-parameter", id, numbersOf(scenario.policy), picture(id))];
    const count = valuesOf(parameter);
    if (!(count >= 1 && count <= MOST_VALUES)) {
      const range = `${from}:${to}:${step}`;
      const expected = { en: `1 to ${MOST_VALUES} values`, ru: `от 1 до ${MOST_VALUES} значений` };
      return [problem("out-of-range", id, expected, { en: range, ru: range })];
    }
    return [...new Set([from, to])].flatMap((end) => {
      const candidate = candidateOf(scenario, [parameter], [end]);
      return candidate.ok ? [] : candidate.problems;
    });
  });
}

function withNumbers(policy: PolicyChoice, numbers: readonly (readonly [id: string, value: number])[]): unknown {
  if (!isWrittenOut(policy)) {
    const [name, given] = typeof policy === "string" ? [policy, {}] : [policy.name, policy.parameters];
    return { name, parameters: { ...given, ...Object.fromEntries(numbers) } };
  }
  let changed: unknown = policy;
  for (const [id, value] of numbers) changed = withLeaf(changed, id.split("."), value);
  return changed;
}

/** A copy with the number at the place changed; the place is known to hold one. */
function withLeaf(tree: unknown, [key, ...rest]: readonly string[], value: number): unknown {
  if (key === undefined) return value;
  if (Array.isArray(tree)) return tree.with(Number(key), withLeaf(tree[Number(key)], rest, value));
  const branch = tree as Readonly<Record<string, unknown>>;
  return { ...branch, [key]: withLeaf(branch[key], rest, value) };
}

function leaf(tree: unknown, id: string): unknown {
  let at = tree;
  for (const key of id.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  // The version of the form is no matter of taste.
  return id === "version" ? undefined : at;
}

function namedNow(policy: Exclude<PolicyChoice, PolicySpec>, id: string): unknown {
  const [name, given] = typeof policy === "string" ? [policy, {}] : [policy.name, policy.parameters];
  const parameter = policyNamed(name)?.parameters.find((row) => row.id === id);
  if (parameter?.kind !== "number") return undefined;
  return Object.hasOwn(given, id) ? given[id] : parameter.usual;
}

/** What could have been meant. */
function numbersOf(policy: PolicyChoice): { readonly en: string; readonly ru: string } {
  if (isWrittenOut(policy)) {
    return { en: "the place of a number, as guards.0.agents", ru: "место числа, например guards.0.agents" };
  }
  const name = typeof policy === "string" ? policy : policy.name;
  const ids = policyNamed(name)?.parameters.flatMap(({ kind, id }) => (kind === "number" ? [id] : [])) ?? [];
  if (ids.length === 0) return { en: `no parameter: ${name} has no number`, ru: `без параметров: у ${name} нет чисел` };
  return { en: `one of ${ids.join(", ")}`, ru: `одно из ${ids.join(", ")}` };
}
