import type { PolicyParameter } from "../../../sim/routing/named/namedPolicy.ts";
import { isWrittenOut } from "../../../sim/routing/registry.ts";
import type { PolicyChoice } from "../../../sim/scenario/scenario.ts";

/** The value of a named policy's parameter; its usual one where the choice says nothing. */
export function parameterValue(choice: PolicyChoice, parameter: PolicyParameter): number | string {
  if (isWrittenOut(choice) || typeof choice === "string") return parameter.usual;
  return Object.hasOwn(choice.parameters, parameter.id) ? choice.parameters[parameter.id]! : parameter.usual;
}

/** The choice with one parameter set; usual values are left out, and a choice without any is the name alone. */
export function withParameter(choice: PolicyChoice, parameter: PolicyParameter, value: number | string): PolicyChoice {
  if (isWrittenOut(choice)) return choice;
  const name = typeof choice === "string" ? choice : choice.name;
  const { [parameter.id]: _old, ...rest } = typeof choice === "string" ? {} : choice.parameters;
  const parameters = value === parameter.usual ? rest : { ...rest, [parameter.id]: value };
  return Object.keys(parameters).length === 0 ? name : { name, parameters };
}
