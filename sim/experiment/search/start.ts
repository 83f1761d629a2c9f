import { meanOf } from "../../scenario/moments.ts";
import type { QueueSpec } from "../../scenario/queueSpec.ts";
import { modifiedOfferedLoad, requirementFor, type StaffingTarget } from "../../staffing/index.ts";
import { HOUR_MS } from "../../vocabulary/index.ts";
import { patienceOf, targetOf } from "../staffingTerms.ts";
import { type QueueStaffing, staffPlan } from "../staffPlan.ts";
import type { StaffTarget } from "./spec.ts";
import type { Agents, Staffing } from "./staffing.ts";

/**
 * Where a search begins: each queue by its modified offered load and its own targets as M/M/n+G, each interval as if
 * steady (Jagerman 1975; Feldman, Mandelbaum, Massey & Whitt 2008), given to the cheapest group that serves it. A queue
 * nobody asked to staff, and one whose demand is not known beforehand, brings nobody: simulation finds what it needs.
 */
export function startingAgents(staffing: Staffing, targets: readonly StaffTarget[]): Agents {
  const { scenario, groups, blocks } = staffing;
  const agents = new Int32Array(staffing.cells);
  for (const plan of staffPlan(scenario).queues) {
    const queue = scenario.queues.find(({ id }) => id === plan.queueId)!;
    const serving = groups
      .flatMap((number, g) => (scenario.groups[number]!.skills.some(({ queueId }) => queueId === queue.id) ? [g] : []))
      .sort((a, b) => staffing.costPerHour[a]! - staffing.costPerHour[b]! || a - b);
    const cheapest = serving[0];
    if (cheapest === undefined) continue;
    const required = requiredOf(queue, plan, targets, staffing.place.intervalMs);
    const most = new Int32Array(blocks);
    for (const [i, count] of required.entries()) {
      const block = staffing.blockOf(i);
      most[block] = Math.max(most[block]!, count);
    }
    for (let b = 0; b < blocks; b++) agents[cheapest * blocks + b]! += most[b]!;
  }
  return agents;
}

/** Agents of one queue on its own, by interval. */
function requiredOf(
  queue: QueueSpec,
  plan: QueueStaffing,
  targets: readonly StaffTarget[],
  intervalMs: number,
): number[] {
  const { arrivalsPerHour, averageHandleMs, slots } = plan;
  const [first = 0] = arrivalsPerHour;
  const rates = { stepMs: intervalMs, arrivalsPerHour, beforePerHour: first };
  const load = modifiedOfferedLoad(rates, { kind: "exponential", meanMs: averageHandleMs });
  const own = targets.flatMap((target) => termsOf(queue, target));
  const required = requirementFor(patienceOf(queue), own);
  return arrivalsPerHour.map((_, i) => {
    const erlangs = load((i + 0.5) * intervalMs);
    if (own.length === 0) return Math.ceil(erlangs / slots - 1e-9);
    return Math.ceil(required({ arrivalsPerHour: (erlangs * HOUR_MS) / averageHandleMs, averageHandleMs }) / slots);
  });
}

/** A target as the formulas of one queue know it; none where it is not about the queue, or no formula has it. */
function termsOf(queue: QueueSpec, { figure, scope, limit }: StaffTarget): StaffingTarget[] {
  const about =
    scope.kind === "total" ||
    (scope.kind === "channel" && scope.channel === queue.channel) ||
    (scope.kind === "queue" && scope.queueId === queue.id);
  if (!about) return [];
  switch (figure) {
    case "serviceLevel":
      // Waits of hours are kept by the work of the interval.
      if (queue.target === undefined || queue.target.withinMs > meanOf(queue.talkMs) * 20) return [];
      return [targetOf({ ...queue.target, share: limit })];
    case "averageSpeedOfAnswerMs":
    case "averageWaitMs":
      return [{ kind: "speed-of-answer", atMostMs: limit }];
    case "abandonmentRate":
      return queue.patienceMs === undefined ? [] : [{ kind: "abandonment", atMost: limit }];
    case "occupancy":
      return [];
  }
}
