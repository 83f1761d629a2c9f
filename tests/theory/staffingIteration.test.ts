import { describe, expect, test } from "vitest";
import {
  garnettBeta,
  modifiedOfferedLoad,
  type NumberInSystem,
  simulatedStaffing,
  squareRootAgents,
} from "../../sim/staffing/index.ts";
import { HOUR_MS } from "../../sim/vocabulary/index.ts";

interface World {
  /** Arrivals at time t; times in mean handle times, so the service rate is 1. */
  readonly arrival: (t: number) => number;
  /** Mean handle time ÷ mean patience. */
  readonly giveUp: number;
  readonly intervals: number;
  readonly intervalLength: number;
  /** States 0 … states − 1. */
  readonly states: number;
}

/**
 * The exact law of M_t/M/s_t+M from empty, by the Kolmogorov forward equations (fourth-order Runge–Kutta): averaged over
 * each interval. When agents leave, contacts they served go back to the head of the queue.
 */
function forward(world: World, agents: readonly number[]): NumberInSystem[] {
  const { arrival, giveUp, states, intervalLength } = world;
  let p = new Float64Array(states);
  p[0] = 1;
  // Stable as long as a step is below 1.39 ÷ the fastest state's rate.
  const steps = Math.ceil(intervalLength * Math.max(100, (28 + states * Math.max(1, giveUp)) / 1.2));
  const h = intervalLength / steps;
  const slope = (t: number, at: Float64Array, count: number) => {
    const rate = arrival(t);
    const change = new Float64Array(states);
    for (let k = 0; k < states; k++) {
      const here = at[k] ?? 0;
      const down = (Math.min(k, count) + giveUp * Math.max(0, k - count)) * here;
      change[k] = (change[k] ?? 0) - down;
      if (k > 0) change[k - 1] = (change[k - 1] ?? 0) + down;
      if (k === states - 1) continue; // the far end refuses, with next to no mass
      change[k] = (change[k] ?? 0) - rate * here;
      change[k + 1] = (change[k + 1] ?? 0) + rate * here;
    }
    return change;
  };
  const moved = (from: Float64Array, by: Float64Array, times: number) => from.map((x, k) => x + times * (by[k] ?? 0));
  let t = 0;
  return agents.map((count) => {
    const sum = new Float64Array(states);
    for (let i = 0; i < steps; i++) {
      const a = slope(t, p, count);
      const b = slope(t + h / 2, moved(p, a, h / 2), count);
      const c = slope(t + h / 2, moved(p, b, h / 2), count);
      const d = slope(t + h, moved(p, c, h), count);
      const next = p.map((x, k) => x + (h / 6) * ((a[k] ?? 0) + 2 * (b[k] ?? 0) + 2 * (c[k] ?? 0) + (d[k] ?? 0)));
      for (let k = 0; k < states; k++) sum[k] = (sum[k] ?? 0) + ((p[k] ?? 0) + (next[k] ?? 0)) / 2 / steps;
      p = next;
      t += h;
    }
    return [...sum].map((share) => Math.max(0, share));
  });
}

function tail(law: NumberInSystem | undefined, k: number): number {
  return (law ?? []).slice(k).reduce((sum, share) => sum + share, 0);
}

const SINE = (t: number) => 20 + 8 * Math.sin(t);

describe("iterative staffing on exact transient laws", () => {
  test("[ST16] handling and patience of one mean: the first answer is final, and it is the Poisson law's", () => {
    const world = { arrival: SINE, giveUp: 1, intervals: 24, intervalLength: 0.5, states: 70 };
    const result = simulatedStaffing({
      intervals: 24,
      waitProbability: 0.2,
      startingAgents: 60,
      mostRounds: 10,
      simulate: (agents) => forward(world, agents),
    });
    expect(result.outcome).toBe("settled");
    expect(result.rounds).toBe(2);
    expect(result.kept).toBe(true);
    // Not one agent more: one less and P(N ≥ s − 1) passes 0.2, since N does not depend on the agents here.
    const laws = forward(world, result.agents);
    for (const [i, agents] of result.agents.entries()) {
      expect(result.waitProbability[i]).toBeCloseTo(tail(laws[i], agents), 12);
      if (agents > 1) expect(tail(laws[i], agents - 1)).toBeGreaterThan(0.2);
    }
    expect(Math.max(...result.agents) - Math.min(...result.agents.slice(4))).toBeGreaterThan(10);
  });

  test.each([
    [0.2, 0.1],
    [0.5, 0.5],
    [3, 0.3],
  ])(
    "[ST16] patience %d to handling: settled staffing for %d is a fixed point that keeps it and wastes nobody",
    (giveUp, alpha) => {
      const world = { arrival: SINE, giveUp, intervals: 16, intervalLength: 0.75, states: 90 };
      const result = simulatedStaffing({
        intervals: 16,
        waitProbability: alpha,
        startingAgents: 80,
        mostRounds: 30,
        simulate: (agents) => forward(world, agents),
      });
      expect(result.outcome).toBe("settled");
      expect(result.kept).toBe(true);
      const laws = forward(world, result.agents);
      for (const [i, agents] of result.agents.entries()) {
        expect(tail(laws[i], agents)).toBeLessThanOrEqual(alpha);
        if (agents > 1) expect(tail(laws[i], agents - 1)).toBeGreaterThan(alpha);
      }
    },
  );

  test("[ST16] it agrees with square-root staffing of the modified offered load to about an agent", () => {
    const world = { arrival: SINE, giveUp: 0.5, intervals: 48, intervalLength: 0.25, states: 80 };
    const result = simulatedStaffing({
      intervals: 48,
      waitProbability: 0.3,
      startingAgents: 70,
      mostRounds: 30,
      simulate: (agents) => forward(world, agents),
    });
    expect(result.outcome).toBe("settled");
    const stepMs = HOUR_MS / 40;
    const load = modifiedOfferedLoad(
      {
        stepMs,
        arrivalsPerHour: Array.from({ length: 480 }, (_, i) => SINE((i + 0.5) / 40)),
        beforePerHour: 0,
      },
      { kind: "exponential", meanMs: HOUR_MS },
    );
    const beta = garnettBeta(0.3, 2);
    for (const [i, agents] of result.agents.entries()) {
      if (i < 8) continue; // the opening from empty is no matter of square roots
      const rule = squareRootAgents(load((i + 0.5) * 0.25 * HOUR_MS), beta);
      expect(Math.abs(agents - rule)).toBeLessThanOrEqual(1);
    }
  });

  test("[ST17] customers who give up far sooner than they are served can make it swing: the cycle is told", () => {
    const seen: (readonly number[])[] = [];
    const result = simulatedStaffing({
      intervals: 1,
      waitProbability: 0.5,
      startingAgents: 9,
      mostRounds: 20,
      // Six agents leave a queue that asks for four, four drain it so that it asks for six.
      simulate: (agents) => {
        seen.push(agents);
        const least = agents[0] === 9 || agents[0] === 4 ? 5 : 3;
        return [Array.from({ length: 10 }, (_, k) => (k === least ? 1 : 0))];
      },
    });
    expect(seen).toEqual([[9], [6], [4], [6]]);
    expect(result).toEqual({ outcome: "cycling", agents: [6], waitProbability: [0], kept: true, rounds: 3 });
  });

  test("[ST17] a cycle counts from where it closes: rounds before it are no part of the result", () => {
    const next: Record<number, number> = { 20: 12, 12: 5, 5: 7, 7: 5 };
    const result = simulatedStaffing({
      intervals: 1,
      waitProbability: 0.1,
      startingAgents: 20,
      mostRounds: 20,
      simulate: ([agents]) => [Array.from({ length: 30 }, (_, k) => (k === (next[agents ?? 0] ?? 0) - 1 ? 1 : 0))],
    });
    expect(result).toMatchObject({ outcome: "cycling", agents: [7], rounds: 4, kept: true });
  });

  test("[ST17] rounds are bounded: what has not settled says so, with its own measured probability", () => {
    const result = simulatedStaffing({
      intervals: 2,
      waitProbability: 0.1,
      startingAgents: 50,
      mostRounds: 5,
      // Asks for one agent more than it got, for ever; the second interval is content with one.
      simulate: (agents) => [Array.from({ length: 80 }, (_, k) => (k === (agents[0] ?? 0) ? 1 : 0)), [1]],
    });
    expect(result).toEqual({
      outcome: "out-of-rounds",
      agents: [55, 1],
      waitProbability: [1, 0],
      kept: false,
      rounds: 5,
    });
  });

  test("[ST16] a tail equal to what is asked for is enough", () => {
    const result = simulatedStaffing({
      intervals: 1,
      waitProbability: 0.25,
      startingAgents: 5,
      mostRounds: 5,
      simulate: () => [[0.5, 0.125, 0.125, 0.25]],
    });
    expect(result).toMatchObject({ outcome: "settled", agents: [3], waitProbability: [0.25], kept: true });
  });

  test("[ST17] what is no law, and arguments out of range, are refused by name", () => {
    const ask = { intervals: 1, waitProbability: 0.2, startingAgents: 5, mostRounds: 5, simulate: () => [[1]] };
    expect(simulatedStaffing(ask).agents).toEqual([1]);
    expect(() => simulatedStaffing({ ...ask, simulate: () => [] })).toThrow("laws: expected 1, got 0");
    expect(() => simulatedStaffing({ ...ask, simulate: () => [[0.5, 0.4]] })).toThrow("laws[0]: expected shares");
    expect(() => simulatedStaffing({ ...ask, simulate: () => [[1.5, -0.5]] })).toThrow("laws[0]: expected shares");
    expect(() => simulatedStaffing({ ...ask, simulate: () => [[Number.NaN]] })).toThrow("laws[0]: expected shares");
    expect(() => simulatedStaffing({ ...ask, intervals: 0 })).toThrow(
      "intervals: expected a whole number in [1, 10080]",
    );
    expect(() => simulatedStaffing({ ...ask, mostRounds: 0 })).toThrow("mostRounds: expected");
    expect(() => simulatedStaffing({ ...ask, startingAgents: 0.5 })).toThrow("agents: expected");
    expect(() => simulatedStaffing({ ...ask, waitProbability: 0 })).toThrow("waitProbability: expected");
  });
});
