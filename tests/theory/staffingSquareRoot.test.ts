import { describe, expect, test } from "vitest";
import {
  agentsRequired,
  economicalBeta,
  erlangA,
  erlangC,
  garnett,
  garnettBeta,
  halfinWhitt,
  halfinWhittBeta,
  squareRootAgents,
} from "../../sim/staffing/index.ts";
import { normalHazard, normalTail, normalTailQuantile } from "../../sim/staffing/normal.ts";

describe("the normal law", () => {
  // Half the complementary error function of x ÷ √2, by another library to the last digit.
  test.each([
    [0, 0.5],
    [0.3, 0.3820885778110474],
    [1, 0.15865525393145707],
    [2, 0.02275013194817922],
    [2.99, 0.0013948872354922503],
    [3.01, 0.0013062384487694699],
    [5, 2.866515718791946e-7],
    [6.5, 4.016000583859125e-11],
    [10, 7.619853024160593e-24],
    [37, 5.725571222525139e-300],
  ])("[ST8] P(Z > %d)", (x, tail) => {
    expect(Math.abs(normalTail(x) / tail - 1)).toBeLessThan(1e-12);
    expect(normalTail(-x)).toBeCloseTo(1 - tail, 14);
    if (x < 8) expect(normalTailQuantile(normalTail(x))).toBeCloseTo(x, 9);
  });

  test("[ST8] the hazard is 2φ(0) at 0, about x far right, about 0 far left, and continuous where its formulas meet", () => {
    expect(normalHazard(0)).toBeCloseTo(0.797884560802865, 13);
    expect(normalHazard(30)).toBeCloseTo(30.0332594, 6);
    expect(normalHazard(-40)).toBe(0);
    expect(normalHazard(3 - 1e-12) / normalHazard(3 + 1e-12)).toBeCloseTo(1, 11);
    expect(() => normalTailQuantile(1)).toThrow("tail: expected a fraction in (0, 1), got 1");
  });
});

describe("square-root staffing", () => {
  test("[ST8] Gans, Koole & Mandelbaum (2003): waiting ten times as dear as staff, 400 erlangs, 434 agents, 92.2 % busy", () => {
    // They print β(10) = 1.68 by the approximation √(r ÷ (1 + r (√(π/2) − 1))); the minimum itself is a hair lower.
    const printed = Math.sqrt(10 / (1 + 10 * (Math.sqrt(Math.PI / 2) - 1)));
    expect(printed).toBeCloseTo(1.68, 2);
    expect(Math.abs(economicalBeta(10) - printed)).toBeLessThan(0.02);
    expect(squareRootAgents(400, printed)).toBe(434);
    expect(squareRootAgents(400, economicalBeta(10))).toBe(434);
    const exact = erlangC({ agents: 434, arrivalsPerHour: 400, averageHandleMs: 3_600_000 }, 0);
    expect(exact.occupancy).toBeCloseTo(0.92166, 5);
    expect(exact.waitProbability).toBeCloseTo(0.05924, 5);
    expect(halfinWhitt(34 / 20)).toBeCloseTo(exact.waitProbability, 2);
  });

  test("[ST8] the cheapest β is cheaper than its neighbours, and grows with the price of waiting", () => {
    const cost = (beta: number, ratio: number) => beta + (ratio * halfinWhitt(beta)) / beta;
    let before = 0;
    for (const ratio of [0.1, 1, 10, 100, 1_000]) {
      const beta = economicalBeta(ratio);
      expect(cost(beta, ratio)).toBeLessThan(cost(beta * 1.01, ratio));
      expect(cost(beta, ratio)).toBeLessThan(cost(beta * 0.99, ratio));
      expect(beta).toBeGreaterThan(before);
      before = beta;
    }
  });

  test("[ST8] patience as long as handling makes Garnett's function the normal tail; β = 0 is one half", () => {
    for (const beta of [-2, -0.5, 0, 1, 2.5]) expect(garnett(beta, 1)).toBeCloseTo(normalTail(beta), 13);
    expect(garnettBeta(0.1, 1)).toBeCloseTo(1.2815515655446, 11);
    expect(garnett(-30, 1)).toBe(1);
    expect(garnett(40, 1)).toBe(0);
  });

  test("[ST8] endless patience is the limit of Garnett's function: Halfin & Whitt's", () => {
    for (const beta of [0.2, 0.5, 1, 2]) expect(garnett(beta, 1e10)).toBeCloseTo(halfinWhitt(beta), 8);
    expect(halfinWhitt(0)).toBe(1);
    expect(halfinWhitt(0.5)).toBeCloseTo(0.50466, 3);
  });

  test("[ST8] the inverses invert", () => {
    for (const share of [0.001, 0.1, 0.5, 0.9, 0.999]) {
      expect(halfinWhitt(halfinWhittBeta(share))).toBeCloseTo(share, 10);
      for (const ratio of [1e-3, 0.5, 1, 7, 1e4])
        expect(garnett(garnettBeta(share, ratio), ratio)).toBeCloseTo(share, 10);
    }
  });

  test.each([30, 100, 1_000])("[ST8] at %d erlangs the limits are near the exact probabilities", (load) => {
    for (const beta of [0.3, 1, 1.8]) {
      const agents = squareRootAgents(load, beta);
      const exactBeta = (agents - load) / Math.sqrt(load);
      const queue = { agents, arrivalsPerHour: load, averageHandleMs: 3_600_000 };
      const close = 0.6 / Math.sqrt(load);
      expect(Math.abs(erlangC(queue, 0).waitProbability - halfinWhitt(exactBeta))).toBeLessThan(close);
      expect(Math.abs(erlangA(queue, 1_200_000, 0).waitProbability - garnett(exactBeta, 1 / 3))).toBeLessThan(close);
    }
  });

  test.each([
    [10, 0.2],
    [50, 0.1],
    [50, 0.5],
    [300, 0.05],
    [1_000, 0.3],
  ])("[ST8] %d erlangs, P(wait) %d: the rule is at most one agent off the exact requirement", (load, share) => {
    const demand = { arrivalsPerHour: load, averageHandleMs: 3_600_000 };
    const target = [{ kind: "wait-probability", atMost: share }] as const;
    const endless = agentsRequired(demand, { kind: "endless" }, target);
    expect(Math.abs(squareRootAgents(load, halfinWhittBeta(share)) - endless)).toBeLessThanOrEqual(1);
    const impatient = agentsRequired(demand, { kind: "exponential", meanMs: 1_800_000 }, target);
    expect(Math.abs(squareRootAgents(load, garnettBeta(share, 0.5)) - impatient)).toBeLessThanOrEqual(1);
  });

  test("[ST8] the β of a number of agents gives that number back", () => {
    for (let load = 1; load <= 300; load++) {
      for (let agents = load; agents <= load + 20; agents++) {
        expect(squareRootAgents(load, (agents - load) / Math.sqrt(load))).toBe(agents);
      }
    }
  });

  test("[ST8] whole numbers stay whole, little load needs nobody below β, bad arguments are refused by name", () => {
    expect(squareRootAgents(25, 2)).toBe(35);
    expect(squareRootAgents(100, 0.1)).toBe(101);
    expect(squareRootAgents(0, 3)).toBe(0);
    expect(squareRootAgents(1, -5)).toBe(0);
    expect(() => squareRootAgents(-1, 0)).toThrow("load: expected");
    expect(() => halfinWhittBeta(1)).toThrow("waitProbability: expected a fraction in (0, 1), got 1");
    expect(() => garnett(0, 0)).toThrow("patienceRatio: expected");
    expect(() => economicalBeta(0)).toThrow("ratio: expected");
    expect(() => halfinWhitt(Number.NaN)).toThrow("beta: expected");
    expect(() => halfinWhitt(Number.NEGATIVE_INFINITY)).toThrow("beta: expected");
  });
});
