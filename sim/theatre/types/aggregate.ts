import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { Fate } from "./overview.ts";

/** What of the difference is explained: people who left, or who were not answered within their limit. */
export type AggregateMeasure = "left" | "not-in-time";

/**
 * Where the difference between the stages comes from: every customer with another fate, counted once, split three ways.
 * Each split adds up to the whole. Numbers are a − b: positive, A has more of them.
 */
export interface AggregateExplanation {
  readonly measure: AggregateMeasure;
  readonly from: Instant;
  readonly to: Instant;
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  /** Customers of whom A has it and B has not, and the other way; their difference is `difference`. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** By hour of the clock, in order; hours without any are left out. */
  readonly hours: readonly {
    readonly from: Instant;
    readonly to: Instant;
    readonly onlyA: number;
    readonly onlyB: number;
  }[];
  readonly lanes: readonly {
    readonly lane: number;
    readonly channel: Channel;
    readonly onlyA: number;
    readonly onlyB: number;
  }[];
  /** By the decision the difference goes back to, the greatest first; at most 20, the rest in `elsewhere`. */
  readonly chains: readonly DecisionChain[];
  readonly elsewhere: { readonly onlyA: number; readonly onlyB: number };
  /** In the order they are read. */
  readonly sentences: { readonly en: readonly string[]; readonly ru: readonly string[] };
}

/**
 * Customers with another fate of one kind, and what stood in the way on the stage where it went worse: what the agents
 * who could have taken them held when they left, or were late.
 */
export interface DecisionChain {
  /** The lane of the customers. */
  readonly lane: number;
  /** The lane whose contacts held the agents who could have taken them; −1: nobody was there for them. */
  readonly heldBy: number;
  readonly onlyA: number;
  readonly onlyB: number;
  /** Fates of most of them, on A and on B. */
  readonly a: Fate;
  readonly b: Fate;
  /** One of them to look at. */
  readonly example: { readonly who: string; readonly at: Instant };
}
