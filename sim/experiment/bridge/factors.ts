import type { ScenarioEvent } from "../../scenario/demand.ts";
import type { QueueSpec } from "../../scenario/queueSpec.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec } from "../../scenario/staff.ts";

/**
 * What may differ between a plan and a day, in the order bars stand. `volume`: who came and when; `handle-time`: how long
 * work takes; `staffing`: who was there; `routing`: skills, slots, policy. What is left is luck.
 */
export const FACTORS = ["volume", "handle-time", "staffing", "routing"] as const;
export type Factor = (typeof FACTORS)[number];

const EVENT_OF: Record<ScenarioEvent["kind"], Factor> = {
  spike: "volume",
  "flash-crowd": "volume",
  outage: "volume",
  "self-service-down": "volume",
  "slow-work": "handle-time",
  absence: "staffing",
};

/** Why two scenarios cannot be bridged: other queues, other groups, another window or another target. */
export type BridgeProblem =
  | {
      readonly code: "other-queues" | "other-groups";
      readonly expected: readonly string[];
      readonly got: readonly string[];
    }
  | { readonly code: "other-window" | "other-target"; readonly expected: string; readonly got: string };

/** Everything that keeps `actual` from being held against `plan`. Empty: nothing. */
export function bridgeProblems(plan: Scenario, actual: Scenario): readonly BridgeProblem[] {
  const found: BridgeProblem[] = [];
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const compare = (code: "other-queues" | "other-groups", expected: string[], got: string[]) => {
    if ([...expected].sort().join("\n") !== [...got].sort().join("\n")) found.push({ code, expected, got });
  };
  compare("other-queues", ids(plan.queues), ids(actual.queues));
  compare("other-groups", ids(plan.groups), ids(actual.groups));
  const window = ({ run, timeZone }: Scenario) =>
    `${timeZone}, ${run?.startMinute ?? 0} + ${run?.warmUpMinutes ?? 0} + ${run?.lengthMinutes ?? 1_440} min`;
  if (window(plan) !== window(actual))
    found.push({ code: "other-window", expected: window(plan), got: window(actual) });
  for (const queue of plan.queues) {
    const other = actual.queues.find(({ id }) => id === queue.id);
    const [expected, got] = [JSON.stringify(queue.target ?? null), JSON.stringify(other?.target ?? null)];
    if (other !== undefined && expected !== got) found.push({ code: "other-target", expected, got });
  }
  return found;
}

/** The plan with some factors as on the day. For scenarios without `bridgeProblems`. */
export function mixed(plan: Scenario, actual: Scenario, factors: ReadonlySet<Factor>): Scenario {
  const from = (factor: Factor) => (factors.has(factor) ? actual : plan);
  const queues = plan.queues.map((queue) => queueOf(queue, (factor) => one(from(factor).queues, queue.id)));
  const groups = plan.groups.map((group) => groupOf(group, (factor) => one(from(factor).groups, group.id)));
  const events = FACTORS.flatMap((factor) =>
    (from(factor).events ?? []).filter(({ kind }) => EVENT_OF[kind] === factor),
  );
  const { events: _, ...rest } = plan;
  const { policy, exclusiveChannels } = from("routing");
  // Which weekday it was is part of who came and who was there; the plan's date stays, rates of the day are its own.
  return { ...rest, queues, groups, policy, exclusiveChannels, ...(events.length === 0 ? {} : { events }) };
}

function queueOf(plan: QueueSpec, at: (factor: Factor) => QueueSpec): QueueSpec {
  const { arrivals: _, backlog: __, wrapUpMs: ___, byInterval: ____, identificationMs: _____, ...rest } = plan;
  const [came, worked] = [at("volume"), at("handle-time")];
  const patience = plan.byInterval?.patienceMs;
  const talk = worked.byInterval?.talkMs;
  const intervals = {
    ...(talk === undefined ? {} : { intervalMinutes: worked.byInterval!.intervalMinutes, talkMs: talk }),
    ...(patience === undefined ? {} : { intervalMinutes: plan.byInterval!.intervalMinutes, patienceMs: patience }),
  };
  return {
    ...rest,
    ...(came.arrivals === undefined ? {} : { arrivals: came.arrivals }),
    ...(came.backlog === undefined ? {} : { backlog: came.backlog }),
    talkMs: worked.talkMs,
    ...(worked.wrapUpMs === undefined ? {} : { wrapUpMs: worked.wrapUpMs }),
    ...(worked.identificationMs === undefined ? {} : { identificationMs: worked.identificationMs }),
    ...("intervalMinutes" in intervals ? { byInterval: intervals as NonNullable<QueueSpec["byInterval"]> } : {}),
    priority: at("routing").priority,
  };
}

function groupOf(plan: GroupSpec, at: (factor: Factor) => GroupSpec): GroupSpec {
  const { headcount: _, shrinkage: __, ...rest } = plan;
  const [there, routed] = [at("staffing"), at("routing")];
  return {
    ...rest,
    shifts: there.shifts,
    people: there.people,
    ...(there.headcount === undefined ? {} : { headcount: there.headcount }),
    ...(there.shrinkage === undefined ? {} : { shrinkage: there.shrinkage }),
    skills: routed.skills,
    slots: routed.slots,
  };
}

function one<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  return list.find((each) => each.id === id)!;
}
