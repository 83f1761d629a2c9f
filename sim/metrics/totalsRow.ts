import type { Channel, DequeueOutcome, OfferOutcome } from "../vocabulary/index.ts";
import type { Attribution, ServiceLevelVariant } from "./config.ts";
import type { Ratio } from "./frame.ts";
import { type Metric, NO_NUMBER } from "./metric.ts";

/** Visits that left without an agent, by how. */
export type LeftCounts = Readonly<Record<DequeueOutcome, number>>;

/** Totals of one queue, channel or agent. Counts, unless the name says ms; means are absent when nobody was counted. */
export interface TotalsRow {
  readonly key: string;
  readonly channel?: Channel;
  readonly name?: string;
  /** Visits queued; for an agent, visits answered. */
  readonly offered: number;
  readonly answered: number;
  readonly answeredInTarget: number;
  readonly unmatched: number;
  /** Visits by how they left; `abandoned` and `system_lost` are among them. */
  readonly left: LeftCounts;
  readonly shortAbandons: number;
  readonly stillWaiting: number;
  readonly offers: number;
  /** Offers that ended without talk, by how; `ringNoAnswer` is four of these. */
  readonly offersEnded: Readonly<Record<OfferOutcome, number>>;
  /**
   * Offers missed (`no_answer`, `failed`, `rejected`, `autopaused`), once per offer: the lines a queue server calls ring no
   * answer, those of 0 ms for a phone that was busy or not there included, and declined offers.
   */
  readonly ringNoAnswer: number;
  /** Visits with at least one of these, each once. */
  readonly contactsWithMiss: number;
  readonly transferred: number;
  readonly handled: number;
  readonly waitMsOfAnswered: number;
  readonly waitMsOfAbandoned: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly averageSpeedOfAnswerMs?: number;
  readonly averageTimeToAbandonMs?: number;
  readonly averageTalkMs?: number;
  readonly averageHoldMs?: number;
  readonly averageWrapUpMs?: number;
  readonly averageHandleMs?: number;
  readonly maxWaitMs?: number;
  readonly waitP50Ms?: number;
  readonly waitP90Ms?: number;
  readonly serviceLevel: Readonly<Record<Attribution, Readonly<Record<ServiceLevelVariant, Ratio>>>>;
  /**
   * “Abandons in target are positive” where time-outs and withdrawals are abandons too: how some queue servers report
   * themselves. On a queue where everybody times out in target it says 100 %.
   */
  readonly exitsInTargetPositive: Ratio;
}

/** The longest wait of any visit, whatever became of it: not the longest wait now. */
export const maxWait: Metric<TotalsRow, number | undefined> = {
  id: "maxWait",
  name: { en: "Max queued", ru: "Наибольшее ожидание" },
  formula: { en: "max wait of visits that ended", ru: "max ожидания закончившихся" },
  unit: "ms",
  counted: {
    en: "visits answered, abandoned or left, those the system lost not",
    ru: "отвеченные, брошенные и ушедшие ожидания, без потерянных системой",
  },
  when: { en: "over the totals asked for", ru: "за запрошенный итог" },
  nobody: NO_NUMBER,
  source: "Amazon Connect administrator guide, historical metrics definitions",
  computable: true,
  compute: (row) => row.maxWaitMs,
};
