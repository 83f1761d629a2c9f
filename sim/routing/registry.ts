import type { LocalName } from "../scenario/about.ts";
import type { PolicyChoice, Scenario } from "../scenario/scenario.ts";
import type { ScenarioChange } from "../scenario/scenarioFile.ts";
import { AGENT_ORDERS } from "./named/agentOrder.ts";
import { AT_THE_DOOR } from "./named/atTheDoor.ts";
import { BLENDS } from "./named/blending.ts";
import type { NamedPolicy, ParameterValues } from "./named/namedPolicy.ts";
import { QUEUE_ORDERS } from "./named/queueOrder.ts";
import { STEPPED } from "./named/steps.ts";
import { WEIGHED } from "./named/weighed.ts";
import type { PolicySpec } from "./spec.ts";

/** Every policy with a name, in the order they are shown. */
export const POLICIES: readonly NamedPolicy[] = [
  ...AGENT_ORDERS,
  ...QUEUE_ORDERS,
  ...BLENDS,
  ...STEPPED,
  ...AT_THE_DOOR,
  ...WEIGHED,
];

const BY_ID: ReadonlyMap<string, NamedPolicy> = new Map(POLICIES.map((policy) => [policy.id, policy]));

/** The policy of that name; `undefined` when there is none. */
export function policyNamed(id: string): NamedPolicy | undefined {
  return BY_ID.get(id);
}

/** A policy of the registry by name, with the parameters that are not the usual ones. */
type NamedChoice = Exclude<PolicyChoice, PolicySpec>;

/** The choice written out for a scenario. Throws `RangeError` for an unknown name, parameter or value. */
export function policySpecOf(choice: PolicyChoice, scenario: Scenario): PolicySpec {
  if (isWrittenOut(choice)) return choice;
  return named(choice).build(valuesOf(choice), scenario);
}

/** What a named choice changes in the scenario beside its policy; empty for most. Throws as `policySpecOf`. */
export function scenarioChangesOf(choice: PolicyChoice, scenario: Scenario): readonly ScenarioChange[] {
  if (isWrittenOut(choice)) return [];
  return named(choice).changes?.(valuesOf(choice), scenario) ?? [];
}

/** What the trade calls it; a policy written out is called what its author calls it. */
export function policyTitle(choice: PolicyChoice): LocalName {
  return isWrittenOut(choice) ? { en: choice.name, ru: choice.name } : named(choice).tradeName;
}

export function isWrittenOut(choice: PolicyChoice): choice is PolicySpec {
  return typeof choice !== "string" && !("parameters" in choice);
}

function named(choice: NamedChoice): NamedPolicy {
  const id = typeof choice === "string" ? choice : choice.name;
  const policy = BY_ID.get(id);
  if (policy === undefined) throw new RangeError(`policy: expected one of ${[...BY_ID.keys()].join(", ")}, got ${id}`);
  return policy;
}

/** Parameters of a choice: those it names, the usual ones for the rest. */
function valuesOf(choice: NamedChoice): ParameterValues {
  const { parameters } = named(choice);
  const given = typeof choice === "string" ? {} : choice.parameters;
  for (const id of Object.keys(given)) {
    if (!parameters.some((parameter) => parameter.id === id)) {
      const known = parameters.map((parameter) => parameter.id).join(", ") || "no parameter";
      throw new RangeError(`policy.parameters: expected ${known}, got ${id}`);
    }
  }
  return {
    number: (id) => {
      const parameter = parameters.find((row) => row.id === id);
      if (parameter?.kind !== "number") throw new RangeError(`parameter: expected a number's id, got ${id}`);
      const value = Object.hasOwn(given, id) ? given[id] : parameter.usual;
      if (typeof value !== "number" || !(value >= parameter.from && value <= parameter.to)) {
        throw new RangeError(`parameter ${id}: expected ${parameter.from} to ${parameter.to}, got ${value}`);
      }
      return value;
    },
    choice: (id) => {
      const parameter = parameters.find((row) => row.id === id);
      if (parameter?.kind !== "choice") throw new RangeError(`parameter: expected a choice's id, got ${id}`);
      const value = Object.hasOwn(given, id) ? given[id] : parameter.usual;
      if (typeof value !== "string" || !parameter.options.some((option) => option.id === value)) {
        const options = parameter.options.map((option) => option.id).join(", ");
        throw new RangeError(`parameter ${id}: expected one of ${options}, got ${value}`);
      }
      return value;
    },
  };
}
