import type { AdmissionRule, AgentTerm, GuardSpec, ItemTerm, PlanSpec, PolicySpec } from "../../routing/spec.ts";

const PLAIN: Omit<PolicySpec, "name"> = {
  version: 1,
  admission: [],
  plans: [],
  itemScore: [],
  agentScore: [],
  combine: "item-then-agent",
  guards: [],
  preempt: [],
  offer: { mode: "auto", timeoutMs: 0, onMiss: "requeue-head" },
  idleClock: "since-end",
  tieBreak: "in-order",
};

/** The longest wait to the longest idle, but for what `parts` says. */
export function policy(name: string, parts: Partial<PolicySpec> = {}): PolicySpec {
  return { ...PLAIN, name, ...parts };
}

/** Whoever is idle longest is next. */
export const LONGEST_IDLE: AgentTerm = { feature: "idle-s", weight: 1, transform: "lexicographic" };

/** Whoever holds the fewest contacts is next, then whoever is idle longest: chats spread over everybody. */
export const LEAST_LOADED: readonly AgentTerm[] = [
  { feature: "open", weight: -1, transform: "lexicographic" },
  LONGEST_IDLE,
];

/** Whoever already chats and has room is next, then whoever is idle longest: chats gather, others stay free for voice. */
export const PACKED: readonly AgentTerm[] = [
  { feature: "same-channel", weight: 1, transform: "lexicographic" },
  LONGEST_IDLE,
];

/** People whose own queue it is come first, then whoever is idle longest. */
export const OWN_FIRST: readonly AgentTerm[] = [
  { feature: "primary", weight: 1, transform: "lexicographic" },
  LONGEST_IDLE,
];

/** As `PACKED`, people whose own channel it is before others. */
export const PACKED_OWN_FIRST: readonly AgentTerm[] = [
  { feature: "same-channel", weight: 1, transform: "lexicographic" },
  ...OWN_FIRST,
];

/** The queue with the lowest priority number first, in it the longest wait. */
export const STRICT_PRIORITY: readonly ItemTerm[] = [
  { feature: "priority", weight: 1, transform: "lexicographic" },
  { feature: "wait-s", weight: 1, transform: "lexicographic" },
];

/** Whatever is due soonest, by its due time or else by the wait its queue promises. */
export const LEAST_SLACK: readonly ItemTerm[] = [{ feature: "slack-s", weight: -1, transform: "lexicographic" }];

/** Contacts of one queue go only to these groups. */
export function onlyTo(queueId: string, ...groupIds: readonly string[]): PlanSpec {
  return { for: { queueIds: [queueId] }, steps: [{ when: [], agents: { groupIds } }] };
}

/** The last `agents` idle people are kept for these queues. */
export function keepIdle(agents: number, ...forQueueIds: readonly string[]): GuardSpec {
  return { kind: "reserve", forQueueIds, agents };
}

/** While the estimated wait of `queueId` is above so many ms, another queue is announced and `acceptedShare` go there. */
export function announce(
  queueId: string,
  toQueueId: string,
  rule: {
    readonly aboveMs?: number;
    readonly otherBelowMs?: number;
    readonly acceptedShare: number;
  },
): AdmissionRule {
  const { aboveMs, otherBelowMs, acceptedShare } = rule;
  return {
    kind: "steer",
    for: { queueIds: [queueId], returning: false },
    when: [
      ...(aboveMs === undefined ? [] : [{ figure: "estimated-wait-ms", above: aboveMs } as const]),
      ...(otherBelowMs === undefined
        ? []
        : [{ figure: "estimated-wait-ms", queueId: toQueueId, below: otherBelowMs } as const]),
    ],
    toQueueId,
    acceptedShare,
  };
}
