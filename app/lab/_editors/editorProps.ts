import type { ScenarioProblem } from "../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioChange } from "../../../sim/scenario/scenarioFile.ts";

/** What every editor of a scenario is given. */
export interface EditorProps {
  readonly scenario: Scenario;
  /** The baseline: what differs from it is marked and can be put back. */
  readonly before: Scenario;
  /** One named step. Steps of one `key` close to each other are one: a drag. */
  readonly edit: (changes: readonly ScenarioChange[], name: string, key?: string) => void;
  /** Everything wrong with the scenario as it was last asked for. Empty: nothing. */
  readonly problems: readonly ScenarioProblem[];
}
