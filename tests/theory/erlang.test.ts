import { describe, expect, test } from "vitest";
import { erlangA, erlangB, erlangC } from "../../sim/staffing/erlang.ts";
import { seconds } from "../../sim/vocabulary/index.ts";
import rowsOfA from "./exact/erlang_a.json" with { type: "json" };
import rowsOfB from "./exact/erlang_b.json" with { type: "json" };
import rowsOfC from "./exact/erlang_c.json" with { type: "json" };

/** Relative distance, absolute below 1: the exact rows are printed to 14 digits. */
function near(got: number, exact: number): void {
  expect(Math.abs(got - exact) / Math.max(1, Math.abs(exact))).toBeLessThan(1e-9);
}

describe("Erlang formulas against independently computed values", () => {
  test.each(rowsOfB.rows)("[E20] Erlang B: $n agents, $a erlangs", (row) => {
    near(erlangB(row.n, row.a), row.blocking);
  });

  test.each(rowsOfC.rows)("[E20] Erlang C: $n agents, $lambda_per_h an hour, $aht_s s", (row) => {
    const queue = { agents: row.n, arrivalsPerHour: row.lambda_per_h, averageHandleMs: seconds(row.aht_s) };
    const figures = erlangC(queue, seconds(row.T_s));
    near(figures.offeredLoad, row.offered_load);
    near(figures.waitProbability, row.p_wait);
    near(figures.averageWaitMs / 1_000, row.asa_s);
    near(figures.occupancy, row.occupancy);
    near(figures.serviceLevel, row.service_level);
  });

  test.each(rowsOfA.rows)("[E20] Erlang A: $n agents, $lambda_per_h an hour, patience $patience_mean_s s", (row) => {
    const queue = { agents: row.n, arrivalsPerHour: row.lambda_per_h, averageHandleMs: seconds(row.aht_s) };
    const figures = erlangA(queue, seconds(row.patience_mean_s), seconds(row.T_s));
    near(figures.waitProbability, row.p_wait);
    near(figures.abandonmentRate, row.p_abandon);
    near(figures.averageWaitMs / 1_000, row.mean_wait_all_s);
    near(figures.occupancy, row.occupancy);
    near(figures.serviceLevel, row.sl_offered);
  });

  test("[E21] without enough agents Erlang C says that everybody waits for ever", () => {
    const figures = erlangC({ agents: 4, arrivalsPerHour: 60, averageHandleMs: seconds(240) }, seconds(20));
    expect(figures).toMatchObject({ waitProbability: 1, averageWaitMs: Infinity, serviceLevel: 0, occupancy: 1 });
  });

  test("[E21] Erlang A stays finite where load is a hundred times the agents", () => {
    const queue = { agents: 10, arrivalsPerHour: 60_000, averageHandleMs: seconds(60) };
    const figures = erlangA(queue, seconds(600), seconds(20));
    near(figures.abandonmentRate, 0.99);
    near(figures.occupancy, 1);
  });

  test("[E21] nobody comes: nobody waits, and everybody would be answered", () => {
    const queue = { agents: 1, arrivalsPerHour: 0, averageHandleMs: seconds(60) };
    expect(erlangA(queue, seconds(60), 0)).toMatchObject({ waitProbability: 0, serviceLevel: 1, occupancy: 0 });
    expect(erlangC(queue, 0)).toMatchObject({ waitProbability: 0, averageWaitMs: 0, serviceLevel: 1 });
  });

  test("[E21] arguments out of range are refused by name", () => {
    expect(() => erlangB(0, 1)).toThrow("agents: expected a whole number ≥ 1, got 0");
    expect(() => erlangB(1, -1)).toThrow("load: expected");
    expect(() => erlangC({ agents: 1, arrivalsPerHour: Number.NaN, averageHandleMs: 1 }, 0)).toThrow("arrivalsPerHour");
    expect(() => erlangA({ agents: 1, arrivalsPerHour: 1, averageHandleMs: 1 }, 0, 0)).toThrow("patienceMs");
  });
});
