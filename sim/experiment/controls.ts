import { meanOf } from "../scenario/moments.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import { erlangA, erlangC, type SteadyFigures } from "../staffing/index.ts";
import { HOUR_MS } from "../vocabulary/index.ts";
import { type ControlledEstimate, controlled } from "./controlled.ts";
import { expectedByInterval } from "./expectedDemand.ts";
import type { Outcome } from "./outcome.ts";
import { runPlace } from "./runPlace.ts";
import type { Scope } from "./scopes.ts";
import { total } from "./series.ts";

/** Service level of one queue with the help of what is known of its arrivals. */
export interface ControlledLevels {
  /** The control is how many came, less how many were expected. */
  readonly byArrivals: ControlledEstimate;
  /** The same with each interval weighed by what one contact more does there by Erlang A. */
  readonly byErlangA: ControlledEstimate;
}

/**
 * Narrower estimates of the service level of queue number `k`. `undefined` where it has no target, where its demand is
 * not known before the run, and where intervals are not kept. Erlang A is a weight here, never a result: the estimates
 * are right however wrong it is, only less narrow.
 */
export function controlledLevels(outcome: Outcome, k: number, confidence?: number): ControlledLevels | undefined {
  const { scenario, rows } = outcome;
  const queue = scenario.queues[k]!;
  const scope: Scope = { kind: "queue", queueId: queue.id };
  const level = outcome.series("serviceLevel", scope);
  const expected = expectedByInterval(scenario, k, runPlace(scenario));
  if (queue.target === undefined || level === undefined || expected === undefined || !rows.byInterval) return undefined;
  const came = Array.from(expected, (_, i) => outcome.series("needs", scope, i)!.over);
  const weights = erlangWeights(outcome, queue, expected);
  const control = (weight: (i: number) => number) => {
    const sums = new Float64Array(outcome.replications);
    for (const [i, counts] of came.entries()) {
      for (let r = 0; r < sums.length; r++) sums[r]! += weight(i) * (counts[r]! - expected[i]!);
    }
    return sums;
  };
  return {
    byArrivals: controlled(
      level,
      control(() => 1),
      confidence,
    ),
    byErlangA: controlled(
      level,
      control((i) => weights[i]!),
      confidence,
    ),
  };
}

/** What one contact more does to x − R y of each interval, x answered in time, y counted, as if it were steady. */
function erlangWeights(outcome: Outcome, queue: QueueSpec, expected: Float64Array): Float64Array {
  const { scenario, rows, replications } = outcome;
  const groups = scenario.groups.filter(({ skills }) => skills.some(({ queueId }) => queueId === queue.id));
  const hours = rows.layout.intervalMs / HOUR_MS;
  const averageHandleMs = meanOf(queue.talkMs) + (queue.wrapUpMs === undefined ? 0 : meanOf(queue.wrapUpMs));
  const level = outcome.estimate("serviceLevel", { kind: "queue", queueId: queue.id })?.value ?? 0;
  return expected.map((contacts, i) => {
    const onQueueMs = groups.reduce((sum, { id }) => {
      const { under } = outcome.series("occupancy", { kind: "group", groupId: id }, i)!;
      return sum + total(under);
    }, 0);
    const agents = Math.round(onQueueMs / Math.max(1, replications) / rows.layout.intervalMs);
    if (agents < 1) return 0;
    const gained = (count: number) => {
      const figures = steady({ agents, arrivalsPerHour: count / hours, averageHandleMs }, queue);
      return count * (figures.serviceLevel - level);
    };
    const step = Math.max(1, contacts / 20);
    return (gained(contacts + step) - gained(Math.max(0, contacts - step))) / (2 * step);
  });
}

function steady(floor: Parameters<typeof erlangC>[0], { patienceMs, target }: QueueSpec): SteadyFigures {
  const withinMs = target?.withinMs ?? 0;
  return patienceMs === undefined ? erlangC(floor, withinMs) : erlangA(floor, meanOf(patienceMs), withinMs);
}
