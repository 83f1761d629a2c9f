import type { QueueSpec } from "../../scenario/queueSpec.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Channel, channelKind } from "../../vocabulary/index.ts";
import { type AgentTerm, type ItemTerm, type OfferSpec, POLICY_VERSION, type PolicySpec } from "../spec.ts";

/** Ringing time of the named policies where agents can miss an offer, ms. */
const RING_MS = 20_000;

/** Whoever waits longest; of the agents with the fewest contacts, whoever is idle longest. `over` replaces parts of it. */
export function policy(name: string, scenario: Scenario, over: Partial<PolicySpec> = {}): PolicySpec {
  return {
    version: POLICY_VERSION,
    name,
    admission: [],
    plans: [],
    itemScore: [BY_WAIT],
    agentScore: [FEWEST_OPEN, BY_IDLE],
    combine: "item-then-agent",
    guards: [],
    preempt: [],
    offer: offerOf(scenario),
    idleClock: "since-end",
    tieBreak: "in-order",
    ...over,
  };
}

/** Rung where agents can miss an offer, answered at once where none can. */
function offerOf(scenario: Scenario): OfferSpec {
  return scenario.groups.some((group) => group.ring !== undefined)
    ? { mode: "ring", timeoutMs: RING_MS, onMiss: "requeue-head" }
    : { mode: "auto", timeoutMs: 0, onMiss: "requeue-head" };
}

export const BY_WAIT: ItemTerm = { feature: "wait-s", weight: 1, transform: "linear" };
export const BY_PRIORITY: ItemTerm = { feature: "priority", weight: 1, transform: "lexicographic" };
export const BY_IDLE: AgentTerm = { feature: "idle-s", weight: 1, transform: "linear" };
export const FEWEST_OPEN: AgentTerm = { feature: "open", weight: -1, transform: "lexicographic" };
/** Whoever already has contacts of the channel first: others stay free for what needs all of an agent. */
export const PACK: AgentTerm = { feature: "same-channel", weight: 1, transform: "lexicographic" };

/** Queues whose customers are on the line: voice, video, visits. */
export function liveQueues(scenario: Scenario): readonly QueueSpec[] {
  return scenario.queues.filter((queue) => channelKind(queue.channel) === "live");
}

export function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map((row) => row.id);
}

/** The first queue of the first of these channels that has one. */
export function firstOf(scenario: Scenario, channels: readonly Channel[]): QueueSpec | undefined {
  for (const channel of channels) {
    const queue = scenario.queues.find((row) => row.channel === channel);
    if (queue !== undefined) return queue;
  }
  return undefined;
}
