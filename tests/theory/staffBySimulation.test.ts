import { describe, expect, test } from "vitest";
import { staffBySimulation } from "../../sim/experiment/staffBySimulation.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { exponential, scenarioOf } from "../verify/support/models.ts";

const HALF_HOURS = 16;
const PER_HOUR = [60, 60, 80, 120, 180, 240, 240, 200, 160, 160, 200, 220, 180, 120, 80, 60];

/** Customers who give up as fast as they are served: the number in the system is Poisson whatever the staffing. */
function day(): Scenario {
  const rest = Array<number>(48 - HALF_HOURS).fill(0);
  return scenarioOf({
    queues: [
      {
        id: "voice",
        talk: exponential(6),
        patience: exponential(6),
        over: { arrivals: { profile: "daily", intervalMinutes: 30, perHour: [...PER_HOUR, ...rest] } },
      },
    ],
    groups: [{ id: "agents", agents: 1, skills: ["voice"] }],
    length: HALF_HOURS * 30,
    run: { warmUpMinutes: 0, intervalMinutes: 30 },
  });
}

/** Mean number in the system `minute` minutes after an empty start: dm/dt = λ − m ÷ 6 min. */
function loadAt(minute: number): number {
  let load = 0;
  for (let t = 0; t < minute; t += 0.05) load += (PER_HOUR[Math.floor(t / 30)]! / 60 - load / 6) * 0.05;
  return load;
}

/** P(N ≥ k) in an interval: the mean over the instants looked at. */
function waits(interval: number, k: number): number {
  let sum = 0;
  for (const look of [0.125, 0.375, 0.625, 0.875]) {
    const load = loadAt((interval + look) * 30);
    let term = Math.exp(-load);
    let below = 0;
    for (let n = 0; n < k; n++) {
      below += term;
      term *= load / (n + 1);
    }
    sum += 1 - below;
  }
  return sum / 4;
}

describe("staffing by simulation", () => {
  const ask = {
    groupId: "agents",
    waitProbability: 0.2,
    replications: 400,
    seed: "isa",
    startingAgents: 60,
    mostRounds: 10,
  };

  test("[X27] it finds the least agents of the exact Poisson law, or one beside where that is closer than chance", () => {
    const found = staffBySimulation(day(), ask);
    if (!found.ok) throw new Error(found.problem);
    expect(found.staffing.outcome).toBe("settled");
    expect(found.staffing.agents).toHaveLength(HALF_HOURS);
    found.staffing.agents.forEach((agents, i) => {
      // Four standard errors of a share of 1,600 dependent looks.
      expect(waits(i, agents), `interval ${i}`).toBeLessThanOrEqual(0.2 + 0.06);
      expect(waits(i, agents - 1), `interval ${i}`).toBeGreaterThan(0.2 - 0.06);
      const exact = Array.from({ length: 61 }, (_, k) => k).find((k) => k > 0 && waits(i, k) <= 0.2)!;
      expect(Math.abs(agents - exact), `interval ${i}`).toBeLessThanOrEqual(1);
    });
    expect(staffBySimulation(day(), ask)).toEqual(found);
  });

  test("[X27] what it cannot staff is said", () => {
    const scenario = day();
    const [group] = scenario.groups;
    const problem = (of: Scenario, over: Partial<typeof ask> = {}) => {
      const found = staffBySimulation(of, { ...ask, ...over });
      return found.ok ? "none" : found.problem;
    };
    expect(problem(scenario, { groupId: "others" })).toBe("unknown-group");
    expect(problem({ ...scenario, groups: [group!, { ...group!, id: "second" }] })).toBe("shared-queues");
    expect(problem({ ...scenario, run: { lengthMinutes: 1_470 } })).toBe("longer-than-a-day");
    const several = { ...group!, slots: { total: 2, byChannel: { voice: 2 } } };
    expect(problem({ ...scenario, groups: [several] })).toBe("several-at-once");
  });
});
