import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../../sim/routing/compile.ts";
import { parsePolicyChoice } from "../../../sim/routing/parse/parsePolicy.ts";
import { parseScenarioFile } from "../../../sim/scenario/parseFile.ts";
import { PRESETS, presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { applySweep, applyVariant } from "../../../sim/scenario/variants.ts";

const NAMED = PRESETS.map((preset) => [preset.scenario.id, preset] as const);

interface Made {
  readonly where: string;
  readonly scenario: Scenario;
  readonly from: Scenario;
}

function made(parsed: ReturnType<typeof applyVariant>): Scenario {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

/** Every variant and every point of every slider, with what it starts from. */
function all(preset: ScenarioFile): Made[] {
  const variants = preset.variants.map(({ id, from }) => ({
    where: id,
    scenario: made(applyVariant(preset, id)),
    from: made(applyVariant(preset, from ?? "base")),
  }));
  const points = (preset.sweeps ?? []).flatMap(({ id, from, points }) =>
    points.map((point, i) => ({
      where: `${id} = ${point.value}`,
      scenario: made(applySweep(preset, id, i)),
      from: made(applyVariant(preset, from ?? "base")),
    })),
  );
  return [...variants, ...points];
}

describe("forms of the presets", () => {
  test.each(NAMED)("[PR5] %s parses without problem or warning and comes back as it was", (_, preset) => {
    const parsed = parseScenarioFile(structuredClone(preset));
    expect(parsed).toMatchObject({ ok: true, file: preset });
    // What starves under strict priority is a lesson of some, and told.
    expect(parsed.ok && parsed.warnings.filter(({ code }) => code !== "starvation")).toEqual([]);
  });

  test.each(NAMED)(
    "[PR5] every variant and point of a slider of %s has a policy that fits it and compiles",
    (_, preset) => {
      const scenarios = all(preset);
      expect(scenarios.length).toBeGreaterThanOrEqual(5);
      for (const { where, scenario } of scenarios) {
        expect(parsePolicyChoice(scenario.policy, scenario), where).toMatchObject({ ok: true });
        expect(compilePolicy(scenario).lines.length, where).toBeGreaterThanOrEqual(scenario.queues.length);
      }
    },
  );

  test.each(NAMED)(
    "[PR5] the first variant of %s is the scenario as it stands, every other changes something",
    (_, preset) => {
      expect(preset.variants[0]).toMatchObject({ id: "base", changes: [] });
      expect(preset.variants.length).toBeGreaterThanOrEqual(4);
      const [base, ...others] = preset.variants;
      for (const { id, from } of others) {
        expect(made(applyVariant(preset, id)), id).not.toEqual(made(applyVariant(preset, from ?? base!.id)));
      }
    },
  );

  test("[PR5] the points of one slider differ from each other", () => {
    const sliders = PRESETS.flatMap((preset) => (preset.sweeps ?? []).map((sweep) => ({ preset, sweep })));
    expect(sliders.length).toBeGreaterThan(25);
    for (const { preset, sweep } of sliders) {
      const texts = sweep.points.map((_, i) => JSON.stringify(made(applySweep(preset, sweep.id, i))));
      expect(new Set(texts).size, `${preset.scenario.id}/${sweep.id}`).toBe(texts.length);
    }
  });

  test("[PR5] a preset is found by its id, and nothing by another", () => {
    for (const [id, preset] of NAMED) expect(presetNamed(id)).toBe(preset);
    expect(presetNamed("no-such-preset")).toBeUndefined();
  });
});
