import { describe, expect, test } from "vitest";
import { agentsPresent, agentsScheduled, combinedShrinkage } from "../../../sim/staffing/shrinkage.ts";

describe("shrinkage", () => {
  test.each([
    [18, 0.1, 20],
    [10, 0.3, 15],
    [14, 0.3, 20],
    [21, 0.3, 30],
    [7, 0.3, 10],
    [70, 0.3, 100],
    [100, 0, 100],
    [0, 0.35, 0],
    [1, 0.99, 100],
    [1, 0.5, 2],
    [3, 0.35, 5],
    [17.5, 0.3, 25],
    [10.01, 0, 11],
  ])("[ST14] %d required at %d shrinkage are %d scheduled", (required, shrinkage, scheduled) => {
    expect(agentsScheduled(required, shrinkage)).toBe(scheduled);
  });

  test("[ST14] every whole quotient stays whole, at every percent", () => {
    for (let percent = 0; percent < 100; percent++) {
      for (let scheduled = 1; scheduled <= 300; scheduled++) {
        const required = (scheduled * (100 - percent)) / 100;
        if (Number.isInteger(required)) expect(agentsScheduled(required, percent / 100)).toBe(scheduled);
      }
    }
  });

  test("[ST14] back: as many scheduled are enough, one less is not", () => {
    for (const shrinkage of [0, 0.05, 0.1, 0.3, 0.333, 0.5, 0.9]) {
      for (let required = 1; required <= 200; required++) {
        const scheduled = agentsScheduled(required, shrinkage);
        expect(agentsPresent(scheduled, shrinkage)).toBeGreaterThan(required - 1e-6);
        expect(agentsPresent(scheduled - 1, shrinkage)).toBeLessThan(required);
      }
    }
  });

  test("[ST15] additive shares are of paid time, multiplicative ones of what is left", () => {
    expect(combinedShrinkage([0.1, 0.1], "additive")).toBeCloseTo(0.2, 14);
    expect(combinedShrinkage([0.1, 0.1], "multiplicative")).toBeCloseTo(0.19, 14);
    expect(combinedShrinkage([0.5, 0.5], "multiplicative")).toBe(0.75);
    expect(combinedShrinkage([0.12, 0.08, 0.1], "additive")).toBeCloseTo(0.3, 14);
    for (const rule of ["additive", "multiplicative"] as const) {
      expect(combinedShrinkage([], rule)).toBe(0);
      expect(combinedShrinkage([0.25], rule)).toBe(0.25);
    }
  });

  test("[ST14] percents for fractions, whole absence and negative numbers are refused by name", () => {
    expect(() => agentsScheduled(10, 30)).toThrow("shrinkage: expected a fraction in [0, 1), got 30");
    expect(() => agentsScheduled(10, 1)).toThrow("shrinkage: expected a fraction in [0, 1), got 1");
    expect(() => agentsScheduled(-1, 0)).toThrow("required: expected");
    expect(() => agentsPresent(Number.NaN, 0)).toThrow("scheduled: expected");
    expect(() => combinedShrinkage([0.1, 1], "multiplicative")).toThrow("components[1]: expected a fraction in [0, 1)");
    expect(() => combinedShrinkage([0.5, 0.5], "additive")).toThrow(
      "sum of components: expected a fraction in [0, 1), got 1",
    );
  });
});
