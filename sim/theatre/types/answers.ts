import type { Instant } from "../../vocabulary/index.ts";
import type { StageName } from "./description.ts";

/** A question about a stage as it stands at an instant. Contacts by their number on that stage, agents by their seat. */
export type WhyQuestion =
  /** Where a contact is, and why; of one at an agent, why that one. */
  | { readonly kind: "contact"; readonly stage: StageName; readonly contact: number }
  /** Why the agent has what it has, or nothing. */
  | { readonly kind: "agent"; readonly stage: StageName; readonly seat: number }
  /** Why the free part of the agent's column stays empty while people wait. */
  | { readonly kind: "slot"; readonly stage: StageName; readonly seat: number }
  /** Why a contact went, or goes, not to this agent. */
  | { readonly kind: "why-not"; readonly stage: StageName; readonly contact: number; readonly seat: number }
  /** Why nobody takes what waits first in a lane. */
  | { readonly kind: "nobody"; readonly stage: StageName; readonly lane: number }
  /** One decision, by its number. */
  | { readonly kind: "decision"; readonly stage: StageName; readonly number: number };

/** An answer in one language: sentences, the funnel, the table and what would have flipped it. */
export interface WhyAnswer {
  readonly question: WhyQuestion;
  readonly at: Instant;
  /** What the answer is about; 0 and −1: none. */
  readonly contact: number;
  readonly who: string;
  readonly seat: number;
  /** When the decision was made; absent: it is about a state, not a decision. */
  readonly decidedAt?: Instant;
  /** The policy of the stage, as the trade calls it. */
  readonly policy: string;
  /** In the order they are read; the first says it all. Never empty. */
  readonly sentences: readonly string[];
  /** From everybody down to those who could take it, a row a reason. Empty: nobody was asked. */
  readonly funnel: readonly FunnelStep[];
  /** Absent: nothing was weighed. */
  readonly table?: WhyTable;
  /** By how much the first was ahead of the second, in the deciding term; absent: nobody else, or a tie. */
  readonly margin?: { readonly points: number; readonly tie: boolean };
  /** What would have put the next one in front; absent: nothing one term could do. Also among the sentences. */
  readonly flip?: string;
}

export interface FunnelStep {
  /** Left after this step. */
  readonly left: number;
  /** Fell away by it; 0 for the first. */
  readonly out: number;
  readonly reason: string;
  /** True: they have room, and a guard of the policy keeps it for others. */
  readonly kept: boolean;
  /** Their seats; at most 30. */
  readonly seats: readonly number[];
}

export interface WhyTable {
  readonly columns: readonly string[];
  /** Best first. */
  readonly rows: readonly WhyRow[];
  /** Candidates there was no room for. */
  readonly more: number;
}

export interface WhyRow {
  readonly name: string;
  readonly cells: readonly string[];
  /** What each column's term added, and the place of the score it went to; one a column. */
  readonly terms: readonly { readonly points: number; readonly place: number }[];
  /** The sums that decide, in the order they do. */
  readonly score: readonly number[];
  readonly chosen: boolean;
  /** −1: a contact. */
  readonly seat: number;
  readonly contact: number;
}
