import { beforeAll, describe, expect, test } from "vitest";
import type { SolveLinear } from "../../../sim/staffing/schedule/linearModel.ts";
import { planSchedule, type ScheduleResult } from "../../../sim/staffing/schedule/planSchedule.ts";
import type { ScheduleSpec } from "../../../sim/staffing/schedule/spec.ts";
import { loadSolver } from "../../../workers/solveLinear.ts";
import { contract, daySpec, EVERY_DAY, hours, shiftType } from "../../fixtures/schedules.ts";

const LIMITS = { seconds: 20, gap: 0 };
let solve: SolveLinear;
beforeAll(async () => {
  const solver = await loadSolver();
  solve = async (model, limits) => solver.solve(model, limits);
});

async function planOf(spec: ScheduleSpec) {
  const result = await planSchedule(spec, solve, LIMITS);
  if (result.kind !== "planned") throw new Error(`expected a plan, got ${JSON.stringify(result)}`);
  return result.plan;
}
function whyOf(result: ScheduleResult) {
  if (result.kind !== "impossible") throw new Error(`expected none, got ${result.kind}`);
  return result.why;
}

describe("a day", () => {
  test("[LO2] is covered at least cost: 8:00 to 14:00 by shifts of four hours from 8:00 and 10:00", async () => {
    // 8–10 wants 2, 10–12 wants 3, 12–14 wants 1: two from 8:00, one from 10:00.
    const plan = await planOf(daySpec(hours(8, 2, 2, 3, 3, 1, 1)));
    expect(plan.agents.map(({ shifts }) => shifts[0]!.pattern.startMinute)).toEqual([480, 480, 600]);
    expect(plan.cover[0]!.slice(8, 14)).toEqual([2, 2, 3, 3, 1, 1]);
    expect(plan.cost).toEqual({ wages: 120, short: 0, over: 0, total: 120 });
    expect([plan.bound, plan.gap, plan.optimal]).toEqual([120, 0, true]);
  });

  test("[LO3] lays breaks in their windows, off the queue and unpaid where they are", async () => {
    const lunch = { reason: "lunch", durationMinutes: 60, earliestMinutes: 60, latestMinutes: 120, paid: false };
    const type = shiftType({ breaks: [lunch], start: { fromMinute: 480, toMinute: 480, stepMinutes: 60 } });
    // Everybody is wanted at 8:00, 10:00 and 11:00: lunch is at 9:00.
    const plan = await planOf(daySpec(hours(8, 1, 0, 1, 1), { shiftTypes: [type] }));
    expect(plan.agents).toHaveLength(1);
    expect(plan.agents[0]!.shifts[0]!.pattern.breaks).toEqual([
      { startMinute: 540, durationMinutes: 60, reason: "lunch" },
    ]);
    expect(plan.agents[0]!.paidMinutes).toBe(180);
    expect(plan.cost.wages).toBe(30);
  });

  test("[LO4] prices who is missing and who is too many, and says what each cost", async () => {
    // One hour at 8:00 wants 1: a shift costs 40, missing an hour 15.
    const cheap = await planOf(daySpec(hours(8, 1), { shortCostPerHour: 15 }));
    expect(cheap.agents).toEqual([]);
    expect(cheap.cost).toEqual({ wages: 0, short: 15, over: 0, total: 15 });
    const dear = await planOf(daySpec(hours(8, 1), { shortCostPerHour: 100, overCostPerHour: 2 }));
    expect(dear.cost).toEqual({ wages: 40, short: 0, over: 6, total: 46 });
  });

  test("[LO5] that no shift reaches is impossible, and the interval is named", async () => {
    const why = whyOf(await planSchedule(daySpec(hours(6, 1, 0, 1)), solve, LIMITS));
    expect(why.unreached).toEqual([{ day: 0, slot: 6 }]);
    expect(why.short).toEqual([{ day: 0, slot: 6, missing: 1 }]);
  });

  test("[LO5] that a limit forbids is impossible: where agents are missing, and what the limit would have to be", async () => {
    const spec = daySpec(hours(8, 3), { shiftTypes: [shiftType({ mostADay: 2 })] });
    const why = whyOf(await planSchedule(spec, solve, LIMITS));
    expect(why).toEqual({
      unreached: [],
      short: [{ day: 0, slot: 8, missing: 1 }],
      lifted: [{ kind: "shifts-a-day", id: "short", day: 0, most: 2, wanted: 3 }],
    });
  });
});

describe("a week", () => {
  const flat = (agents: number) => EVERY_DAY.map(() => hours(8, agents, agents, agents, agents));

  test("[LO6] gives people days off and no more days in a row than their contract lets them", async () => {
    // Seven days of 2 agents, five days each: 14 ÷ 5 → 3 people, 15 shifts.
    const plan = await planOf(daySpec([], { requirement: flat(2), contracts: [contract()] }));
    expect(plan.agents).toHaveLength(3);
    for (const { shifts, paidMinutes } of plan.agents) {
      expect(shifts).toHaveLength(5);
      expect(paidMinutes).toBe(1_200);
      const days = new Set(shifts.map(({ day }) => day));
      expect(days.size).toBe(5);
      expect(EVERY_DAY.some((first) => [0, 1, 2, 3, 4, 5].every((k) => days.has((first + k) % 7)))).toBe(false);
    }
    expect(plan.cost.total).toBe(600);
  });

  test("[LO6] keeps part-time people to their hours, and takes the cheaper mix", async () => {
    const part = contract({ id: "part", name: "Part", daysAWeek: { least: 1, most: 7 }, mostMinutesAWeek: 600 });
    const plan = await planOf(daySpec([], { requirement: flat(1), contracts: [contract(), part] }));
    // Seven shifts are enough: five by one full-timer and two by a part-timer, or part-timers alone.
    expect(plan.cost.total).toBe(280);
    for (const { contractId, paidMinutes } of plan.agents) {
      expect(paidMinutes).toBeLessThanOrEqual(contractId === "part" ? 600 : 2_400);
    }
  });

  test("[LO6] keeps the rest between shifts: a late shift is never followed by an early one", async () => {
    const type = shiftType({ lengthMinutes: 480, start: { fromMinute: 360, toMinute: 840, stepMinutes: 480 } });
    const early = hours(6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    const spec = daySpec([], {
      ...{ requirement: EVERY_DAY.map(() => early), shiftTypes: [type] },
      contracts: [contract({ startSpreadMinutes: 1_440, leastRestMinutes: 660 })],
    });
    const plan = await planOf(spec);
    for (const { shifts } of plan.agents) {
      for (const [i, { day, pattern }] of shifts.entries()) {
        const next = shifts[(i + 1) % shifts.length]!;
        const gapDays = (next.day - day + 7) % 7;
        const rest = gapDays * 1_440 + next.pattern.startMinute - pattern.endMinute;
        expect(rest).toBeGreaterThanOrEqual(660);
      }
    }
  });

  test("[LO5] with too few people says how many it takes", async () => {
    const spec = daySpec([], { requirement: flat(2), contracts: [contract({ mostAgents: 2 })] });
    const why = whyOf(await planSchedule(spec, solve, LIMITS));
    expect(why.lifted).toEqual([{ kind: "agents", id: "full", most: 2, wanted: 3 }]);
    expect(why.short.reduce((sum, { missing }) => sum + missing, 0)).toBeCloseTo(16, 6);
  });

  test("[LO6] lets a shift past midnight count on the day after, Sunday's on Monday", async () => {
    const night = shiftType({ start: { fromMinute: 1_320, toMinute: 1_320, stepMinutes: 60 } });
    const wanted = EVERY_DAY.map(() => hours(0, 1, 1));
    const plan = await planOf(
      daySpec([], {
        requirement: wanted,
        shiftTypes: [night],
        contracts: [contract({ daysAWeek: { least: 1, most: 7 }, mostConsecutiveDays: 7 })],
      }),
    );
    expect(plan.cover.map((day) => [day[0], day[1], day[22], day[23]])).toEqual(EVERY_DAY.map(() => [1, 1, 1, 1]));
  });
});
