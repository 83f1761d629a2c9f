import { applyChanges } from "../../scenario/changes.ts";
import { type ParsedScenario, parseScenario } from "../../scenario/parse.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import { checkSize } from "../../scenario/size.ts";
import { applySweep, applyVariant } from "../../scenario/variants.ts";
import type { Build } from "./asked.ts";

/** A scenario with changes made to it, parsed and no larger than one run may be, or everything wrong with it. */
export function changedScenario(scenario: Scenario, changes: readonly ScenarioChange[]): ParsedScenario {
  const after = applyChanges(scenario, changes);
  if (!after.ok) return after;
  const parsed = parseScenario(after.value);
  if (!parsed.ok) return parsed;
  const tooLarge = checkSize(parsed.scenario);
  return tooLarge.length > 0 ? { ok: false, problems: tooLarge } : parsed;
}

/** What a point is built of, parsed, or everything wrong with it. Throws `RangeError` for a sweep that is not there. */
export function builtScenario(build: Build): ParsedScenario {
  if ("changes" in build) return changedScenario(build.scenario, build.changes);
  if ("sweep" in build) return applySweep(build.file, build.sweep, build.point);
  return applyVariant(build.file, build.variant);
}
