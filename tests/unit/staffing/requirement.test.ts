import { describe, expect, test } from "vitest";
import { SERVICE_LEVEL_VARIANTS, type ServiceLevelVariant as WallVariant } from "../../../sim/metrics/config.ts";
import { serviceLevelParts } from "../../../sim/metrics/serviceLevel.ts";
import {
  agentsRequired,
  agentsScheduled,
  erlangA,
  erlangB,
  erlangC,
  impatientQueue,
  type Patience,
  requirementFor,
  type ServiceLevelVariant,
  type StaffingTarget,
} from "../../../sim/staffing/index.ts";
import { steadyServiceLevel } from "../../../sim/staffing/serviceLevelShares.ts";

const ENDLESS: Patience = { kind: "endless" };
const EIGHTY_TWENTY: StaffingTarget = {
  kind: "service-level",
  variant: "strict",
  atLeast: 0.8,
  acceptableWaitMs: 20_000,
  shortAbandonMs: 5_000,
};

describe("requirements", () => {
  test("[ST11] the trade's example: 100 contacts in 30 min of 3 min, 80/20, are 14 agents, 20 with 30 % shrinkage", () => {
    const demand = { arrivalsPerHour: 200, averageHandleMs: 180_000 };
    expect(agentsRequired(demand, ENDLESS, [EIGHTY_TWENTY])).toBe(14);
    expect(agentsScheduled(14, 0.3)).toBe(20);
    // Its known figures: 88.8 % in 20 s, 71.4 % busy.
    const queue = { agents: 14, ...demand };
    expect(erlangC(queue, 20_000).serviceLevel).toBeCloseTo(0.888, 3);
    expect(erlangC(queue, 20_000).occupancy).toBeCloseTo(0.714, 3);
    expect(erlangC({ ...queue, agents: 13 }, 20_000).serviceLevel).toBeLessThan(0.8);
  });

  test("[ST11] Whitt's example (2005): load 100, patience as long as handling, 5 % abandoned, 80 % in a tenth: 99 agents", () => {
    const demand = { arrivalsPerHour: 100, averageHandleMs: 3_600_000 };
    const agents = agentsRequired(demand, { kind: "exponential", meanMs: 3_600_000 }, [
      { kind: "abandonment", atMost: 0.05 },
      { ...EIGHTY_TWENTY, variant: "of-answered", acceptableWaitMs: 360_000 },
    ]);
    expect(agents).toBe(99);
  });

  test("[ST11] each kind of target is the first number of agents whose figure keeps it", () => {
    const demand = { arrivalsPerHour: 320, averageHandleMs: 240_000 };
    const patienceMs = 180_000;
    const patience: Patience = { kind: "exponential", meanMs: patienceMs };
    const first = (keeps: (agents: number) => boolean) => {
      for (let agents = 1; ; agents++) if (keeps(agents)) return agents;
    };
    const a = (agents: number) => erlangA({ agents, ...demand }, patienceMs, 20_000);
    const asked = (target: StaffingTarget) => agentsRequired(demand, patience, [target]);
    expect(asked(EIGHTY_TWENTY)).toBe(first((n) => a(n).serviceLevel >= 0.8));
    expect(asked({ kind: "abandonment", atMost: 0.03 })).toBe(first((n) => a(n).abandonmentRate <= 0.03));
    expect(asked({ kind: "occupancy", atMost: 0.85 })).toBe(first((n) => a(n).occupancy <= 0.85));
    expect(asked({ kind: "wait-probability", atMost: 0.25 })).toBe(first((n) => a(n).waitProbability <= 0.25));
    const speed = (agents: number) =>
      impatientQueue({ agents, ...demand }, patience, { acceptableWaitMs: 0, shortAbandonMs: 0 })
        .averageSpeedOfAnswerMs;
    expect(asked({ kind: "speed-of-answer", atMostMs: 15_000 })).toBe(first((n) => speed(n) <= 15_000));
  });

  test("[ST11] several targets ask for the most that one of them asks", () => {
    const demand = { arrivalsPerHour: 400, averageHandleMs: 200_000 };
    const patience: Patience = { kind: "lognormal", meanMs: 150_000, cv: 1.2 };
    const targets: readonly StaffingTarget[] = [
      EIGHTY_TWENTY,
      { kind: "speed-of-answer", atMostMs: 12_000 },
      { kind: "abandonment", atMost: 0.02 },
      { kind: "occupancy", atMost: 0.82 },
      { kind: "wait-probability", atMost: 0.3 },
    ];
    const each = targets.map((target) => agentsRequired(demand, patience, [target]));
    expect(new Set(each).size).toBeGreaterThan(2);
    expect(agentsRequired(demand, patience, targets)).toBe(Math.max(...each));
  });

  test("[ST11] many demands in any order ask for what each asks alone", () => {
    const required = requirementFor(ENDLESS, [EIGHTY_TWENTY]);
    for (const arrivalsPerHour of [3, 5_000, 1, 40, 0, 900, 900, 12]) {
      const demand = { arrivalsPerHour, averageHandleMs: 250_000 };
      expect(required(demand)).toBe(agentsRequired(demand, ENDLESS, [EIGHTY_TWENTY]));
    }
  });

  test("[ST11] nobody comes: nobody is required; no target: somebody is", () => {
    expect(agentsRequired({ arrivalsPerHour: 0, averageHandleMs: 1 }, ENDLESS, [EIGHTY_TWENTY])).toBe(0);
    expect(agentsRequired({ arrivalsPerHour: 1e4, averageHandleMs: 1e5 }, ENDLESS, [])).toBe(1);
  });

  test("[ST11] occupancy of exactly the limit is kept", () => {
    // 10 erlangs, nobody gives up: 0.8 is 12.5 agents, 0.5 is exactly 20.
    const demand = { arrivalsPerHour: 150, averageHandleMs: 240_000 };
    expect(agentsRequired(demand, ENDLESS, [{ kind: "occupancy", atMost: 0.8 }])).toBe(13);
    expect(agentsRequired(demand, ENDLESS, [{ kind: "occupancy", atMost: 0.5 }])).toBe(20);
    // A queue without bound is no way to keep an occupancy of 1.
    expect(agentsRequired(demand, ENDLESS, [{ kind: "occupancy", atMost: 1 }])).toBe(10);
  });

  test("[ST11] where nobody gives up, an abandonment to keep asks for a queue that does not grow without bound", () => {
    const demand = { arrivalsPerHour: 360, averageHandleMs: 300_000 }; // 30 erlangs
    expect(agentsRequired(demand, ENDLESS, [{ kind: "abandonment", atMost: 0.05 }])).toBe(31);
    const some: Patience = { kind: "baulking", share: 0.2, others: ENDLESS };
    // 24 erlangs are left of those who do not leave at once: more than that many agents serve them.
    expect(agentsRequired(demand, some, [{ kind: "abandonment", atMost: 0.9 }])).toBe(25);
  });

  test.each<readonly [StaffingTarget, string]>([
    [{ ...EIGHTY_TWENTY, atLeast: 1 }, "atLeast: expected a fraction in (0, 1), got 1"],
    [{ ...EIGHTY_TWENTY, atLeast: 80 }, "atLeast: expected"],
    [{ ...EIGHTY_TWENTY, acceptableWaitMs: -1 }, "acceptableWaitMs: expected"],
    [{ ...EIGHTY_TWENTY, shortAbandonMs: Number.NaN }, "shortAbandonMs: expected"],
    [{ kind: "speed-of-answer", atMostMs: 0 }, "atMostMs: expected a finite number > 0, got 0"],
    [{ kind: "abandonment", atMost: 0 }, "atMost: expected a fraction in (0, 1), got 0"],
    [{ kind: "wait-probability", atMost: 1 }, "atMost: expected"],
    [{ kind: "occupancy", atMost: 0 }, "atMost: expected"],
    [{ kind: "occupancy", atMost: 1.2 }, "atMost: expected"],
  ])("[ST13] %o is refused by name", (target, message) => {
    expect(() => agentsRequired({ arrivalsPerHour: 1, averageHandleMs: 1 }, ENDLESS, [target])).toThrow(message);
  });

  test("[ST13] what a hundred thousand agents do not keep is refused, as are demands out of range", () => {
    const flood = { arrivalsPerHour: 3.6e9, averageHandleMs: 200_000 };
    expect(() => agentsRequired(flood, ENDLESS, [EIGHTY_TWENTY])).toThrow("at most 100000 agents, got more");
    expect(() => agentsRequired({ arrivalsPerHour: -1, averageHandleMs: 1 }, ENDLESS, [])).toThrow("arrivalsPerHour");
    expect(() => agentsRequired({ arrivalsPerHour: 1, averageHandleMs: 0 }, ENDLESS, [])).toThrow("averageHandleMs");
    expect(() => agentsRequired({ arrivalsPerHour: 1, averageHandleMs: Number.NaN }, ENDLESS, [])).toThrow(RangeError);
  });
});

describe("service level in six readings", () => {
  test("[ST4] the names are those of the wall", () => {
    const one: readonly ServiceLevelVariant[] = SERVICE_LEVEL_VARIANTS;
    const other: readonly WallVariant[] = one;
    expect(other).toHaveLength(6);
  });

  test("[ST4] the formulas are those of the wall, on a day of whole contacts", () => {
    // 1,000 answered, 860 in target; 60 gave up, 20 in target, 10 short.
    const counts = { answeredIn: 860, answeredLate: 140, abandonedIn: 20, short: 10, late: 180, flowed: 0 };
    const shares = { answeredIn: 860 / 1_060, answered: 1_000 / 1_060, abandonedIn: 20 / 1_060, short: 10 / 1_060 };
    for (const variant of SERVICE_LEVEL_VARIANTS) {
      const { met, counted } = serviceLevelParts(counts, variant);
      expect(steadyServiceLevel(shares, variant)).toBeCloseTo(met / counted, 14);
    }
  });

  test("[ST4] an abandon at the threshold is not short, one at the acceptable wait is in target", () => {
    const queue = { agents: 10, arrivalsPerHour: 200, averageHandleMs: 240_000 };
    const patience: Patience = { kind: "deterministic", valueMs: 20_000 };
    const at = (acceptableWaitMs: number, shortAbandonMs: number) =>
      impatientQueue(queue, patience, { acceptableWaitMs, shortAbandonMs });
    const exactly = at(20_000, 20_000);
    expect(exactly.serviceLevel["strict-excluding-short-abandons"]).toBe(exactly.serviceLevel.strict);
    expect(exactly.serviceLevel["abandons-in-target-positive"]).toBeCloseTo(1, 12);
    const later = at(20_000, 20_001).serviceLevel;
    expect(later["strict-excluding-short-abandons"]).toBeCloseTo(1, 12);
    const sooner = at(19_999, 0).serviceLevel;
    expect(sooner["abandons-in-target-positive"]).toBeLessThan(0.9);
    expect(exactly.averageTimeToAbandonMs).toBeCloseTo(20_000, 6);
  });

  test("[ST4] whoever baulks is a short abandon and waited nothing", () => {
    const queue = { agents: 5, arrivalsPerHour: 100, averageHandleMs: 180_000 };
    const patience: Patience = { kind: "baulking", share: 0.999999, others: { kind: "endless" } };
    const figures = impatientQueue(queue, patience, { acceptableWaitMs: 0, shortAbandonMs: 1 });
    // All but nobody leaves at once: Erlang B, 5 erlangs on 5 agents.
    expect(figures.abandonmentRate).toBeCloseTo(0.28487, 4);
    expect(figures.serviceLevel["strict-excluding-short-abandons"]).toBeCloseTo(1, 5);
    expect(figures.averageTimeToAbandonMs).toBeCloseTo(0, 6);
  });
});

describe("at the edges", () => {
  const thresholds = { acceptableWaitMs: 20_000, shortAbandonMs: 5_000 };

  test("[ST3] some never give up and are more than the agents can serve: the queue grows without bound", () => {
    const patience: Patience = { kind: "survival-steps", steps: [{ atMs: 10_000, survival: 0.5 }] };
    const drowned = impatientQueue({ agents: 5, arrivalsPerHour: 200, averageHandleMs: 180_000 }, patience, thresholds);
    expect(drowned).toMatchObject({
      waitProbability: 1,
      abandonmentRate: 0.5,
      averageWaitMs: Number.POSITIVE_INFINITY,
      averageSpeedOfAnswerMs: Number.POSITIVE_INFINITY,
      waiting: Number.POSITIVE_INFINITY,
      occupancy: 1,
    });
    expect(drowned.serviceLevel).toMatchObject({ strict: 0, "of-answered": 0, "abandons-in-target-positive": 0.5 });
    const afloat = impatientQueue({ agents: 6, arrivalsPerHour: 200, averageHandleMs: 180_000 }, patience, thresholds);
    expect(Number.isFinite(afloat.averageWaitMs)).toBe(true);
    expect(afloat.abandonmentRate).toBeLessThan(0.5);
    expect(
      agentsRequired({ arrivalsPerHour: 200, averageHandleMs: 180_000 }, patience, [EIGHTY_TWENTY]),
    ).toBeGreaterThan(6);
  });

  test("[ST3] load a thousand times the agents: next to everybody gives up, the rest are served one after the other", () => {
    for (const patience of [
      { kind: "exponential", meanMs: 60_000 },
      { kind: "lognormal", meanMs: 60_000, cv: 2 },
      { kind: "deterministic", valueMs: 60_000 },
      { kind: "uniform", maximumMs: 60_000 },
    ] as const) {
      const figures = impatientQueue(
        { agents: 3, arrivalsPerHour: 60_000, averageHandleMs: 180_000 },
        patience,
        thresholds,
      );
      expect(figures.abandonmentRate).toBeCloseTo(1 - 3 / 3_000, 8);
      expect(figures.occupancy).toBeCloseTo(1, 8);
      expect(figures.waitProbability).toBeCloseTo(1, 10);
    }
  });

  test("[ST3] agents a thousand times the load: nobody waits", () => {
    const queue = { agents: 2_000, arrivalsPerHour: 40, averageHandleMs: 180_000 };
    const figures = impatientQueue(queue, { kind: "exponential", meanMs: 60_000 }, thresholds);
    expect(figures).toMatchObject({ waitProbability: 0, averageWaitMs: 0, abandonmentRate: 0 });
    expect(figures.serviceLevel.strict).toBe(1);
    expect(figures.occupancy).toBeCloseTo(0.001, 12);
    expect(figures.averageTimeToAbandonMs).toBeUndefined();
  });

  test("[ST3] load exactly the agents with patience that ends at once after a while", () => {
    const queue = { agents: 20, arrivalsPerHour: 300, averageHandleMs: 240_000 };
    const figures = impatientQueue(queue, { kind: "deterministic", valueMs: 120_000 }, thresholds);
    // f is flat until 120 s: J = 120 s + handle ÷ agents.
    const plateau = (300 / 3_600) * 132;
    const expected = plateau / (1 / erlangB(19, 20) + plateau);
    expect(figures.waitProbability).toBeCloseTo(expected, 12);
  });

  test("[ST3] nobody comes, and arguments out of range", () => {
    const queue = { agents: 1, arrivalsPerHour: 0, averageHandleMs: 60_000 };
    const empty = impatientQueue(queue, ENDLESS, thresholds);
    expect(empty).toMatchObject({ waitProbability: 0, averageWaitMs: 0, occupancy: 0, waiting: 0 });
    for (const level of Object.values(empty.serviceLevel)) expect(level).toBe(1);
    expect(() => impatientQueue({ ...queue, agents: 0 }, ENDLESS, thresholds)).toThrow(
      "agents: expected a whole number",
    );
    expect(() => impatientQueue({ ...queue, agents: 100_001 }, ENDLESS, thresholds)).toThrow(
      "agents: expected at most",
    );
    expect(() => impatientQueue(queue, ENDLESS, { ...thresholds, shortAbandonMs: -1 })).toThrow("shortAbandonMs");
    expect(() => impatientQueue(queue, ENDLESS, { ...thresholds, acceptableWaitMs: -1 })).toThrow("acceptableWaitMs");
  });
});
