import { expect, test } from "vitest";
import { compileCentre } from "../../sim/engine/centre.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { HOUR_MS, instant, later, minutes } from "../../sim/vocabulary/index.ts";
import varying from "../theory/exact/time_varying.json" with { type: "json" };
import { mean, minus, ratio } from "./support/estimate.ts";
import { FirstVisits } from "./support/firstVisits.ts";
import { exponential, scenarioOf } from "./support/models.ts";
import { type Cell, cellOf, inside, section, settled } from "./support/section.ts";

const report = section(
  5,
  "Days whose rates and staffing change",
  "Kolmogorov equations, interval by interval, both shift-end rules. 20,000 replicated days from empty; a day with a figure outside is run once more, four times as often. Bound: 3 standard errors, and ± 0.6 abandonments a day, ± 0.0008 of service level, ± 0.006 of an interval's.",
);
const DAYS = 20_000;
const START = instant(Date.UTC(2026, 2, 2));

for (const [key, profile, shiftEnd] of [
  ["A_exhaustive", varying.profile_A, "finish-contact"],
  ["A_preempt", varying.profile_A, "hand-back"],
  ["B_overload", varying.profile_B, "finish-contact"],
] as const) {
  test(`day ${key}`, () => {
    const table = varying[key];
    const intervalMinutes = profile.interval_s / 60;
    const rest = 1_440 / intervalMinutes - profile.s.length;
    const scenario = scenarioOf({
      queues: [
        {
          id: "voice",
          talk: exponential(profile.aht_s / 60),
          patience: exponential(profile.patience_s / 60),
          within: profile.T_s / 60,
          over: {
            arrivals: {
              profile: "daily",
              intervalMinutes,
              perHour: [...profile.lambda_per_h, ...Array<number>(rest).fill(0)],
            },
          },
        },
      ],
      groups: [
        {
          id: "agents",
          agents: 1,
          skills: ["voice"],
          over: {
            headcount: {
              profile: "daily",
              intervalMinutes,
              // After the table's last interval its staffing stays, so that nobody is left alone in line.
              agents: [...profile.s, ...Array<number>(rest).fill(profile.s.at(-1)!)],
            },
          },
        },
      ],
      length: profile.s.length * intervalMinutes,
      over: { shiftEnd },
      run: { warmUpMinutes: 0, intervalMinutes },
    });
    const cells = settled((seed, effort) =>
      cellsOf(daysOf(scenario, profile.s.length, intervalMinutes, profile.T_s, seed, effort)),
    );
    expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);

    function cellsOf(days: readonly FirstVisits["counts"][]): Cell[] {
      const all = (column: keyof FirstVisits["counts"]) =>
        days.map((day) => day[column].reduce((sum, n) => sum + n, 0));
      const queued = all("offered");
      const total = table.total;
      const cells: Cell[] = [
        cellOf(key, "arrivals a day", Number(total.expected_arrivals), mean(queued)),
        cellOf(key, "abandonments a day", Number(total.expected_abandons), mean(all("abandoned")), { absolute: 0.6 }),
        cellOf(key, "service level", Number(total.sl), ratio(all("within"), queued), { absolute: 8e-4 }),
        cellOf(key, "P(wait)", Number(total.p_wait), ratio(minus(queued, all("atOnce")), queued), { absolute: 1.5e-3 }),
      ];
      for (const row of table.rows) {
        const at = (column: keyof FirstVisits["counts"]) => days.map((day) => day[column][row.interval]!);
        const here = at("offered");
        const label = `${key} interval ${row.interval + 1}`;
        // Four standard errors for each of many intervals, never more than the stated bound.
        const bound = { times: 4, absolute: 0.006 };
        cells.push(cellOf(label, "service level", Number(row.sl), ratio(at("within"), here), bound));
        cells.push(cellOf(label, "P(wait)", Number(row.p_wait), ratio(minus(here, at("atOnce")), here), bound));
      }
      return cells;
    }
  });
}

/** Counts of each replicated day, followed until nobody of it is left in line. */
function daysOf(
  scenario: Scenario,
  intervals: number,
  intervalMinutes: number,
  withinS: number,
  seed: string,
  effort: number,
) {
  const centre = compileCentre(scenario);
  const intervalMs = minutes(intervalMinutes);
  return Array.from({ length: DAYS * effort }, (_, replication) => {
    const observer = new FirstVisits(START, intervalMs, intervals, withinS * 1_000);
    const simulation = createSimulation(centre, {
      seed: `${scenario.shiftEnd} ${seed}`,
      replication,
      startAt: START,
      observer,
    });
    simulation.advanceTo(later(START, intervals * intervalMs + HOUR_MS));
    simulation.purge();
    return observer.counts;
  });
}
