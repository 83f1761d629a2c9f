import type { BoardConfig, WindowId } from "./config.ts";
import type { Sums } from "./fields.ts";

export type Unit = "count" | "ms" | "fraction" | "ratio" | "points" | "contacts per agent" | "times the promise";

/** A text in the languages of the interface. */
export interface Bilingual {
  readonly en: string;
  readonly ru: string;
}

/** What a metric means, in words fit for a screen. */
export interface MetricText {
  /** Stable; the field of a frame that shows it where there is one. */
  readonly id: string;
  readonly name: Bilingual;
  readonly formula: Bilingual;
  readonly unit: Unit;
  /** Who is counted. */
  readonly counted: Bilingual;
  /** At which instant, over which window. */
  readonly when: Bilingual;
  /** What nobody-counted gives. */
  readonly nobody: Bilingual;
  /** Where the formula comes from: a work or an address, as its authors wrote it. */
  readonly source: string;
}

/** A metric and the code that computes it: what a screen explains is what it shows. */
export interface Metric<Input, Value> extends MetricText {
  readonly computable: true;
  compute(input: Input): Value;
}

/** A metric of the trade that events alone cannot give. */
export interface UncomputableMetric extends MetricText {
  readonly computable: false;
  readonly reason: Bilingual;
}

/** What a metric reads of a scope beside its sums; a board's own, or one made of a log's counts. */
export interface MeasuredScope {
  readonly waiting: number;
  readonly waitingLate: number;
  readonly inProgress: number;
  readonly agentsReady: number;
  readonly freeSlots: number;
  readonly agentsOverLimit: number;
  quantile(fraction: number, window: WindowId): number | undefined;
  waitingBefore(): number | undefined;
  sums(window: WindowId): Sums;
}

/** What metrics of a scope read. `sums` belongs to the window asked for. */
export interface ScopeInput {
  readonly scope: MeasuredScope;
  readonly sums: Sums;
  readonly config: BoardConfig;
  /** Age of the oldest wait of the scope, ms. */
  readonly longestWaitMs: number | undefined;
}

/** What nobody-counted gives where that is a measured nothing. */
export const ZERO: Bilingual = { en: "0", ru: "0" };
/** Where it is no number at all. */
export const NO_NUMBER: Bilingual = { en: "undefined, drawn –", ru: "не определено, рисуется –" };
/** What all spreads between channels have in common. */
export const SPREAD_TEXT = {
  counted: {
    en: "channels whose n reaches the board's minimum",
    ru: "каналы, чьё n не меньше минимума табло",
  },
  nobody: {
    en: "undefined with fewer than two channels, drawn –",
    ru: "не определено, если каналов меньше двух, рисуется –",
  },
  source: "this product",
} as const;

const DECIDED = {
  en: "each contact at its own event; over the window shown",
  ru: "каждый контакт в момент своего события; за показанное окно",
};
const NOW = { en: "at the frame's instant", ru: "на момент кадра" };

/** A metric over a window; `nobody` defaults to “undefined, drawn –”. */
export function windowed<Value>(
  text: Omit<MetricText, "when" | "nobody"> & Partial<Pick<MetricText, "when" | "nobody">>,
  compute: (input: ScopeInput) => Value,
): Metric<ScopeInput, Value> {
  return { when: DECIDED, nobody: NO_NUMBER, ...text, computable: true, compute };
}

/** A metric of this very moment; nobody is a measured 0. */
export function momentary<Value>(
  text: Omit<MetricText, "when" | "nobody"> & Partial<Pick<MetricText, "when" | "nobody">>,
  compute: (input: ScopeInput) => Value,
): Metric<ScopeInput, Value> {
  return { when: NOW, nobody: ZERO, ...text, computable: true, compute };
}

/** A metric that needs what no event tells. */
export function uncomputable(
  text: Omit<MetricText, "when" | "nobody">,
  reason: UncomputableMetric["reason"],
): UncomputableMetric {
  return {
    when: { en: "not measured", ru: "не измеряется" },
    nobody: { en: "absent", ru: "нет" },
    ...text,
    computable: false,
    reason,
  };
}
