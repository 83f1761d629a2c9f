import { checkCalendar } from "./checks/calendar.ts";
import { checkPolicy } from "./checks/policy.ts";
import { checkReferences } from "./checks/references.ts";
import { checkRoutes } from "./checks/routes.ts";
import { checkStaffing } from "./checks/staffing.ts";
import { checkStarvation } from "./checks/starvation.ts";
import { Findings } from "./findings.ts";
import { readParts } from "./parts.ts";
import type { ScenarioProblem } from "./problems.ts";
import type { Scenario } from "./scenario.ts";

export type ParsedScenario =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** What is allowed and yet hardly meant. Empty: nothing. */
      readonly warnings: readonly ScenarioProblem[];
    }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/**
 * A scenario from untrusted input (parsed JSON), or everything wrong with it: form and references together, at most
 * `MAX_PROBLEMS`. Unknown fields are problems: a misspelt one would otherwise be silently left out. Never throws.
 */
export function parseScenario(input: unknown): ParsedScenario {
  const found = new Findings();
  const parts = readParts(input, "", found);
  for (const check of [checkReferences, checkStaffing, checkRoutes, checkCalendar, checkPolicy]) check(parts, found);
  if (found.problems.length > 0) return { ok: false, problems: found.problems };
  // Every field was read by the schema of its type and none is missing: otherwise there were problems.
  const scenario = parts.values as unknown as Scenario;
  checkStarvation(scenario, found);
  return { ok: true, scenario, warnings: found.warnings };
}
