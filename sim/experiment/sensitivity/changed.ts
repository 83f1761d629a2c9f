import { applyChanges } from "../../scenario/changes.ts";
import { type ParsedScenario, parseScenario } from "../../scenario/parse.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import { checkSize } from "../../scenario/size.ts";

/** A scenario with changes made to it, parsed and no larger than one run may be, or everything wrong with it. */
export function changedScenario(scenario: Scenario, changes: readonly ScenarioChange[]): ParsedScenario {
  const after = applyChanges(scenario, changes);
  if (!after.ok) return after;
  const parsed = parseScenario(after.value);
  if (!parsed.ok) return parsed;
  const tooLarge = checkSize(parsed.scenario);
  return tooLarge.length > 0 ? { ok: false, problems: tooLarge } : parsed;
}
