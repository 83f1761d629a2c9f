import { describe, expect, test } from "vitest";
import { TOTAL } from "../../sim/experiment/scopes.ts";
import type { Axis } from "../../sim/experiment/sensitivity/asked.ts";
import { axisOfPaths } from "../../sim/experiment/sensitivity/axes.ts";
import { changedScenario } from "../../sim/experiment/sensitivity/changed.ts";
import { type CellWord, cellWord, verdictMap } from "../../sim/experiment/sensitivity/verdictMap.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import fc from "../fixtures/fastCheck.ts";
import { chance } from "../fixtures/runs.ts";
import { madeUpWorld, TEN } from "../fixtures/sensitivityWorlds.ts";
import { tuneHere } from "../fixtures/tunings.ts";

const ARRIVALS = "queues/line/arrivals/perHour";
const PATIENCE = "queues/line/patienceMs/meanMs";

function axis(path: string, values: readonly number[]): Axis {
  const made = axisOfPaths(TEN, [path], "set", values);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.axis;
}

/** The same centre under another name: nothing that happens in it differs. */
const RENAMED: Scenario = { ...TEN, name: { en: "Another", ru: "Другой" } };

describe("verdict maps", () => {
  test("[LC7] a change that changes nothing is never better, worse or unclear: every cell is alike, on the engine", async () => {
    const seeds = fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), fc.integer({ min: 20, max: 600 }));
    await fc.assert(
      fc.asyncProperty(seeds, async ([seed, perHour]) => {
        const short = { startMinute: 0, lengthMinutes: 30 };
        const [a, b] = [TEN, RENAMED].map((one) => ({ ...one, run: short })) as [Scenario, Scenario];
        const x = axis(ARRIVALS, [perHour, perHour + 5]);
        const y = axis(PATIENCE, [100]);
        const map = await verdictMap(
          { a, b, x, y, figure: "serviceLevel", scope: TOTAL, seed, most: 20 },
          { run: tuneHere() },
        );
        expect(map.cells.map(({ word, difference }) => [word, difference?.value])).toEqual([
          ["alike", 0],
          ["alike", 0],
        ]);
      }),
      { numRuns: 10, seed: 7 },
    );
  });

  test("[LC9] where both are as good, at most 5 % of whole maps have a better or worse anywhere, at any look", async () => {
    const b = changedScenario(TEN, [{ path: "groups/team/headcount/agents", set: [20] }]);
    if (!b.ok) throw new Error(JSON.stringify(b.problems));
    const [x, y] = [axis(ARRIVALS, [80, 100]), axis(PATIENCE, [50, 100])];
    const MAPS = 60;
    let wrong = 0;
    for (let map = 0; map < MAPS; map++) {
      // 40 ‰ of luck of each side's own: too much for "alike", so every cell is looked at until the end.
      const run = madeUpWorld(({ perHour, patienceS, agents }, r) => {
        const next = chance(((map * 97 + perHour) * 89 + patienceS + agents) * 1_009 + r);
        return 500 + (next() + next() + next() - 1.5) * 80;
      });
      const { cells } = await verdictMap(
        { a: TEN, b: b.scenario, x, y, figure: "serviceLevel", scope: TOTAL, seed: String(map), most: 80 },
        { run },
      );
      if (cells.some(({ word }) => word === "better" || word === "worse")) wrong += 1;
    }
    // Three standard errors of a share of 5 %.
    expect(wrong / MAPS).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / MAPS));
  });

  test("[LC9] a word is as its interval: better leaves zero out and matters, alike lies within what does not", () => {
    const words = fc.record({
      value: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
      standardError: fc.double({ min: 1e-6, max: 0.05, noNaN: true }),
      points: fc.double({ min: 1.5, max: 6, noNaN: true }),
    });
    fc.assert(
      fc.property(words, ({ value, standardError, points }) => {
        const halfWidth = points * standardError;
        const common = { replications: 40, confidence: 0.95, varianceRatio: 1 };
        const { word, certainty } = cellWord({ value, halfWidth, standardError, ...common }, "higher", 0.005);
        const flipped = cellWord({ value: -value, halfWidth, standardError, ...common }, "higher", 0.005);
        const other: Partial<Record<CellWord, CellWord>> = { better: "worse", worse: "better" };
        expect(flipped).toEqual({ word: other[word] ?? word, certainty });
        if (word === "better") expect(value - halfWidth).toBeGreaterThan(0);
        if (word === "alike") expect(Math.abs(value) + halfWidth).toBeLessThan(0.005);
        expect(certainty).toBeGreaterThanOrEqual(0);
        expect(certainty).toBeLessThanOrEqual(1);
      }),
    );
  });
});
