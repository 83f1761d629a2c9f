import { describe, expect, test } from "vitest";
import { type DayDemand, dayRequirement, type StationaryRule, stationaryRates } from "../../../sim/staffing/index.ts";

const QUARTER = 900_000;

/** Two intervals of an hour: one that rises, one that rises and falls; handle time half an hour. */
const DAY: DayDemand = {
  rates: { stepMs: QUARTER, arrivalsPerHour: [10, 20, 30, 40, 60, 80, 60, 20], beforePerHour: 6 },
  handle: { kind: "deterministic", valueMs: 2 * QUARTER },
  intervalMs: 4 * QUARTER,
};

describe("which steady rate stands for an interval", () => {
  test.each<readonly [StationaryRule, readonly number[]]>([
    ["sipp", [25, 55]],
    ["sipp-max", [40, 80]],
    ["sipp-mix", [25, 80]],
    // Half an hour earlier: 6, 6, 10, 20 and 30, 40, 60, 80.
    ["lagged-sipp", [10.5, 52.5]],
    ["lagged-sipp-max", [20, 80]],
    ["lagged-sipp-mix", [10.5, 52.5]],
  ])("[ST10] %s", (rule, rates) => {
    expect(stationaryRates(DAY, rule)).toEqual(rates.map((rate) => expect.closeTo(rate, 10)));
  });

  test("[ST10] modified load: average and greatest of what the last handle time brought", () => {
    // m(t) in erlangs at the quarters: the half-hour before, at ¼ h each. 3, 4, 7.5, 12.5, 17.5, 25, 35, 35, 20.
    const greatest = stationaryRates(DAY, "modified-load-max");
    expect(greatest[0]).toBeCloseTo(17.5 / 0.5, 10);
    expect(greatest[1]).toBeCloseTo(35 / 0.5, 10);
    // Straight between the quarters, so Simpson's rule is exact: trapezium of those values.
    const average = stationaryRates(DAY, "modified-load");
    expect(average[0]).toBeCloseTo((3 / 2 + 4 + 7.5 + 12.5 + 17.5 / 2) / 4 / 0.5, 10);
    expect(average[1]).toBeCloseTo((17.5 / 2 + 25 + 35 + 35 + 20 / 2) / 4 / 0.5, 10);
  });

  test("[ST10] intervals need not fit the steps: rates are weighed by time, the last one reaches beyond the day", () => {
    const day = { ...DAY, rates: { stepMs: 100, arrivalsPerHour: [10, 20], beforePerHour: 0 }, intervalMs: 150 };
    expect(stationaryRates(day, "sipp")).toEqual([
      expect.closeTo((10 * 100 + 20 * 50) / 150, 10),
      expect.closeTo((20 * 50) / 150, 10),
    ]);
    expect(stationaryRates(day, "sipp-max")).toEqual([20, 20]);
    // Rises in the first, falls to nobody in the second.
    expect(stationaryRates(day, "sipp-mix")[1]).toBe(20);
  });

  test("[ST10] steps that binary fractions cannot hold make no interval of their own", () => {
    const day = { ...DAY, rates: { stepMs: 0.1, arrivalsPerHour: [1, 1, 1], beforePerHour: 0 }, intervalMs: 0.3 };
    expect(stationaryRates(day, "sipp-max")).toEqual([1]);
    expect(stationaryRates(day, "sipp")).toEqual([expect.closeTo(1, 10)]);
    // 3 × 0.1 is a hair past 0.3: the third step is no part of the second interval.
    const falling = { ...day, rates: { ...day.rates, arrivalsPerHour: [9, 9, 9, 1, 1, 1] } };
    expect(stationaryRates(falling, "sipp-max")).toEqual([9, 1]);
  });

  test("[ST10] a steady day is the same by every rule", () => {
    const rates = { stepMs: QUARTER, arrivalsPerHour: [90, 90, 90, 90], beforePerHour: 90 };
    for (const rule of [
      "sipp",
      "sipp-max",
      "sipp-mix",
      "lagged-sipp",
      "lagged-sipp-max",
      "lagged-sipp-mix",
      "modified-load",
      "modified-load-max",
    ] as const) {
      expect(stationaryRates({ ...DAY, rates, intervalMs: QUARTER }, rule)).toEqual([
        expect.closeTo(90, 9),
        expect.closeTo(90, 9),
        expect.closeTo(90, 9),
        expect.closeTo(90, 9),
      ]);
    }
  });

  test("[ST10] requirements follow: the greatest rate never asks for less, work lags behind the rise", () => {
    const day: DayDemand = { ...DAY, handle: { kind: "lognormal", meanMs: 300_000, cv: 1 }, intervalMs: 2 * QUARTER };
    const target = [{ kind: "wait-probability", atMost: 0.2 }] as const;
    const by = (rule: StationaryRule) => dayRequirement(day, { kind: "exponential", meanMs: 120_000 }, target, rule);
    const average = by("sipp");
    expect(average).toHaveLength(4);
    for (const [i, agents] of by("sipp-max").entries()) expect(agents).toBeGreaterThanOrEqual(average[i] ?? 0);
    const load = by("modified-load");
    expect(load[0]).toBeLessThanOrEqual(average[0] ?? 0);
    expect(load[3]).toBeGreaterThanOrEqual(average[3] ?? 0);
    expect(average[2]).toBeGreaterThan(average[0] ?? 0);
  });

  test("[ST10] what cannot be is refused by name", () => {
    expect(() => stationaryRates({ ...DAY, intervalMs: 0 }, "sipp")).toThrow("intervalMs: expected");
    const endless = { kind: "survival-steps", steps: [{ atMs: 1, survival: 0.5 }] } as const;
    expect(() => stationaryRates({ ...DAY, handle: endless }, "sipp")).toThrow("mean handle time: expected");
    const day = { ...DAY, rates: { ...DAY.rates, arrivalsPerHour: [Number.NaN] } };
    expect(() => stationaryRates(day, "sipp")).toThrow("arrivalsPerHour[0]: expected");
  });
});
