import type { Scenario } from "../../scenario/scenario.ts";
import { CHANNELS } from "../../vocabulary/index.ts";
import type { PolicyLine } from "../compiled.ts";
import type { PolicySpec } from "../spec.ts";
import { buildLines } from "./lines.ts";
import type { PlanChoice } from "./plans.ts";

/** A queue as routing sees it. Numbers are places in the scenario's lists. */
export interface ModelQueue {
  readonly id: string;
  readonly channel: number;
  readonly value: number;
  /** Wait that counts as in time, ms; 0 where the queue has no target: due when it came. */
  readonly targetMs: number;
  readonly exclusive: boolean;
  /** Plans that may be a contact's, in order; the last one matches whatever is left. */
  readonly plans: readonly PlanChoice[];
}

/** A group as routing sees it. */
export interface ModelGroup {
  readonly id: string;
  readonly teamId: string | undefined;
  readonly skills: number;
  readonly costPerHour: number;
  readonly total: number;
  /** Slots by channel number; 0: takes none of it. */
  readonly slots: Int32Array;
  /** What a contact of each channel takes of `capacity`. */
  readonly weights: Float64Array;
  /** Infinity where weights do not matter. */
  readonly capacity: number;
  /** Level of the skill by queue number; 0: has it not. */
  readonly level: Uint8Array;
  /** Handle-time factor by queue number; 1 where it has not the skill. */
  readonly handleTimeFactor: Float64Array;
  /** Number of the queue that is its first skill. */
  readonly primary: number;
  /** Lines whose contacts may be offered to the group, whoever the agent is. */
  readonly lines: Int32Array;
  /** Lines of which the group's agents are offered the contacts they know from last time. */
  readonly ownLines: Int32Array;
}

/** A scenario and its policy in numbers: what every decision and every explanation reads. */
export interface RoutingModel {
  readonly spec: PolicySpec;
  readonly scenario: Scenario;
  readonly queues: readonly ModelQueue[];
  readonly groups: readonly ModelGroup[];
  readonly lines: readonly PolicyLine[];
  /** Line × group (`line * groups.length + group`): whether its agents may be asked; for `ofLastAgent` lines too. */
  readonly mayAsk: Uint8Array;
}

/** Builds the numbers of a scenario under a policy. Throws `RangeError` for an id that names nothing. */
export function buildModel(scenario: Scenario, spec: PolicySpec): RoutingModel {
  const { lines, plans, mayAsk } = buildLines(scenario, spec);
  const queues = scenario.queues.map(
    (queue, k): ModelQueue => ({
      id: queue.id,
      channel: CHANNELS.indexOf(queue.channel),
      value: queue.value ?? 1,
      targetMs: queue.target?.withinMs ?? 0,
      exclusive: scenario.exclusiveChannels.includes(queue.channel),
      plans: plans[k]!,
    }),
  );
  const groups = scenario.groups.map((_, g) => modelGroup(scenario, g, lines, mayAsk));
  return { spec, scenario, queues, groups, lines, mayAsk };
}

function modelGroup(scenario: Scenario, g: number, lines: readonly PolicyLine[], mayAsk: Uint8Array): ModelGroup {
  const group = scenario.groups[g]!;
  const asked = lines.flatMap((line, i) => (mayAsk[i * scenario.groups.length + g] === 1 ? [{ line, i }] : []));
  const skill = (k: number) => group.skills.find((row) => row.queueId === scenario.queues[k]!.id);
  return {
    id: group.id,
    teamId: group.teamId,
    skills: group.skills.length,
    costPerHour: group.costPerHour ?? 0,
    total: group.slots.total,
    slots: Int32Array.from(CHANNELS, (channel) => group.slots.byChannel[channel] ?? 0),
    weights: Float64Array.from(CHANNELS, (channel) => group.slots.weights?.[channel] ?? 1),
    capacity: group.slots.capacity ?? Number.POSITIVE_INFINITY,
    level: Uint8Array.from(scenario.queues, (_, k) => skill(k)?.level ?? 0),
    handleTimeFactor: Float64Array.from(scenario.queues, (_, k) => skill(k)?.handleTimeFactor ?? 1),
    primary: scenario.queues.findIndex((queue) => queue.id === group.skills[0]?.queueId),
    lines: Int32Array.from(asked.filter(({ line }) => !line.ofLastAgent).map(({ i }) => i)),
    ownLines: Int32Array.from(asked.filter(({ line }) => line.ofLastAgent).map(({ i }) => i)),
  };
}
