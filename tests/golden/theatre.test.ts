import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PRESETS } from "../../sim/scenario/presets/index.ts";
import { hours, later } from "../../sim/vocabulary/index.ts";
import { describedRun, opened, otherVariant } from "../fixtures/theatreWorlds.ts";

const FILE = join(import.meta.dirname, "theatre.json");

/** What is committed of a preset: where the stages part, how often, and the names of two instants. */
function summary(preset: string) {
  const run = opened(describedRun(preset, otherVariant(preset), { seed: "golden" }));
  const { divergences, divergencesInAll, fatesInAll, moments } = run.overview;
  const [first] = divergences;
  return {
    first: first === undefined ? undefined : { afterMs: first.at - run.plan.opensAt, who: first.who },
    ...{ divergences: divergencesInAll, fates: fatesInAll, moments: moments.length },
    afterAnHour: run.hash(later(run.plan.opensAt, hours(1))),
    atTheEnd: run.hash(run.plan.endsAt),
  };
}

// Written anew on purpose only: GOLDEN=write vitest run tests/golden/theatre.test.ts, and a line in the changelog.
test("[TH20] every preset against its first other variant gives the committed hashes", () => {
  const found = Object.fromEntries(PRESETS.map(({ scenario: { id } }) => [id, summary(id)]));
  if (process.env.GOLDEN === "write") writeFileSync(FILE, `${JSON.stringify(found, null, 2)}\n`);
  expect(existsSync(FILE)).toBe(true);
  expect(found).toEqual(JSON.parse(readFileSync(FILE, "utf8")));
});
