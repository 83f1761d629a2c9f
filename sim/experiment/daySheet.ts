import { compileCentre } from "../engine/centre.ts";
import { paidTime } from "../engine/roster/paidTime.ts";
import { shiftTimes } from "../engine/roster/shiftTimes.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { combinedShrinkage } from "../staffing/index.ts";
import { minutes } from "../vocabulary/index.ts";
import { intervalLength, type RunPlace, runPlace } from "./runPlace.ts";
import { type QueueStaffing, type StaffPlan, staffPlan } from "./staffPlan.ts";

/** Agents of one group in each counted interval of the run, on average over the interval. */
export interface GroupSheet {
  readonly groupId: string;
  /** On shift, breaks and absence included. */
  readonly scheduled: readonly number[];
  /** Of those, the named ones: their shifts say so, and no headcount changes it. */
  readonly named: readonly number[];
  /** Of the scheduled, those not on queue: breaks as planned, then absence and off-queue blocks of the rest. ≥ 0. */
  readonly away: readonly number[];
  /** On queue, as the targets ask; what groups share is divided by those on queue. ≥ 0, not whole where shared. */
  readonly required: readonly number[];
  /** Paid hours × cost per hour, whole run. */
  readonly cost: number;
}

/** The day of a scenario by interval: who is there, who is needed. */
export interface DaySheet {
  readonly intervalMs: number;
  /** First instant of each interval. */
  readonly startsAt: readonly number[];
  readonly groups: readonly GroupSheet[];
  readonly queues: readonly QueueStaffing[];
  readonly unplanned: StaffPlan["unplanned"];
}

/**
 * The sheet Scheduled − Time losses − Required of a parsed scenario. A queue's requirement is that of the groups whose
 * first skill it is, of all with the skill where there is none such, each in proportion to those on queue in the
 * interval, equally where nobody is. Queues that cannot be planned ask for nobody. Throws `RangeError` as `staffPlan`.
 */
export function daySheet(scenario: Scenario): DaySheet {
  const plan = staffPlan(scenario);
  const place = runPlace(scenario);
  const paused = breakTime(scenario, place);
  const parts = scenario.groups.map((group, g) => {
    const { scheduled, cost } = plan.groups[g]!;
    const { absentShare = 0, plannedShare = 0 } = group.shrinkage ?? {};
    const shrinkage = combinedShrinkage([absentShare, plannedShare], "multiplicative");
    const headcount = unnamed(scenario, g, place);
    const named = scheduled.map((agents, i) => Math.max(0, agents - headcount[i]!));
    const away = scheduled.map((agents, i) => {
      const pausing = Math.min(paused[g]![i]! / intervalLength(place, i), named[i]!);
      return pausing + (agents - pausing) * shrinkage;
    });
    return { groupId: group.id, scheduled, named, away, cost };
  });
  const required = divided(scenario, plan.queues, parts);
  return {
    intervalMs: plan.intervalMs,
    startsAt: plan.startsAt,
    groups: parts.map((part, g) => ({ ...part, required: required[g]! })),
    queues: plan.queues,
    unplanned: plan.unplanned,
  };
}

/** Requirements of all queues, by group and interval. */
function divided(
  scenario: Scenario,
  queues: readonly QueueStaffing[],
  parts: readonly { readonly scheduled: readonly number[]; readonly away: readonly number[] }[],
): number[][] {
  const all = parts.map(({ scheduled }) => scheduled.map(() => 0));
  for (const { queueId, required } of queues) {
    const first = scenario.groups.flatMap(({ skills }, g) => (skills[0]!.queueId === queueId ? [g] : []));
    const any = scenario.groups.flatMap(({ skills }, g) => (skills.some((one) => one.queueId === queueId) ? [g] : []));
    const whose = first.length > 0 ? first : any;
    for (const [i, agents] of required.entries()) {
      const there = whose.map((g) => parts[g]!.scheduled[i]! - parts[g]!.away[i]!);
      const sum = there.reduce((a, b) => a + b, 0);
      whose.forEach((g, k) => {
        all[g]![i]! += sum > 0 ? (agents * there[k]!) / sum : agents / whose.length;
      });
    }
  }
  return all;
}

/** Break time of named agents, ms, by group and interval, each break as planned. */
function breakTime(scenario: Scenario, { days, countsFrom, intervalMs, intervals, endsAt }: RunPlace): number[][] {
  const time = scenario.groups.map(() => new Array<number>(intervals).fill(0));
  const firstDay = days.dayAt(countsFrom) - 1;
  for (const { inGroup, shifts, person } of compileCentre(scenario).agents) {
    if (person === undefined || shifts.length === 0) continue;
    for (let day = firstDay; days.startOf(day) < endsAt; day++) {
      for (const { fromAt, breaks } of shiftTimes(shifts, day, days)) {
        for (const { afterMinutes, durationMinutes } of breaks) {
          const from = fromAt + minutes(afterMinutes);
          addTime(time[inGroup]!, from, Math.min(endsAt, from + minutes(durationMinutes)), countsFrom, intervalMs);
        }
      }
    }
  }
  return time;
}

function addTime(into: number[], fromAt: number, toAt: number, startAt: number, intervalMs: number): void {
  for (let i = Math.max(0, Math.floor((fromAt - startAt) / intervalMs)); i < into.length; i++) {
    const from = Math.max(fromAt, startAt + i * intervalMs);
    const to = Math.min(toAt, startAt + (i + 1) * intervalMs);
    if (to <= from) return;
    into[i]! += to - from;
  }
}

/** Unnamed agents of group number `g` in each interval, on average. */
function unnamed(scenario: Scenario, g: number, place: RunPlace): number[] {
  const { days, countsFrom, intervalMs, intervals, endsAt } = place;
  const headcount = scenario.groups[g]!.headcount;
  const { people: _named, ...group } = scenario.groups[g]!;
  if (headcount === undefined) return new Array<number>(intervals).fill(0);
  const alone: Scenario = { ...scenario, groups: [{ ...group, people: [] }] };
  const paid = paidTime(alone, [], days, countsFrom, intervalMs, intervals, endsAt);
  return Array.from(paid, (ms, i) => ms / intervalLength(place, i));
}
