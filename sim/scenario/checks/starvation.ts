import { buildModel, type RoutingModel } from "../../routing/model/model.ts";
import { policySpecOf } from "../../routing/registry.ts";
import type { ItemTerm, PolicySpec } from "../../routing/spec.ts";
import { EXPECTED } from "../expectations.ts";
import type { Findings } from "../findings.ts";
import { meanOf } from "../moments.ts";
import type { QueueSpec } from "../queueSpec.ts";
import type { Scenario } from "../scenario.ts";

const STEP_MINUTES = 15;
const DAY_MINUTES = 1_440;
/** Starvation beyond this many times today's demand is not told: long before it nothing else would hold either. */
const WITHIN = 2;
const WEEK_STEPS = (7 * DAY_MINUTES) / STEP_MINUTES;

/**
 * Warns of queues that strict priority can starve: every agent who may be asked for them is taken by what goes ahead once
 * its offered load (rate × mean handle time, in the busiest quarter of an hour of the week) reaches what those agents can
 * hold, all of them there. The warning says at which share of today's demand that is. A queue with agents of its own, a
 * reserve of its own, or a step or rule that lifts it past the others cannot starve that way.
 */
export function checkStarvation(scenario: Scenario, found: Findings): void {
  const spec = policySpecOf(scenario.policy, scenario);
  if (!isStrict(spec.itemScore)) return;
  const model = buildModel(scenario, spec);
  scenario.queues.forEach((queue, k) => {
    const ahead = aheadOf(model, k);
    const load = busiestLoad(ahead.map((other) => scenario.queues[other]!));
    if (load === 0 || rateAt(queue, busiestStep([queue])) === 0) return;
    const own = groupsOf(model, k);
    if (own.size === 0 || [...own].some((g) => !ahead.some((other) => groupsOf(model, other).has(g)))) return;
    if (
      isKept(
        spec,
        queue.id,
        ahead.map((other) => scenario.queues[other]!.id),
      )
    )
      return;
    const startsAt = slotsFor(model, ahead) / load;
    if (startsAt > WITHIN) return;
    const names = ahead.map((other) => scenario.queues[other]!.name);
    found.warn(
      "starvation",
      `queues.${k}.priority`,
      EXPECTED.reached(queue.name, names),
      EXPECTED.starvesFrom(startsAt),
    );
  });
}

/** Whether priority decides before everything else, so that no wait is ever long enough. */
function isStrict([first]: readonly ItemTerm[]): boolean {
  return (
    first?.feature === "priority" &&
    first.weight > 0 &&
    first.transform === "lexicographic" &&
    first.only === undefined &&
    first.times === undefined
  );
}

/** Queues whose every contact goes ahead of any of queue `k`, and which share an agent with it. */
function aheadOf(model: RoutingModel, k: number): readonly number[] {
  const own = groupsOf(model, k);
  const best = Math.min(...prioritiesOf(model, k));
  return [...model.queues.keys()].filter(
    (other) =>
      other !== k &&
      Math.max(...prioritiesOf(model, other)) < best &&
      [...groupsOf(model, other)].some((g) => own.has(g)),
  );
}

/** Priorities a contact of the queue may have: the queue's, its steps', and what rules set. */
function prioritiesOf({ scenario, spec, lines }: RoutingModel, k: number): readonly number[] {
  const { id, channel, priority } = scenario.queues[k]!;
  const steps = lines.filter((line) => line.queue === k && line.priority >= 0).map((line) => line.priority);
  const rules = spec.admission.flatMap((rule) => {
    if (rule.kind !== "set-priority") return [];
    const { queueIds, channels } = rule.for;
    return (queueIds?.includes(id) ?? true) && (channels?.includes(channel) ?? true) ? [rule.priority] : [];
  });
  return [priority, ...steps, ...rules];
}

/** Groups that may be asked for the queue in some step, whoever the customer spoke to last. */
function groupsOf({ lines }: RoutingModel, k: number): ReadonlySet<number> {
  return new Set(lines.flatMap((line) => (line.queue === k && !line.ofLastAgent ? [...line.groups] : [])));
}

/** Whether a reserve keeps agents for the queue and not for everything ahead of it. */
function isKept({ guards }: PolicySpec, queueId: string, ahead: readonly string[]): boolean {
  return guards.some(
    (guard) =>
      guard.kind === "reserve" &&
      guard.forQueueIds.includes(queueId) &&
      !ahead.every((id) => guard.forQueueIds.includes(id)),
  );
}

/** How many contacts of these queues all agents who may be asked for them can hold. */
function slotsFor(model: RoutingModel, queues: readonly number[]): number {
  return model.scenario.groups.reduce((sum, { people, headcount }, g) => {
    const group = model.groups[g]!;
    const served = queues.filter((k) => groupsOf(model, k).has(g)).map((k) => model.queues[k]!);
    const slots = served.map(({ exclusive, channel }) =>
      exclusive ? 1 : Math.min(group.total, group.slots[channel]!),
    );
    return sum + (people.length + Math.max(0, ...(headcount?.agents ?? []))) * Math.max(0, ...slots);
  }, 0);
}

/** Highest offered load of the queues together in any quarter of an hour of the week, erlang. */
function busiestLoad(queues: readonly QueueSpec[]): number {
  return loadAt(queues, busiestStep(queues));
}

function busiestStep(queues: readonly QueueSpec[]): number {
  let busiest = 0;
  for (let step = 1; step < WEEK_STEPS; step++) if (loadAt(queues, step) > loadAt(queues, busiest)) busiest = step;
  return busiest;
}

function loadAt(queues: readonly QueueSpec[], step: number): number {
  return queues.reduce((sum, queue) => sum + (rateAt(queue, step) * handleMs(queue)) / 3_600_000, 0);
}

/** Contacts per hour in a quarter of an hour of the week, Monday first; of a trace 0: it is no rate. */
function rateAt({ arrivals }: QueueSpec, step: number): number {
  if (arrivals === undefined || arrivals.trace !== undefined) return 0;
  const { profile, intervalMinutes, perHour, weekdayFactors } = arrivals;
  const minute = step * STEP_MINUTES;
  const weekday = Math.floor(minute / DAY_MINUTES);
  const interval = Math.floor((profile === "weekly" ? minute : minute % DAY_MINUTES) / intervalMinutes);
  return perHour[interval]! * (weekdayFactors?.[weekday] ?? 1);
}

/** Mean handle time, ms: talk (each interval alike where it goes by interval), identification and wrap-up. */
function handleMs({ talkMs, byInterval, identificationMs = 0, wrapUpMs }: QueueSpec): number {
  const talks = byInterval?.talkMs ?? [talkMs];
  const talk = talks.reduce((sum, one) => sum + meanOf(one), 0) / talks.length;
  return talk + identificationMs + (wrapUpMs === undefined ? 0 : meanOf(wrapUpMs));
}
