import type { AgentTerm, ItemTerm } from "../spec.ts";

/** Why an agent is not asked for a contact. The first reason that holds, in this order. */
export type Refusal =
  /** The group has not the skill. */
  | { readonly rule: "skill" }
  /** Its level is outside those of the step. */
  | { readonly rule: "level"; readonly level: number; readonly from: number; readonly to: number }
  /** The step asks other groups, or other teams. */
  | { readonly rule: "step" }
  /** The queue belongs to another team, and the step stays on this side of the wall. */
  | { readonly rule: "wall" }
  /** The step asks only the customer’s last agent, who is somebody else. −1: nobody. */
  | { readonly rule: "last-agent"; readonly lastAgent: number }
  /** Not there, on a break, about to leave, being offered something else, or the queue is closed. */
  | { readonly rule: "not-there"; readonly where: Whereabouts | undefined }
  /** Holds too much, in all or of the channel: `held` of `most`. */
  | { readonly rule: "slots"; readonly held: number; readonly most: number; readonly ofChannel: boolean }
  /** What is held leaves too little of the capacity that weights share out. */
  | { readonly rule: "capacity" }
  /** One of the two is of a channel that is held alone. */
  | { readonly rule: "exclusive" }
  /** Holds contacts of another channel, and channels are not mixed. */
  | { readonly rule: "mixed" }
  /** A guard, by its place in the policy; `found` is what it looked at (idle agents, offers, occupancy, open contacts). */
  | { readonly rule: "guard"; readonly guard: number; readonly found: number | undefined }
  /** The contact waits for `notBeforeMs` of its step. */
  | { readonly rule: "timer" }
  /** The queue is closed now. */
  | { readonly rule: "closed" }
  /** Pairs are made every so often, ms, and not in between. */
  | { readonly rule: "batch"; readonly everyMs: number }
  /** Agents pick first, and this one would pick another contact. */
  | { readonly rule: "prefers"; readonly contact: number }
  /** Nothing forbids it. */
  | { readonly rule: "none" };

/** Where an agent is, as far as the engine says it. */
export type Whereabouts = "away" | "break" | "break-due" | "leaving" | "offered" | "paused" | "wrap-up";

/**
 * What made an offer: the scores; a batch, whose sum over all its pairs decides; an interruption, since nobody was free;
 * a session that came back to the agent who has it, past the policy.
 */
export type MadeBy = "score" | "batch" | "interruption" | "session";

/** What one term did to one score. */
export interface Contribution {
  readonly side: "contact" | "agent";
  readonly feature: ItemTerm["feature"] | AgentTerm["feature"];
  /** The feature itself, in the unit its name says. */
  readonly value: number;
  readonly weight: number;
  /** Product of the features it is multiplied by; absent: by none. */
  readonly factor?: number;
  /** What it added, after transform, factors and weight; 0 where it does not count. */
  readonly points: number;
  /** Place of the score it went to: 0 decides first. */
  readonly place: number;
}

/** A pair that was weighed. */
export interface Candidate {
  readonly contact: number;
  readonly agent: number;
  /** Compared from the front. */
  readonly score: readonly number[];
  readonly contributions: readonly Contribution[];
}

/** The smallest change of one feature that would have put another in front. */
export interface Flip {
  readonly side: Contribution["side"];
  readonly feature: Contribution["feature"];
  /** In the feature’s unit, with its sign: more (or less) than this would have done it. */
  readonly change: number;
}

export interface OfferExplanation {
  /** Whether a contact looked for an agent, or an agent for a contact. */
  readonly trigger: "contact" | "agent";
  readonly by: MadeBy;
  readonly contact: number;
  readonly agent: number;
  /** Step of the plan the contact is in, from 0, and how many there are. */
  readonly step: number;
  readonly steps: number;
  /** Best first; the offer’s own pair is among them unless another rule made it (batch, interruption). */
  readonly considered: readonly Candidate[];
  /** Candidates there was no room for. */
  readonly more: number;
  /** Who was not asked: agents by a contact, contacts by an agent. */
  readonly excluded: readonly { readonly contact: number; readonly agent: number; readonly why: Refusal }[];
  /** Those there was no room for. */
  readonly excludedMore: number;
  /**
   * Between the pair and the next best: the place of the score that decided, and by how much; −1: they were equal and
   * the tie-break decided. Undefined: there was no other, or something else than this score decided.
   */
  readonly margin: { readonly place: number; readonly points: number } | undefined;
  /** What would have put the next best in front; undefined: nothing one term could do. */
  readonly flip: Flip | undefined;
}

/** Why nobody takes a contact: each agent once, by reason, the commonest first. */
export interface SilenceExplanation {
  readonly contact: number;
  readonly step: number;
  readonly steps: number;
  /** Ms the step lasts; absent: it has no end. */
  readonly stepMs?: number;
  /** `more`: agents of the same reason there was no room for. */
  readonly reasons: readonly { readonly why: Refusal; readonly agents: readonly number[]; readonly more: number }[];
}

/** Why an idle agent gets nothing: each line whose contacts the agent might have, with the contact in front of it. */
export interface IdlenessExplanation {
  readonly agent: number;
  /** Where an agent is who cannot be offered anything at all; absent: ready. */
  readonly where?: Whereabouts;
  /** Empty: nobody waits for what the agent can do. */
  readonly lines: readonly { readonly queue: number; readonly contact: number; readonly why: Refusal }[];
  /** Lines there was no room for. */
  readonly more: number;
}
