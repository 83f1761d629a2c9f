import { describe, expect, test } from "vitest";
import {
  approximateGeneralHandle,
  erlangA,
  erlangB,
  erlangC,
  impatientQueue,
  limitedRoom,
  priorityWaits,
  singleAgentWait,
} from "../../sim/staffing/index.ts";
import { seconds } from "../../sim/vocabulary/index.ts";
import deterministic from "./exact/mdn.json" with { type: "json" };
import singleAgent from "./exact/mg1.json" with { type: "json" };
import limited from "./exact/mmsr_wallace_whitt_limit.json" with { type: "json" };
import phases from "./exact/mphn.json" with { type: "json" };
import priorities from "./exact/priority_nonpreemptive.json" with { type: "json" };

function off(got: number, exact: number | string): number {
  return Math.abs(got / Number(exact) - 1);
}

describe("handle times that are not exponential", () => {
  test.each(singleAgent.rows)("[ST5] one agent, $dist, $lambda_per_h an hour: exact mean wait", (row) => {
    const handleMs = seconds(row.mean_service_s);
    expect(off(singleAgentWait(row.lambda_per_h, handleMs, Number(row.scv)) / 1_000, row.mean_wait_s)).toBeLessThan(
      1e-7,
    );
    const queue = { agents: 1, arrivalsPerHour: row.lambda_per_h, averageHandleMs: handleMs };
    const general = approximateGeneralHandle(queue, Number(row.scv), 0);
    expect(off(general.averageWaitMs / 1_000, row.mean_wait_s)).toBeLessThan(1e-7);
    expect(off(general.waitProbability, row.p_wait)).toBeLessThan(1e-9);
  });

  test.each(deterministic.rows)("[ST5] M/D/$n at $rho: mean wait within 1 %, waiting within 7 %", (row) => {
    const queue = { agents: row.n, arrivalsPerHour: 3_600 * row.rho * row.n, averageHandleMs: 1_000 };
    const general = approximateGeneralHandle(queue, 0, 0);
    expect(off(general.averageWaitMs / 1_000, row.mean_wait_in_service_units)).toBeLessThan(0.01);
    expect(off(general.waitProbability, row.p_wait)).toBeLessThan(0.07);
    expect(off(1 - general.serviceLevel, general.waitProbability)).toBeLessThan(1e-12);
  });

  const withoutAbandonment = phases.rows.filter((row) => row.theta === 0);
  test.each(withoutAbandonment)("[ST5] $name: mean wait within 3 %, waiting within 7 %", (row) => {
    const queue = { agents: row.n, arrivalsPerHour: 3_600 * row.lam, averageHandleMs: 1_000 };
    const variation = row.service === "E2" ? 0.5 : 4;
    const general = approximateGeneralHandle(queue, variation, 0);
    expect(off(general.averageWaitMs / 1_000, row.mean_wait_all)).toBeLessThan(variation > 1 ? 0.03 : 0.01);
    expect(off(general.waitProbability, row.p_wait)).toBeLessThan(0.07);
  });

  const withAbandonment = phases.rows.filter((row) => row.theta > 0);
  test.each(withAbandonment)("[ST5] $name: exponential handling is 15 % off the abandoned at most", (row) => {
    const queue = { agents: row.n, arrivalsPerHour: 3_600 * row.lam, averageHandleMs: 1_000 };
    const patience = { kind: "exponential", meanMs: 1_000 / row.theta } as const;
    const figures = impatientQueue(queue, patience, { acceptableWaitMs: 0, shortAbandonMs: 0 });
    const degenerate = row.name.includes("degenerate");
    expect(off(figures.abandonmentRate, row.p_abandon)).toBeLessThan(degenerate ? 1e-8 : 0.15);
    expect(off(figures.waitProbability, row.p_wait)).toBeLessThan(degenerate ? 1e-8 : 0.15);
    expect(off(figures.occupancy, row.occupancy)).toBeLessThan(degenerate ? 1e-8 : 0.02);
  });

  test("[ST5] exponential handling is Erlang C, without load nobody waits, without enough agents all wait for ever", () => {
    const queue = { agents: 12, arrivalsPerHour: 150, averageHandleMs: 240_000 };
    const { waitProbability, averageWaitMs, serviceLevel } = erlangC(queue, 20_000);
    const general = approximateGeneralHandle(queue, 1, 20_000);
    expect(general.waitProbability).toBe(waitProbability);
    expect(general.averageWaitMs).toBeCloseTo(averageWaitMs, 8);
    expect(general.serviceLevel).toBeCloseTo(serviceLevel, 12);
    const idle = approximateGeneralHandle({ ...queue, arrivalsPerHour: 0 }, 2, 0);
    expect(idle).toEqual({ waitProbability: 0, averageWaitMs: 0, serviceLevel: 1 });
    const drowned = approximateGeneralHandle({ ...queue, arrivalsPerHour: 200 }, 2, 20_000);
    expect(drowned).toEqual({ waitProbability: 1, averageWaitMs: Number.POSITIVE_INFINITY, serviceLevel: 0 });
    expect(singleAgentWait(15, 240_000, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(() => approximateGeneralHandle(queue, -1, 0)).toThrow("variation: expected");
  });
});

describe("static priorities", () => {
  test.each(priorities.rows)("[ST6] $n agents, classes $lambda_per_h_by_class_high_to_low an hour", (row) => {
    const rates = row.lambda_per_h_by_class_high_to_low;
    const waits = priorityWaits(row.n, seconds(row.aht_s), rates);
    expect(off(waits.waitProbability, row.p_wait)).toBeLessThan(1e-10);
    for (const [i, exact] of row.mean_wait_s_by_class.entries()) {
      expect(off((waits.averageWaitMs[i] ?? Number.NaN) / 1_000, exact)).toBeLessThan(1e-10);
    }
    // Conservation: whoever goes first, the mean over all contacts is that of first come, first served.
    const all = rates.reduce((sum, rate) => sum + rate, 0);
    const mean = rates.reduce((sum, rate, i) => sum + rate * (waits.averageWaitMs[i] ?? Number.NaN), 0) / all;
    expect(off(mean / 1_000, row.fcfs_mean_wait_s)).toBeLessThan(1e-10);
  });

  test("[ST6] beyond capacity only the last class waits for ever", () => {
    // 10 agents all busy: 60/h of 240 s is 0.4 of them, so W = 240 s ÷ (10 · 0.6) = 40 s.
    const waits = priorityWaits(10, 240_000, [60, 120]);
    expect(waits.waitProbability).toBe(1);
    expect(waits.averageWaitMs[0]).toBeCloseTo(40_000, 8);
    expect(waits.averageWaitMs[1]).toBe(Number.POSITIVE_INFINITY);
    expect(priorityWaits(1, 1, [])).toEqual({ waitProbability: 0, averageWaitMs: [] });
    expect(() => priorityWaits(1, 1, [1, -1])).toThrow("arrivalsPerHour[1]: expected");
  });
});

describe("limited room to wait", () => {
  test.each(limited.rows)("[ST7] M/M/90/120, six types of $lam_per_type a minute", (row) => {
    const queue = { agents: 90, arrivalsPerHour: Number(row.lam_per_type) * 360, averageHandleMs: 600_000 };
    const figures = limitedRoom(queue, 30, 30_000);
    expect(off(figures.blocked, row.blocking)).toBeLessThan(1e-10);
    expect(off(figures.averageWaitMs / 60_000, row.mean_delay_min)).toBeLessThan(1e-10);
    expect(off(figures.serviceLevel, row.p_delay_le_half_min_given_entry)).toBeLessThan(1e-10);
  });

  test("[ST7] without a place to wait it is Erlang B", () => {
    const queue = { agents: 12, arrivalsPerHour: 240, averageHandleMs: 180_000 };
    const figures = limitedRoom(queue, 0, 20_000, 60_000);
    expect(figures.blocked).toBeCloseTo(erlangB(12, 12), 14);
    expect(figures).toMatchObject({ waitProbability: 0, averageWaitMs: 0, abandonmentRate: 0 });
    expect(figures.serviceLevel).toBeCloseTo(1, 14);
    expect(figures.occupancy).toBeCloseTo(1 - erlangB(12, 12), 14);
  });

  test("[ST7] with room for everybody it is Erlang C, and with patience Erlang A, overload included", () => {
    const steady = { agents: 12, arrivalsPerHour: 200, averageHandleMs: 180_000 };
    const c = erlangC(steady, 20_000);
    const roomy = limitedRoom(steady, 2_000, 20_000);
    expect(roomy.averageWaitMs).toBeCloseTo(c.averageWaitMs, 6);
    expect(roomy.serviceLevel).toBeCloseTo(c.serviceLevel, 11);
    for (const arrivalsPerHour of [200, 400, 20_000]) {
      const queue = { ...steady, arrivalsPerHour };
      const a = erlangA(queue, 90_000, 20_000);
      const impatient = limitedRoom(queue, 5_000, 20_000, 90_000);
      expect(off(impatient.averageWaitMs, a.averageWaitMs)).toBeLessThan(1e-9);
      expect(impatient.abandonmentRate).toBeCloseTo(a.abandonmentRate, 10);
      expect(impatient.serviceLevel).toBeCloseTo(a.serviceLevel, 9);
      expect(impatient.blocked).toBeLessThan(1e-12);
    }
  });

  test("[ST7] however long the acceptable wait, however narrow the peak: in the end everybody is answered or gave up", () => {
    const month = 2_592_000_000;
    const queue = { agents: 1, arrivalsPerHour: 600, averageHandleMs: 60_000 };
    expect(limitedRoom(queue, 10_000, month).serviceLevel).toBeCloseTo(1, 9);
    // Ten come in a minute, one is served: whoever enters finds 10,000 minutes of work less a geometric rest.
    expect(limitedRoom(queue, 10_000, 9_000 * 60_000).serviceLevel).toBeLessThan(1e-9);
    expect(limitedRoom(queue, 10_000, 10_000 * 60_000).serviceLevel).toBeCloseTo(0.5, 1);
    const impatient = limitedRoom({ ...queue, agents: 3 }, 40, month, 300_000);
    expect(impatient.serviceLevel).toBeCloseTo(1 - impatient.abandonmentRate, 9);
    const swift = erlangA({ ...queue, agents: 12 }, 300_000, month);
    expect(swift.serviceLevel).toBeCloseTo(1 - swift.abandonmentRate, 12);
    const flood = erlangA({ agents: 10, arrivalsPerHour: 60_000, averageHandleMs: 60_000 }, 600_000, month);
    expect(flood.serviceLevel).toBeCloseTo(1 - flood.abandonmentRate, 10);
    const quiet = limitedRoom({ agents: 2_000, arrivalsPerHour: 60, averageHandleMs: 120_000 }, 5, 0);
    expect(quiet).toMatchObject({ blocked: 0, serviceLevel: 1, occupancy: 0.001, averageWaitMs: 0 });
  });

  test("[ST7] one agent, one place, by hand", () => {
    // λ = μ = θ = 1 a minute: weights 1, 1, 1/2 of 0, 1, 2 in the system.
    const queue = { agents: 1, arrivalsPerHour: 60, averageHandleMs: 60_000 };
    const figures = limitedRoom(queue, 1, 30_000, 60_000);
    expect(figures.blocked).toBeCloseTo(0.2, 14);
    expect(figures.waitProbability).toBeCloseTo(0.4, 14);
    expect(figures.abandonmentRate).toBeCloseTo(0.2 / 0.8, 14);
    expect(figures.averageWaitMs).toBeCloseTo((0.2 / 0.8) * 60_000, 8);
    expect(figures.occupancy).toBeCloseTo(0.6, 14);
    // Answered from the place within t: μ/(μ + θ) (1 − e^(−(μ + θ) t)).
    const later = 0.5 * (1 - Math.exp(-1));
    expect(figures.serviceLevel).toBeCloseTo((0.4 + 0.4 * later) / 0.8, 12);
  });

  test("[ST7] far beyond what doubles hold, and without load", () => {
    const flooded = limitedRoom({ agents: 1, arrivalsPerHour: 36_000_000, averageHandleMs: 60_000 }, 20_000, 60_000);
    expect(flooded.blocked).toBeCloseTo(1 - 1 / 600_000, 10);
    // Always busy: one contact a minute gets in, and all but 1 ÷ (ρ − 1) of the places are taken.
    expect(flooded.averageWaitMs / 60_000).toBeCloseTo(20_000 - 1 / 599_999, 8);
    expect(flooded.serviceLevel).toBeGreaterThanOrEqual(0);
    expect(flooded.serviceLevel).toBeLessThan(1e-20);
    const empty = limitedRoom({ agents: 1, arrivalsPerHour: 0, averageHandleMs: 60_000 }, 3, 0);
    expect(empty).toMatchObject({ blocked: 0, serviceLevel: 1, occupancy: 0 });
    const queue = { agents: 1, arrivalsPerHour: 1, averageHandleMs: 1 };
    expect(() => limitedRoom(queue, 1.5, 0)).toThrow("places: expected a whole number");
    expect(() => limitedRoom(queue, 1, 0, 0)).toThrow("patienceMs: expected");
  });
});
