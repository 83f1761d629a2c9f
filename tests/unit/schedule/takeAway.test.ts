import { describe, expect, test } from "vitest";
import { requirementOf, scheduleScenario } from "../../../sim/experiment/scheduleScenario.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import type { SchedulePlan } from "../../../sim/staffing/schedule/plan.ts";
import { calendarOf } from "../../../workers/calendarOut.ts";
import { planInThread } from "../../../workers/scheduleThreadClient.ts";
import { compareHere } from "../../fixtures/experiments.ts";
import { daySpec, hours, shiftType } from "../../fixtures/schedules.ts";

const lunch = { reason: "lunch", durationMinutes: 60, earliestMinutes: 60, latestMinutes: 120, paid: false };

async function planned(changes: Parameters<typeof daySpec>[1] = {}): Promise<SchedulePlan> {
  const heard: SchedulePlan[] = [];
  const result = await planInThread(
    daySpec(hours(8, 2, 1, 2, 2), { shiftTypes: [shiftType({ breaks: [lunch] })], ...changes }),
    { seconds: 10, gap: 0 },
    (plan) => heard.push(plan),
  ).result;
  if (result.kind !== "planned") throw new Error(`expected a plan, got ${JSON.stringify(result)}`);
  for (const plan of heard) expect(plan.cost.total).toBeGreaterThanOrEqual(result.plan.cost.total - 1e-9);
  return result.plan;
}

describe("a plan, taken away", () => {
  test("[LO8] is an iCalendar with one event a shift in UTC, its breaks told in local time", async () => {
    const plan = await planned();
    const wish = { name: "Service", firstDate: "2026-03-02", timeZone: "Europe/Moscow", madeAt: 0 };
    const text = calendarOf(plan.agents, wish).replaceAll("\r\n ", "");
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(plan.agents.length);
    // 8:00 in Moscow is 5:00 UTC.
    expect(text).toContain("DTSTART:20260302T050000Z");
    expect(text).toContain("DTEND:20260302T090000Z");
    expect(text).toMatch(/DESCRIPTION:lunch 9:00–10:00/);
    expect(calendarOf(plan.agents, wish)).toBe(calendarOf(plan.agents, wish));
  });

  test("[LO9] becomes shifts of a group's people, and the simulation pays exactly its hours", async () => {
    const preset = PRESETS.find(({ scenario }) => scenario.id === "the-standard") ?? PRESETS[0]!;
    const parsed = parseScenario(preset.scenario);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { scenario } = parsed;
    const group = scenario.groups[0]!;
    const { firstWeekday } = requirementOf(scenario, group.id, "headcount");
    const plan = await planned({ firstWeekday });
    const made = scheduleScenario(scenario, group.id, plan, firstWeekday);
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    expect(made.scenario.groups[0]!.people).toHaveLength(plan.agents.length);
    expect(made.scenario.groups[0]!.headcount).toBeUndefined();
    const day = {
      ...made.scenario,
      run: { ...made.scenario.run, startMinute: 0, warmUpMinutes: 0, lengthMinutes: 1_440 },
    };
    const { outcomes } = await compareHere([day], "1", 1);
    const paid = outcomes[0]!.estimate("paidMs", { kind: "group", groupId: group.id });
    // Breaks are shift time, and shift time is paid in scenarios.
    expect(paid!.value).toBe(plan.agents.length * 4 * 3_600_000);
  });

  test("[LO9] of nobody's group is a mistake of ours", async () => {
    const parsed = parseScenario(PRESETS[0]!.scenario);
    if (!parsed.ok) throw new Error("preset");
    expect(() => scheduleScenario(parsed.scenario, "nobody", { agents: [] }, 1)).toThrow(RangeError);
  });

  test("[LO2] that is cancelled before there is any says so, and ends its thread", async () => {
    const planning = planInThread(daySpec(hours(8, 1)), { seconds: 10, gap: 0 }, () => {});
    planning.cancel();
    expect(await planning.result).toEqual({ kind: "nothing-yet" });
  });
});
