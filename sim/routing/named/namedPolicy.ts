import type { LocalName } from "../../scenario/about.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import type { PolicySpec } from "../spec.ts";

/** What a number is counted in: seconds, minutes, a share in [0, 1], things, or nothing. */
export type ParameterUnit = "s" | "min" | "h" | "share" | "agents" | "contacts" | "offers" | "rings" | "power" | "none";

/** A number that may be turned, `from` to `to`, both included, in steps a slider takes. */
export interface NumberParameter {
  readonly kind: "number";
  readonly id: string;
  readonly label: LocalName;
  readonly unit: ParameterUnit;
  readonly from: number;
  readonly to: number;
  readonly usual: number;
  readonly step: number;
}

/** One of a few words. */
export interface ChoiceParameter {
  readonly kind: "choice";
  readonly id: string;
  readonly label: LocalName;
  readonly usual: string;
  readonly options: readonly { readonly id: string; readonly label: LocalName }[];
}
export type PolicyParameter = NumberParameter | ChoiceParameter;

/** Values of a named policy's parameters by id, complete. */
export interface ParameterValues {
  number(id: string): number;
  choice(id: string): string;
}

/** A policy people know by a name: what it is called in the trade, what it teaches, and what can be turned on it. */
export interface NamedPolicy {
  readonly id: string;
  readonly tradeName: LocalName;
  readonly lesson: LocalName;
  readonly parameters: readonly PolicyParameter[];
  /** Written out for a scenario: queues and groups are found by their channels and skills. */
  build(parameters: ParameterValues, scenario: Scenario): PolicySpec;
  /**
   * Where the rule is not routing alone (menus, bots, dialling): what changes in the scenario beside the policy. Absent:
   * nothing.
   */
  changes?(parameters: ParameterValues, scenario: Scenario): readonly ScenarioChange[];
}

/** A number with its bounds. */
export function number(
  id: string,
  unit: ParameterUnit,
  [from, usual, to, step]: readonly [from: number, usual: number, to: number, step: number],
  en: string,
  ru: string,
): NumberParameter {
  return { kind: "number", id, label: { en, ru }, unit, from, to, usual, step };
}
