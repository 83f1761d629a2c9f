import type { Channel } from "../vocabulary/index.ts";

/** Version of the policy form. A change that old readers would misread raises it. */
export const POLICY_VERSION = 1;

/**
 * A routing policy as data: it says who is offered what, when and why, for every centre. Ids name queues, groups and
 * agents of the scenario it is used in; a plan or rule without ids holds for all of them. Times are ms, shares in
 * [0, 1].
 */
export interface PolicySpec {
  readonly version: typeof POLICY_VERSION;
  readonly name: string;
  /** Tried in order when a contact comes and whenever one of their times is up; the first that applies acts. */
  readonly admission: readonly AdmissionRule[];
  /** The first plan that matches a contact is its plan; contacts that match none wait for any agent with the skill. */
  readonly plans: readonly PlanSpec[];
  /** Which waiting contact is next: highest score first. Empty: longest wait. */
  readonly itemScore: readonly ItemTerm[];
  /** Which agent is next: highest score first. Empty: longest idle. */
  readonly agentScore: readonly AgentTerm[];
  /**
   * `item-then-agent`: a contact looks for the best agent when it comes, an agent for the best contact when free;
   * `agent-then-item`: each time, the best free agent first picks its best contact; `pair-sum`: the pair with the
   * highest sum of both scores; `assignment`: every `batchEveryMs`, the pairs with the highest sum in all.
   */
  readonly combine: "item-then-agent" | "agent-then-item" | "pair-sum" | "assignment";
  /** For `assignment`, 100 to 60,000; absent: 1,000. */
  readonly batchEveryMs?: number;
  readonly guards: readonly GuardSpec[];
  readonly preempt: readonly PreemptSpec[];
  readonly offer: OfferSpec;
  /** What idle means: since the last contact ended, since the last offer, or since the agent became available. */
  readonly idleClock: IdleClock;
  /**
   * Between equal scores: the contact that came first and the agent who stands first in the scenario, or by chance with
   * the run's seed.
   */
  readonly tieBreak: "in-order" | "seeded";
}

export type IdleClock = "since-end" | "since-offer" | "since-available";

/** When something holds: every condition of the list. Empty: always. */
export type Conditions = readonly Condition[];
/** A figure of the floor compared with bounds, both exclusive; at least one of them is given. */
export interface Condition {
  readonly figure:
    | "estimated-wait-ms" // of a contact that joined the queue now
    | "waiting" // contacts in line of the queue
    | "longest-wait-ms" // of those in line of the queue
    | "idle-agents" // holding nothing, of the group, or with the queue's skill
    | "free-slots" // that could take a contact of the queue
    | "service-level"; // of the queue, over the contacts of the last 30 min, by its target
  /** Absent: the contact's own queue. */
  readonly queueId?: string;
  /** For `idle-agents`, instead of a queue. */
  readonly groupId?: string;
  readonly above?: number;
  readonly below?: number;
}

/** Which contacts a rule is about; every field that is there must match. Empty: all. */
export interface ContactFilter {
  readonly queueIds?: readonly string[];
  readonly channels?: readonly Channel[];
  /** Only contacts that follow another, or only fresh ones. */
  readonly returning?: boolean;
  /** Only customers whom the policy may know by their last agent. */
  readonly hasLastAgent?: boolean;
}

/** Which agents a step is open to; every field that is there must match. Skill and capacity are always asked. */
export interface AgentFilter {
  readonly groupIds?: readonly string[];
  readonly teamIds?: readonly string[];
  /** At least this level of the contact's skill. */
  readonly levelAtLeast?: number;
  readonly levelAtMost?: number;
  /** Only the agent this customer last spoke to. */
  readonly lastAgent?: true;
  /** Whether agents of other teams may be asked, past the wall; absent: no. */
  readonly acrossWalls?: true;
}

export type AdmissionRule = {
  readonly for: ContactFilter;
  readonly when: Conditions;
  /** Asked when the contact comes (0) or after this wait, ms; absent: 0. */
  readonly afterMs?: number;
  /** Share of customers the rule is tried on, whatever the conditions; absent: 1. */
  readonly triedShare?: number;
} & (
  | { readonly kind: "refuse" }
  /** A callback in the queue `toQueueId`; who declines stays in line. */
  | { readonly kind: "offer-callback"; readonly toQueueId: string; readonly acceptedShare: number }
  /** Another channel is announced; who accepts goes there with context kept. */
  | {
      readonly kind: "steer";
      readonly toQueueId: string;
      readonly acceptedShare: number;
      readonly delayMs?: number;
    }
  /** The wait is announced: customers may baulk (see their `baulking`). */
  | { readonly kind: "announce-wait" }
  | { readonly kind: "set-priority"; readonly priority: number }
);

/** Steps one after the other; each widens, narrows or moves the search. */
export interface PlanSpec {
  readonly for: ContactFilter;
  readonly steps: readonly StepSpec[];
}
export interface StepSpec {
  /** The step is skipped when these do not hold as it begins. */
  readonly when: Conditions;
  readonly agents: AgentFilter;
  /** Added to the contact's wait in every score of this step, ms; may be negative; absent: 0. */
  readonly boostMs?: number;
  /** Priority while in this step; absent: the queue's own. */
  readonly priority?: number;
  /** Nobody is asked before this much of the step has passed, ms; absent: 0. */
  readonly notBeforeMs?: number;
  /**
   * The step ends after this long, ms; absent: never. The last step of a plan has no conditions, and no end but to
   * overflow.
   */
  readonly expiresAfterMs?: number;
  /** What follows its end; absent: the next step. */
  readonly onExpiry?: { readonly kind: "next" } | { readonly kind: "overflow"; readonly toQueueId: string };
}

/**
 * How a value enters a score: times `weight`; `lexicographic`, decided before everything behind it in the list and
 * before all sums; only what is beyond a threshold; or to a power, a multiple of ½ from 0.5 to 4 (below 0 the sign stays).
 */
export type Transform = "linear" | "lexicographic" | { readonly threshold: number } | { readonly power: number };
interface Weighed<Feature extends string> {
  readonly feature: Feature;
  /** Negative: less is better. 0: no effect. */
  readonly weight: number;
  readonly transform: Transform;
  /** Only for contacts of these queues, or agents of these groups, where it matters; absent: all. */
  readonly only?: readonly string[];
}
export type ItemTerm = Weighed<
  | "wait-s" // since the contact was first in line, boosts included
  | "priority" // 99 − the priority number: more is sooner
  | "slack-s" // until the due time, or until the target wait where nothing is due; negative when late
  | "value" // of the queue
  | "speed-per-h" // 3,600 s ÷ mean handle time of the queue for this agent
  | "waiting" // contacts in the line it stands in
  | "journey-age-s" // since the customer's first contact
  | "returning" // 1 or 0
  | "own-work" // 1 when the contact's last agent is this agent
  | "primary" // 1 when it is the first skill of the agent's group
  | "level" // of the agent's skill for it
  | "known-work-s" // the work still to do, as nobody can know it: bounds only
> & {
  /** Multiplied by these features of the same contact, after the transform: c·µ·wait^p; absent: by nothing. */
  readonly times?: readonly ("value" | "speed-per-h" | "level")[];
};
export type AgentTerm = Weighed<
  | "idle-s" // by the policy's idle clock
  | "open" // contacts held
  | "spare-slots" // that could take a contact of this channel
  | "load" // open ÷ total
  | "level" // of the skill
  | "skills" // how many queues the agent serves
  | "primary" // 1 when it is the first skill of the agent's group
  | "same-channel" // contacts of this channel held
  | "offers-in-window" // in the last 24 h
  | "since-same-channel-s" // since the last offer on this channel: round robin
  | "last-agent" // 1 when the customer spoke to this agent last
  | "idle-in-group" // agents idle in the agent's group
  | "occupancy" // of the agent over the last hour
  | "cost-per-h"
  | "match" // a prediction in [0, 1] of how well the two fit, correct to the accuracy of `predictive`
  | "known-work-s"
>;

export type GuardSpec =
  /** `agents` idle agents of these groups are kept for these queues; others get them only above `releaseAbove`. */
  | {
      readonly kind: "reserve";
      readonly forQueueIds: readonly string[];
      readonly groupIds?: readonly string[];
      readonly agents: number;
      /** Hysteresis: once closed, opens above this many idle; absent: `agents`. */
      readonly releaseAbove?: number;
    }
  /** At most `offers` per agent in `windowMs`. */
  | { readonly kind: "rate"; readonly for: ContactFilter; readonly offers: number; readonly windowMs: number }
  /** Nobody whose occupancy over the last hour is above this is offered these. */
  | { readonly kind: "occupancy"; readonly for: ContactFilter; readonly atMost: number }
  /** Agents of `groupIds` take these only while the conditions hold; with `returnWhen`, until those hold. */
  | {
      readonly kind: "lend";
      readonly groupIds: readonly string[];
      readonly forQueueIds: readonly string[];
      readonly when: Conditions;
      readonly returnWhen?: Conditions;
    }
  /** An agent takes these only while it holds at most this many contacts. */
  | { readonly kind: "open-at-most"; readonly for: ContactFilter; readonly open: number };

/** Contacts of one channel may interrupt work on another: it is set aside with what is left of it. */
export interface PreemptSpec {
  readonly by: Channel;
  readonly over: Channel;
  /** Added to what is left when it is taken up again, ms. */
  readonly resumeCostMs: number;
  /** The same agent is not interrupted again before, ms. */
  readonly cooldownMs: number;
}

export interface OfferSpec {
  /** `auto`: answered as offered; `ring`: the agent has `timeoutMs`; `pull`: the agent takes it `timeoutMs` later. */
  readonly mode: "auto" | "ring" | "pull";
  /** Ms, 0 for `auto`. */
  readonly timeoutMs: number;
  readonly onMiss: "requeue-head" | "requeue-tail";
  /** Whether an agent who missed an offer is offered nothing for `missPauseMs`; absent: 0, at once again. */
  readonly missPauseMs?: number;
  /** Who is rung at the same time, 1 to 10; absent: 1. */
  readonly parallel?: number;
  /** Accuracy ρ of `match`, in [0, 1]; absent: 1. */
  readonly matchAccuracy?: number;
}
