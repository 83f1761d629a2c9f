import type { AgentId, Channel, Instant, QueueId } from "../../vocabulary/index.ts";
import type { AgentState } from "../frame.ts";
import type { Bilingual } from "../metric.ts";

/**
 * Where an explanation comes from: the decisions of the routing itself, which a simulated floor tells; or what was
 * observed of the floor, from which follows who could take a contact, and not what the routing there makes of it.
 */
export type WhyBasis = "routing" | "observed";

/** What an agent may lack, in the order it is looked at. The first is everybody; the others are what is asked of them. */
export const WHY_STEPS = [
  "agents",
  // Observed.
  "signedIn",
  "member",
  "channel",
  "present",
  "slot",
  // Of the routing: the rules of `Refusal`.
  "skill",
  "level",
  "step",
  "wall",
  "last-agent",
  "there",
  "slots",
  "capacity",
  "exclusive",
  "mixed",
  "guard",
  "closed",
  "timer",
  "batch",
  "prefers",
] as const;
export type WhyStepCode = (typeof WHY_STEPS)[number];

/** One rule of the staircase: how many agents are left once it has been looked at, and how many it took. */
export interface WhyStep {
  readonly code: WhyStepCode;
  readonly left: number;
  readonly out: number;
  /** The reason in the routing's own words, where it has any. */
  readonly text?: Bilingual;
}

/** Somebody who could take it but for what is in hand. */
export interface NextFree {
  readonly agentId: AgentId;
  readonly state: AgentState;
  /** Since when the oldest thing in hand lasts. */
  readonly sinceAt: Instant;
  readonly busy: number;
  readonly slots: number;
  /** How long such work usually takes today, ms; absent where none was finished. */
  readonly usualMs?: number;
}

/** Why a contact waits. */
export interface WhyWaits {
  readonly queueId: QueueId;
  readonly channel: Channel;
  readonly sinceAt: Instant;
  readonly waitMs: number;
  /** The promise, ms. */
  readonly acceptableWaitMs: number;
  /** Place in its queue by the begin of the wait, from 1, and how many wait there. */
  readonly position: number;
  readonly of: number;
  /** From everybody to whoever could take it now. */
  readonly steps: readonly WhyStep[];
  /** The step that leaves nobody; absent where somebody is left. */
  readonly blocks?: WhyStepCode;
  /** Who will be able to first, those longest at it for their kind of work first; at most 5. */
  readonly nextFree: readonly NextFree[];
}

/** One column of a decision's table, and the rows in its order. */
export interface WhyTable {
  readonly columns: readonly Bilingual[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Bilingual[]; readonly chosen: boolean }[];
}

/** Why an agent was offered a contact, in the routing's own words. */
export interface WhyChosen {
  readonly at: Instant;
  readonly agentId: AgentId;
  readonly sentences: readonly Bilingual[];
  readonly table: WhyTable;
}

/** What is known of a contact on the floor, and why it is where it is. */
export interface ContactWhy {
  readonly at: Instant;
  readonly basis: WhyBasis;
  /** `waits` in a queue, `rings` at somebody, `served` by somebody, `elsewhere` in self-service or between, `gone` off the floor. */
  readonly state: "waits" | "rings" | "served" | "elsewhere" | "gone";
  readonly waits?: WhyWaits;
  /** Who it rings at, or who has it. */
  readonly agentIds: readonly AgentId[];
  /** The latest decisions about it, oldest first; empty where nobody can tell them. */
  readonly chosen: readonly WhyChosen[];
  /** The routing's own words about its waiting now. */
  readonly sentences: readonly Bilingual[];
}
