import type { AgentTerm, ItemTerm, PlanSpec, PolicySpec } from "../../routing/spec.ts";
import type { PolicyChoice } from "../scenario.ts";

/** A policy of the registry with parameters of its own. */
export function named(name: string, parameters: Readonly<Record<string, number | string>>): PolicyChoice {
  return { name, parameters };
}

/** The longest wait to whoever holds the fewest contacts, then to the longest idle, but for what `parts` says. */
export function policy(name: string, parts: Partial<PolicySpec>): PolicySpec {
  return {
    version: 1,
    name,
    admission: [],
    plans: [],
    itemScore: [LONGEST_WAIT],
    agentScore: [FEWEST_OPEN, LONGEST_IDLE],
    combine: "item-then-agent",
    guards: [],
    preempt: [],
    offer: { mode: "auto", timeoutMs: 0, onMiss: "requeue-head" },
    idleClock: "since-end",
    tieBreak: "in-order",
    ...parts,
  };
}

export const LONGEST_WAIT: ItemTerm = { feature: "wait-s", weight: 1, transform: "linear" };
export const LONGEST_IDLE: AgentTerm = { feature: "idle-s", weight: 1, transform: "linear" };
const FEWEST_OPEN: AgentTerm = { feature: "open", weight: -1, transform: "lexicographic" };

/** Whoever already chats and has room: chats gather, others stay free for what needs all of a person. */
export const SAME_CHANNEL: AgentTerm = { feature: "same-channel", weight: 1, transform: "lexicographic" };

/** People whose own queue it is before others. */
export const OWN_QUEUE: AgentTerm = { feature: "primary", weight: 1, transform: "lexicographic" };

/** Contacts of one queue go only to these groups. */
export function onlyTo(queueId: string, ...groupIds: readonly string[]): PlanSpec {
  return { for: { queueIds: [queueId] }, steps: [{ when: [], agents: { groupIds } }] };
}
