import { describe, expect, test } from "vitest";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { applyVariant } from "../../../sim/scenario/variants.ts";
import { type Run, runs } from "../../fixtures/presetRuns.ts";

const NAMED = PRESETS.map((preset) => [preset.scenario.id, preset] as const);

function scenarioOf(preset: ScenarioFile, id: string): Scenario {
  const parsed = applyVariant(preset, id);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

const known = new Map<string, Run>();

/** One replication of a variant, run once. */
function runOf(preset: ScenarioFile, id: string): Run {
  const key = `${preset.scenario.id}/${id}`;
  const run = known.get(key) ?? runs(scenarioOf(preset, id), 1)[0]!;
  known.set(key, run);
  return run;
}

/** Fresh contacts by queue: what comes before anybody decides anything. */
function fresh(scenario: Scenario, run: Run): number[] {
  return scenario.queues.map(({ id }) => run.of("fresh", id));
}

describe("runs of the presets", () => {
  test.each(NAMED)("[PR9] every variant of %s runs, loses nobody and answers what comes", (_, preset) => {
    for (const { id } of preset.variants) {
      const run = runOf(preset, id);
      expect(run.of("answered"), id).toBeGreaterThan(0);
      const left = run.of("answered") + run.of("abandoned") + run.of("callbacks") + run.of("steered");
      expect(run.of("queued"), id).toBe(left);
      expect(run.of("answeredWithin"), id).toBeLessThanOrEqual(run.of("answered"));
      expect(run.agents("busyMs"), id).toBeLessThanOrEqual(run.agents("onQueueMs"));
    }
  });

  test("[PR9] variants that differ in rules or people alone meet the same customers", () => {
    let compared = 0;
    for (const preset of PRESETS) {
      const base = preset.scenario;
      const come = fresh(base, runOf(preset, "base"));
      for (const { id } of preset.variants) {
        const scenario = scenarioOf(preset, id);
        const arrivals = (one: Scenario) => JSON.stringify([one.queues.map((queue) => queue.arrivals), one.events]);
        if (arrivals(scenario) !== arrivals(base)) continue;
        expect(fresh(scenario, runOf(preset, id)), `${base.id}/${id}`).toEqual(come);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(60);
  });
});
