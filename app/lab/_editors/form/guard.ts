import { applyChanges } from "../../../../sim/scenario/changes.ts";
import { parseScenario } from "../../../../sim/scenario/parse.ts";
import type { ScenarioProblem } from "../../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../../sim/scenario/scenario.ts";
import type { ScenarioChange } from "../../../../sim/scenario/scenarioFile.ts";

/**
 * What would be wrong with `scenario` after the changes, all of it; empty: they may be done. A form never leaves a
 * scenario unsound: what would is told at its field, and nothing of it is done.
 */
export function problemsAfter(scenario: Scenario, changes: readonly ScenarioChange[]): readonly ScenarioProblem[] {
  const after = applyChanges(scenario, changes);
  if (!after.ok) return after.problems;
  const parsed = parseScenario(after.value);
  return parsed.ok ? [] : parsed.problems;
}

/** Problems at `place` or inside it; the empty place has them all. */
export function problemsUnder(problems: readonly ScenarioProblem[], place: string): readonly ScenarioProblem[] {
  return problems.filter(({ path }) => place === "" || path === place || path.startsWith(`${place}.`));
}
