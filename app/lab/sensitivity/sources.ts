import { BASELINE_ID, DRAFT_ID } from "../../../sim/scenario/lab/document.ts";
import type { ParsedScenario } from "../../../sim/scenario/parse.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { PRESETS, presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { ScenarioSweep } from "../../../sim/scenario/scenarioFile.ts";
import { applyVariant, BASE_VARIANT } from "../../../sim/scenario/variants.ts";
import type { Choice } from "../../_edit/Fields.tsx";
import type { Language } from "../../_i18n/language.ts";
import type { Lab } from "../_scenarios/useLab.ts";

/** A scenario that is asked about: one of the desk, or a variant of a preset. */
export type Source =
  | { readonly kind: "desk"; readonly id: string }
  | { readonly kind: "preset"; readonly id: string; readonly variant: string };

/** A source as a choice: `desk:draft`, `preset:five-percent`. The variant is chosen apart. */
export function sourceKey({ kind, id }: Source): string {
  return `${kind}:${id}`;
}

export function sourceOfKey(key: string): Source {
  const cut = key.indexOf(":");
  const id = key.slice(cut + 1);
  if (key.slice(0, cut) === "desk") return { kind: "desk", id };
  const variant = presetNamed(id)?.variants[0]?.id ?? BASE_VARIANT;
  return { kind: "preset", id, variant };
}

/** Everything there is to ask about: the desk first. */
export function sourceChoices(lab: Lab, language: Language): readonly Choice<string>[] {
  const { document } = lab;
  const ids = [
    BASELINE_ID,
    ...(document.draft === undefined ? [] : [DRAFT_ID]),
    ...document.scenarios.map((one) => one.id),
  ];
  return [
    ...ids.map((id) => ({ value: `desk:${id}`, label: lab.nameOf(id) })),
    ...PRESETS.map(({ scenario }) => ({ value: `preset:${scenario.id}`, label: scenario.name[language] })),
  ];
}

/** Variants of a preset; empty for a scenario of the desk. */
export function variantChoices(source: Source, language: Language): readonly Choice<string>[] {
  if (source.kind === "desk") return [];
  return (presetNamed(source.id)?.variants ?? []).map(({ id, name }) => ({ value: id, label: name[language] }));
}

/** The scenario of a source, parsed. */
export function scenarioOfSource(source: Source, lab: Lab): ParsedScenario {
  if (source.kind === "desk") return lab.scenarioOf(source.id);
  const file = presetNamed(source.id);
  return file === undefined ? parseScenario(undefined) : applyVariant(file, source.variant);
}

/** Sliders that begin where the source stands. */
export function slidersOf(source: Source): readonly ScenarioSweep[] {
  if (source.kind === "desk") return [];
  const file = presetNamed(source.id);
  const first = file?.variants[0]?.id ?? BASE_VARIANT;
  return (file?.sweeps ?? []).filter(({ from = first }) => from === source.variant);
}
