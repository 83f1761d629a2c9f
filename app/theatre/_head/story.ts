import type { ScenarioStory } from "../../../sim/scenario/about.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { RunDescription } from "../../../sim/theatre/types/index.ts";

/** What the scenario of a run is told with; undefined: it has no story. */
export function storyOf({ scenario }: RunDescription): ScenarioStory | undefined {
  return scenario.kind === "file" ? scenario.file.scenario.story : presetNamed(scenario.id)?.scenario.story;
}
