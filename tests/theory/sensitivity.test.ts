import { describe, expect, test } from "vitest";
import { TOTAL } from "../../sim/experiment/scopes.ts";
import { axisOfPaths } from "../../sim/experiment/sensitivity/axes.ts";
import { runPoints } from "../../sim/experiment/sensitivity/points.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { erlangC } from "../../sim/staffing/erlang.ts";
import { tuneHere } from "../fixtures/tunings.ts";
import { exponential, scenarioOf } from "../verify/support/models.ts";

/** Ten erlangs in minutes of one minute; waits of at most 12 s are in time. */
const TEN_ERLANGS: Scenario = scenarioOf({
  queues: [{ id: "line", perUnit: 10, talk: exponential(1), within: 0.2 }],
  groups: [{ id: "team", agents: 12, skills: ["line"] }],
  warmUp: 60,
  length: 600,
});

describe("a sweep along people", () => {
  test("[LC2] agrees with Erlang C at every point within 3.5 standard errors, and the paired steps do too", async () => {
    const agents = [12, 13, 14, 16];
    const made = axisOfPaths(TEN_ERLANGS, ["groups/team/headcount/agents"], "set", agents);
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const points = made.axis.points.map(({ changes }) => ({ scenario: TEN_ERLANGS, changes }));
    const figures = [{ figure: "serviceLevel" as const, scope: TOTAL }];
    const result = await runPoints({ points, figures, seed: "erlang", replications: 60 }, { run: tuneHere() });
    const exact = agents.map(
      (count) => erlangC({ agents: count, arrivalsPerHour: 600, averageHandleMs: 60_000 }, 12_000).serviceLevel,
    );
    for (const [
      i,
      {
        figures: [figure],
      },
    ] of result.points.entries()) {
      const { precision, difference } = figure!;
      expect(Math.abs(precision.value! - exact[i]!) / precision.standardError!, `${agents[i]} people`).toBeLessThan(
        3.5,
      );
      if (i === 0) continue;
      const gain = exact[i]! - exact[0]!;
      expect(Math.abs(difference.value! - gain) / difference.standardError!).toBeLessThan(3.5);
      expect(figure!.verdict).toBe("better");
    }
  });
});
