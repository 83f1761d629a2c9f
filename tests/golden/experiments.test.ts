import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ExperimentResult } from "../../sim/experiment/experiment.ts";
import type { FigureId } from "../../sim/experiment/figures.ts";
import { TOTAL } from "../../sim/experiment/scopes.ts";
import { PRESETS } from "../../sim/scenario/presets/index.ts";
import { compareHere } from "../fixtures/experiments.ts";

const FILE = join(import.meta.dirname, "experiments.json");
const FIGURES: readonly FigureId[] = ["offered", "serviceLevel", "averageWaitMs", "abandonmentRate", "occupancy"];

/** What is committed of a preset: some figures to read, and the fingerprint of all. */
function summary({ outcomes, contacts, fingerprint }: ExperimentResult) {
  const figures = FIGURES.map((figure) => [figure, outcomes[0]!.estimate(figure, TOTAL)?.value] as const);
  return {
    contacts,
    ...Object.fromEntries(figures.map(([id, value]) => [id, value && Number(value.toPrecision(6))])),
    fingerprint,
  };
}

// Written anew on purpose only: GOLDEN=write vitest run tests/golden/experiments.test.ts, and a line in the changelog.
test("[X8] every preset gives the committed numbers: 4 replications of the seed `golden`", async () => {
  const found: Record<string, unknown> = {};
  for (const { scenario } of PRESETS) found[scenario.id] = summary(await compareHere([scenario], "golden", 4));
  if (process.env.GOLDEN === "write") writeFileSync(FILE, `${JSON.stringify(found, null, 2)}\n`);
  expect(existsSync(FILE)).toBe(true);
  expect(found).toEqual(JSON.parse(readFileSync(FILE, "utf8")));
});
