import type { GroupColumn, QueueColumn } from "../engine/tallyLayout.ts";
import type { LocalName } from "../scenario/about.ts";

/** How a figure is read: a fraction in [0, 1], ms, a number of things or of money in one run, or a number of its own. */
export type FigureUnit = "share" | "ms" | "per-run" | "money" | "ratio";

/** What a figure can be of: queues (total, channel, queue), groups (total, group), or only the centre as a whole. */
export type FigureOf = "queues" | "groups" | "centre";

/** A sum of columns: each times its weight, over the queues or groups of the scope. */
export interface ColumnSum {
  readonly queue?: Readonly<Partial<Record<QueueColumn, number>>>;
  readonly group?: Readonly<Partial<Record<GroupColumn, number>>>;
}

/** What a figure is the sum of: columns, the wages of scheduled time, or kept promises by each queue's own target. */
export type FigurePart =
  | ({ readonly kind: "columns" } & ColumnSum)
  /** Scheduled hours × wage of the group, money. */
  | { readonly kind: "wages" }
  /** Answered within the target of the queue. Queues without a target count nothing. */
  | { readonly kind: "promises-kept" }
  /** Contacts the target of the queue speaks of, by its formula. Queues without a target count nothing. */
  | { readonly kind: "promises" }
  /** 1 for every run: the figure is a number per run, not a ratio. */
  | { readonly kind: "runs" };

/** One figure of an experiment as data: what computes it also explains it. Its value is Σ over ÷ Σ under, over all runs. */
export interface FigureDefinition {
  readonly name: LocalName;
  /** The formula in words, from the columns of a run. */
  readonly formula: LocalName;
  readonly unit: FigureUnit;
  readonly of: FigureOf;
  readonly over: FigurePart;
  readonly under: FigurePart;
  /** Which way is good for the customer or the purse; `neither`: it depends. */
  readonly better: "higher" | "lower" | "neither";
  /** Differences smaller than this are called small, in the figure's own unit; for numbers per run, a share of the base. */
  readonly smallBelow: number;
}
