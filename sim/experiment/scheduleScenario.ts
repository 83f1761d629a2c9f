import { parseScenario } from "../scenario/parse.ts";
import type { ScenarioProblem } from "../scenario/problems.ts";
import { runWindow } from "../scenario/runWindow.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { GroupSpec, PersonSpec, ShiftSpec } from "../scenario/staff.ts";
import type { PlannedAgent, SchedulePlan } from "../staffing/schedule/plan.ts";
import { agentsScheduled, combinedShrinkage } from "../staffing/shrinkage.ts";
import { weekdayOf } from "../vocabulary/localTime.ts";
import { runPlace } from "./runPlace.ts";
import { staffPlan } from "./staffPlan.ts";

export type ScheduledScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/**
 * The scenario with one group working a plan: named people with their shifts and breaks instead of a headcount; skills,
 * slots, wage and shrinkage stay. Throws `RangeError` for a group the scenario does not have; `problems` where the plan
 * is beyond the bounds of scenarios.
 */
export function scheduleScenario(
  scenario: Scenario,
  groupId: string,
  plan: Pick<SchedulePlan, "agents">,
  firstWeekday: number,
): ScheduledScenario {
  const group = scenario.groups.find(({ id }) => id === groupId);
  if (group === undefined) throw new RangeError(`groupId: expected a group of the scenario, got ${groupId}`);
  const { headcount: _, ...rest } = group;
  const people = plan.agents.map((agent) => personOf(groupId, agent, firstWeekday));
  const planned: GroupSpec = { ...rest, shifts: [], people };
  const parsed = parseScenario({ ...scenario, groups: scenario.groups.map((one) => (one === group ? planned : one)) });
  return parsed.ok ? { ok: true, scenario: parsed.scenario } : { ok: false, problems: parsed.problems };
}

function personOf(groupId: string, { number, shifts }: PlannedAgent, firstWeekday: number): PersonSpec {
  const digits = String(number).padStart(3, "0");
  return {
    id: `${groupId}-${digits}`,
    name: `${groupId} ${digits}`,
    shifts: shifts.map(({ day, pattern }): ShiftSpec => {
      const { startMinute, endMinute, breaks } = pattern;
      return {
        weekdays: [((firstWeekday - 1 + day) % 7) + 1],
        startMinute,
        endMinute,
        breaks: breaks.map((one) => ({
          afterMinutes: one.startMinute - startMinute,
          durationMinutes: one.durationMinutes,
          reason: one.reason,
        })),
      };
    }),
  };
}

/** Where the agents wanted come from: a group's headcount as it stands, or what the queues that are its own need. */
export type RequirementFrom = "headcount" | "queues";

export interface RequirementOf {
  /** By day of the run (at most 7), from midnight, whole agents; 0 outside the run. */
  readonly requirement: readonly (readonly number[])[];
  readonly slotMinutes: number;
  /** Weekday of the first day, 1 = Monday. */
  readonly firstWeekday: number;
}

/**
 * Agents wanted of a group by local interval of the run. `headcount`: as the scenario has them on average, rounded up;
 * `queues`: the sum of what the queues whose first group it is need for their targets, shrinkage included. Intervals
 * longer than an hour count as hours. Throws `RangeError` for a group the scenario does not have.
 */
export function requirementOf(scenario: Scenario, groupId: string, from: RequirementFrom): RequirementOf {
  const group = scenario.groups.find(({ id }) => id === groupId);
  if (group === undefined) throw new RangeError(`groupId: expected a group of the scenario, got ${groupId}`);
  const place = runPlace(scenario);
  const plan = staffPlan(scenario);
  const { day, intervalMinutes } = runWindow(scenario.run);
  const slotMinutes = Math.min(60, intervalMinutes);
  const counts = new Array<number>(plan.startsAt.length).fill(0);
  if (from === "headcount") {
    for (const [i, agents] of plan.groups.find((one) => one.groupId === groupId)!.scheduled.entries()) {
      counts[i] = Math.ceil(agents - 1e-9);
    }
  } else {
    const { absentShare = 0, plannedShare = 0 } = group.shrinkage ?? {};
    const shrinkage = combinedShrinkage([absentShare, plannedShare], "multiplicative");
    for (const queue of plan.queues.filter((one) => one.groupId === groupId)) {
      for (const [i, agents] of queue.required.entries()) counts[i]! += agentsScheduled(agents, shrinkage);
    }
  }
  const days = Math.min(7, Math.max(1, place.days.dayAt(place.endsAt - 1) - day + 1));
  const slotMs = slotMinutes * 60_000;
  const requirement = Array.from({ length: days }, (_, d) =>
    Array.from({ length: 1_440 / slotMinutes }, (_, slot) => {
      const at = place.days.instantOf(day + d, slot * slotMinutes);
      const i = Math.floor((at - place.countsFrom) / place.intervalMs);
      return at + slotMs > place.countsFrom && at < place.endsAt ? (counts[Math.max(0, i)] ?? 0) : 0;
    }),
  );
  return { requirement, slotMinutes, firstWeekday: weekdayOf(day) };
}
