import type { RoutingPolicy } from "../routing/policy.ts";
import type { AdmissionRule } from "../routing/spec.ts";
import { earliestDueLongestIdle, fifoLongestIdle, policyNamed, priorityLongestIdle } from "../routing/threeOrders.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import type { PolicyChoice, Scenario } from "../scenario/scenario.ts";
import type { GroupSpec, ShiftSpec } from "../scenario/staff.ts";
import { CHANNELS, type Channel } from "../vocabulary/index.ts";
import { Durations } from "./numbers/durations.ts";

/** A queue as the engine runs it: numbers instead of names, distributions as tables. */
export interface CentreQueue {
  readonly spec: QueueSpec;
  /** Number of its channel in `CHANNELS`. */
  readonly channel: number;
  readonly exclusive: boolean;
  /** Numbers of the agent classes that serve it, in the scenario's order. */
  readonly classes: Int32Array;
  readonly talk: Durations;
  readonly wrapUp: Durations | undefined;
  readonly patience: Durations | undefined;
  readonly selfService: Durations | undefined;
  readonly switchDelay: Durations | undefined;
  readonly repeatDelay: Durations | undefined;
  readonly customerReply: Durations | undefined;
  readonly agentReply: Durations | undefined;
  /** The callback this queue offers by the policy's admission rules. */
  readonly callback: CallbackOffer | undefined;
  /** Number of the queue a callback goes to, and of the queue a switch goes to; −1: none. */
  readonly callbackTo: number;
  readonly switchTo: number;
}

/** Agents of one group: same skills, same capacity, so that a decision looks at one of them instead of all. */
export interface CentreClass {
  readonly spec: GroupSpec;
  /** Numbers of the queues it serves. */
  readonly queues: Int32Array;
  readonly total: number;
  /** Slots by channel number; 0: none. */
  readonly slots: Int32Array;
}

export interface CentreAgent {
  readonly id: string;
  readonly name: string;
  /** Number of its class. */
  readonly inClass: number;
  readonly shifts: readonly ShiftSpec[];
}

/** A scenario compiled for running. Holds no state: several simulations may share one. */
export interface Centre {
  readonly scenario: Scenario;
  readonly policy: RoutingPolicy;
  readonly queues: readonly CentreQueue[];
  readonly classes: readonly CentreClass[];
  readonly agents: readonly CentreAgent[];
}

/** The centre of a parsed scenario. Throws `RangeError` for one that parsing would refuse. */
export function compileCentre(scenario: Scenario): Centre {
  const numbers = new Map(scenario.queues.map((queue, k) => [queue.id, k]));
  const numberOf = (id: string): number => {
    const k = numbers.get(id);
    if (k === undefined) throw new RangeError(`queueId: expected a queue of ${scenario.id}, got ${id}`);
    return k;
  };
  const numberOrNone = (id: string | undefined): number => (id === undefined ? -1 : numberOf(id));
  const exclusive = new Set<Channel>(scenario.exclusiveChannels);
  const classes = scenario.groups.map((group) => ({
    spec: group,
    queues: Int32Array.from(group.skills, (skill) => numberOf(skill.queueId)),
    total: group.slots.total,
    slots: Int32Array.from(CHANNELS, (channel) => group.slots.byChannel[channel] ?? 0),
  }));
  return {
    scenario,
    policy: policyOf(scenario.policy),
    queues: scenario.queues.map((spec, k) => ({
      spec,
      channel: CHANNELS.indexOf(spec.channel),
      exclusive: exclusive.has(spec.channel),
      classes: Int32Array.from([...classes.keys()].filter((c) => classes[c]!.queues.includes(k))),
      talk: new Durations(spec.talkMs),
      wrapUp: spec.wrapUpMs && new Durations(spec.wrapUpMs),
      patience: spec.patienceMs && new Durations(spec.patienceMs),
      selfService: spec.selfService && new Durations(spec.selfService.durationMs),
      switchDelay: spec.customers?.onAbandon && new Durations(spec.customers.onAbandon.delayMs),
      repeatDelay: spec.customers?.repeat && new Durations(spec.customers.repeat.delayMs),
      customerReply: spec.messages?.customerReplyMs && new Durations(spec.messages.customerReplyMs),
      agentReply: spec.messages?.agentReplyMs && new Durations(spec.messages.agentReplyMs),
      callback: callbackOf(scenario.policy, spec),
      callbackTo: numberOrNone(callbackOf(scenario.policy, spec)?.toQueueId),
      switchTo: numberOrNone(spec.customers?.onAbandon?.toQueueId),
    })),
    classes,
    agents: scenario.groups.flatMap((group, inClass) =>
      group.people.map((person) => ({
        id: person.id,
        name: person.name,
        inClass,
        shifts: person.shifts ?? group.shifts,
      })),
    ),
  };
}

type CallbackOffer = Extract<AdmissionRule, { readonly kind: "offer-callback" }>;

function callbackOf(policy: PolicyChoice, { id, channel }: QueueSpec): CallbackOffer | undefined {
  if (typeof policy === "string" || !("admission" in policy)) return undefined;
  return policy.admission.find(
    (rule): rule is CallbackOffer =>
      rule.kind === "offer-callback" &&
      (rule.for.queueIds?.includes(id) ?? true) &&
      (rule.for.channels?.includes(channel) ?? true),
  );
}

function policyOf(policy: PolicyChoice): RoutingPolicy {
  if (typeof policy === "string") return policyNamed(policy);
  if (!("itemScore" in policy)) return policyNamed(policy.name);
  if (policy.itemScore[0]?.feature === "priority") return priorityLongestIdle;
  return policy.itemScore[0]?.feature === "slack-s" ? earliestDueLongestIdle : fifoLongestIdle;
}
