import { compileCentre } from "../engine/centre.ts";
import { paidTime } from "../engine/roster/paidTime.ts";
import { meanOf } from "../scenario/moments.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { GroupSpec } from "../scenario/staff.ts";
import { agentsScheduled, combinedShrinkage, requirementFor } from "../staffing/index.ts";
import { HOUR_MS } from "../vocabulary/index.ts";
import { expectedByInterval } from "./expectedDemand.ts";
import { loadByInterval } from "./loadByInterval.ts";
import { intervalLength, type RunPlace, runPlace } from "./runPlace.ts";
import { durationOf, patienceOf, scaledTo, targetOf } from "./staffingTerms.ts";

/**
 * By what a requirement was found, interval by interval on its modified offered load. `target`: the smallest number of
 * agents that keeps the queue's target, M/M/n+G. `slots`: the same with each slot as an agent and the handle time of full
 * agents, divided by the slots: an approximation. `workload`: no target, as many as the load.
 */
export type RequirementBasis = "target" | "slots" | "workload";

/** What one queue needs, by counted interval of the run. */
export interface QueueStaffing {
  readonly queueId: string;
  readonly basis: RequirementBasis;
  /** Contacts one agent may hold of it at once: the most any of its groups allows. */
  readonly slots: number;
  /** Of the group whose first skill it is, else of the first with the skill. */
  readonly groupId: string;
  /** In [0, 1): absence, then blocks of the rest. */
  readonly shrinkage: number;
  /** Money an hour of the same group. */
  readonly costPerHour: number;
  /** Expected fresh contacts per hour that self-service does not contain; those that come back are not in it. */
  readonly arrivalsPerHour: readonly number[];
  readonly averageHandleMs: number;
  /** Modified offered load on average over the interval, erlangs: what comes late in one interval is work of the next. */
  readonly offeredLoad: readonly number[];
  /** Agents on queue. */
  readonly required: readonly number[];
  /** Agents to schedule so that as many are on queue. */
  readonly scheduled: readonly number[];
  /** Scheduled hours × cost per hour, whole run. */
  readonly cost: number;
}

/** What one group is scheduled for in the scenario as it stands. */
export interface GroupSchedule {
  readonly groupId: string;
  /** Agents on shift in each interval on average, breaks and absence included. */
  readonly scheduled: readonly number[];
  /** Paid hours × cost per hour, whole run. */
  readonly cost: number;
}

export interface StaffPlan {
  readonly intervalMs: number;
  /** First instant of each interval. */
  readonly startsAt: readonly number[];
  readonly queues: readonly QueueStaffing[];
  readonly groups: readonly GroupSchedule[];
  /** Queues that cannot be planned, and why. */
  readonly unplanned: readonly { readonly queueId: string; readonly reason: UnplannedReason }[];
}

/** `no-arrivals`: no contacts of its own in the run. `answers-to-waits`: its demand does. `nobody`: no group has the skill. */
export type UnplannedReason = "no-arrivals" | "answers-to-waits" | "nobody";

/**
 * What each queue of a scenario needs on its own: shared agents, priorities and returning customers are for the
 * simulation to weigh. Throws `RangeError` where a target asks for more than 100,000 agents.
 */
export function staffPlan(scenario: Scenario): StaffPlan {
  const place = runPlace(scenario);
  const queues: QueueStaffing[] = [];
  const unplanned: { queueId: string; reason: UnplannedReason }[] = [];
  for (const [k, queue] of scenario.queues.entries()) {
    const groups = scenario.groups.filter(({ skills }) => skills.some(({ queueId }) => queueId === queue.id));
    const contacts = expectedByInterval(scenario, k, place);
    const reason = unplannedFor(contacts, groups);
    if (reason === undefined) queues.push(planned(queue, groups, contacts!, place));
    else unplanned.push({ queueId: queue.id, reason });
  }
  const startsAt = Array.from({ length: place.intervals }, (_, i) => place.countsFrom + i * place.intervalMs);
  return { intervalMs: place.intervalMs, startsAt, queues, groups: schedules(scenario, place), unplanned };
}

function schedules(scenario: Scenario, place: RunPlace): GroupSchedule[] {
  const { days, countsFrom, intervalMs, intervals, endsAt } = place;
  const paid = paidTime(scenario, compileCentre(scenario).agents, days, countsFrom, intervalMs, intervals, endsAt);
  const { length } = scenario.groups;
  return scenario.groups.map(({ id, costPerHour = 0 }, g) => {
    const paidMs = Array.from({ length: intervals }, (_, i) => paid[i * length + g]!);
    const hours = paidMs.reduce((sum, ms) => sum + ms, 0) / HOUR_MS;
    return { groupId: id, scheduled: paidMs.map((ms, i) => ms / intervalLength(place, i)), cost: hours * costPerHour };
  });
}

function unplannedFor(contacts: Float64Array | undefined, groups: readonly GroupSpec[]): UnplannedReason | undefined {
  if (contacts === undefined) return "answers-to-waits";
  if (contacts.every((count) => count === 0)) return "no-arrivals";
  return groups.length === 0 ? "nobody" : undefined;
}

function planned(
  queue: QueueSpec,
  groups: readonly GroupSpec[],
  contacts: Float64Array,
  place: RunPlace,
): QueueStaffing {
  const { intervalMs, beginsAt, countsFrom, endsAt } = place;
  const own = groups.find(({ skills }) => skills[0]!.queueId === queue.id) ?? groups[0]!;
  const slots = Math.max(...groups.map((group) => slotsFor(group, queue)));
  const { containedShare = 0, flatness = 1 } = queue.selfService ?? {};
  const reaching = 1 - containedShare * flatness;
  const arrivalsPerHour = Array.from(contacts, (count, i) => (count * reaching * HOUR_MS) / intervalLength(place, i));
  const averageHandleMs = handleMs(queue, own, slots);
  // Contacts of the warm-up are as frequent as those that follow; without one the run begins empty.
  const beforePerHour = countsFrom > beginsAt ? arrivalsPerHour[0]! : 0;
  const offeredLoad =
    averageHandleMs === 0
      ? arrivalsPerHour.map(() => 0)
      : loadByInterval(
          { stepMs: intervalMs, arrivalsPerHour, beforePerHour },
          scaledTo(durationOf(queue.talkMs), averageHandleMs),
          endsAt - countsFrom,
        );
  const needed = requirement(queue, slots);
  const required = offeredLoad.map((load) =>
    load === 0 ? 0 : needed({ arrivalsPerHour: (load * HOUR_MS) / averageHandleMs, averageHandleMs }),
  );
  const shrinkage = combinedShrinkage(
    [own.shrinkage?.absentShare ?? 0, own.shrinkage?.plannedShare ?? 0],
    "multiplicative",
  );
  const scheduled = required.map((agents) => agentsScheduled(agents, shrinkage));
  const costPerHour = own.costPerHour ?? 0;
  return {
    queueId: queue.id,
    basis: queue.target === undefined ? "workload" : slots > 1 ? "slots" : "target",
    slots,
    groupId: own.id,
    shrinkage,
    costPerHour,
    arrivalsPerHour,
    averageHandleMs,
    offeredLoad,
    required,
    scheduled,
    cost: scheduled.reduce((sum, agents, i) => sum + (agents * costPerHour * intervalLength(place, i)) / HOUR_MS, 0),
  };
}

function requirement(queue: QueueSpec, slots: number) {
  if (queue.target === undefined) {
    return ({ arrivalsPerHour, averageHandleMs }: { arrivalsPerHour: number; averageHandleMs: number }) =>
      // A load of 3 exactly is the work of three agents, not of four.
      Math.max(0, Math.ceil((arrivalsPerHour * averageHandleMs) / HOUR_MS / slots - 1e-9));
  }
  const inSlots = requirementFor(patienceOf(queue), [targetOf(queue.target)]);
  return (demand: Parameters<typeof inSlots>[0]) => Math.ceil(inSlots(demand) / slots);
}

function slotsFor({ slots }: GroupSpec, { channel }: QueueSpec): number {
  const most = Math.min(slots.total, slots.byChannel[channel] ?? 1);
  const weight = slots.weights?.[channel] ?? 1;
  const byCapacity = slots.capacity === undefined || weight === 0 ? most : Math.floor(slots.capacity / weight + 1e-9);
  return Math.max(1, Math.min(most, byCapacity));
}

/** Mean handle time by the own group's hand, as long as it takes with every slot in use. */
function handleMs(queue: QueueSpec, group: GroupSpec, slots: number): number {
  const { handleTimeFactor = 1 } = group.skills.find(({ queueId }) => queueId === queue.id) ?? {};
  const slowDown = group.slots.slowDown?.[queue.channel];
  const slower = slowDown === undefined ? 1 : slowDown[Math.min(slots, slowDown.length) - 1]!;
  const talkMs = (meanOf(queue.talkMs) + (queue.identificationMs ?? 0)) * slower;
  return (talkMs + (queue.wrapUpMs === undefined ? 0 : meanOf(queue.wrapUpMs))) * handleTimeFactor;
}
