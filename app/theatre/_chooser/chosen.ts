import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { BASE_VARIANT } from "../../../sim/scenario/variants.ts";
import { RUN_VERSION, type RunDescription, type ScenarioSource } from "../../../sim/theatre/types/index.ts";

/** What is chosen before a run is opened. `b` absent: one stage. */
export interface Choice {
  readonly file: ScenarioFile;
  readonly a: string;
  readonly b: string | undefined;
  readonly seed: string;
}

/** Variants as they are offered: the scenario as it stands is among them, whether the file names it or not. */
export function variantIds({ variants }: ScenarioFile): readonly string[] {
  const ids = variants.map(({ id }) => id);
  return ids.includes(BASE_VARIANT) ? ids : [BASE_VARIANT, ...ids];
}

/** Two variants that are worth comparing: what stands first, and what the file comes to last but for its sweeps. */
export function firstChoice(file: ScenarioFile, seed: string): Choice {
  const [a = BASE_VARIANT, b] = variantIds(file);
  return { file, a, b, seed };
}

/** The run of a choice, from its opening. A preset is named, so that its link is short. */
export function descriptionOf({ file, a, b, seed }: Choice): RunDescription {
  const scenario: ScenarioSource = PRESETS.includes(file)
    ? { kind: "preset", id: file.scenario.id }
    : { kind: "file", file };
  return {
    version: RUN_VERSION,
    scenario,
    a: { variant: a },
    ...(b === undefined ? {} : { b: { variant: b } }),
    seed,
    injections: [],
    atMs: 0,
    camera: {},
  };
}
