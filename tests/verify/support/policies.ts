import type { AdmissionRule, AgentTerm, GuardSpec, ItemTerm, PolicySpec } from "../../../sim/routing/spec.ts";
import { firstCome } from "../../fixtures/centres.ts";

const ALL = {};

/** First come first served, longest idle, unless said otherwise. */
export function policy(over: Partial<PolicySpec> = {}): PolicySpec {
  return firstCome({ name: "model", ...over });
}

export function item(feature: ItemTerm["feature"], weight = 1): ItemTerm {
  return { feature, weight, transform: "lexicographic" };
}

export function agent(feature: AgentTerm["feature"], weight = 1): AgentTerm {
  return { feature, weight, transform: "lexicographic" };
}

/** Turns contacts away while nobody is idle, or while the waiting room is full. */
export function refusing(when: { whenIdleBelow: number } | { whenWaitingAbove: number }): PolicySpec {
  const rule: AdmissionRule = {
    kind: "refuse",
    for: ALL,
    when: [
      "whenIdleBelow" in when
        ? { figure: "idle-agents", below: when.whenIdleBelow }
        : { figure: "waiting", above: when.whenWaitingAbove },
    ],
  };
  return policy({ admission: [rule] });
}

/** Others get an agent only while more than `agents` of these groups are idle. */
export function reserve(forQueueId: string, agents: number, groupIds?: readonly string[]): GuardSpec {
  return { kind: "reserve", forQueueIds: [forQueueId], agents, ...(groupIds === undefined ? {} : { groupIds }) };
}
