import type { BoardConfig } from "./config.ts";
import type { Sums } from "./fields.ts";
import type { Scope } from "./scope.ts";

export type Unit = "count" | "ms" | "fraction" | "ratio" | "points" | "contacts per agent";

/** What a metric means, in words fit for a screen. */
export interface MetricText {
  /** Stable; the field of a frame that shows it where there is one. */
  readonly id: string;
  readonly name: { readonly en: string; readonly ru: string };
  readonly formula: { readonly en: string; readonly ru: string };
  readonly unit: Unit;
  /** Who is counted. */
  readonly counted: string;
  /** At which instant, over which window. */
  readonly when: string;
  /** What nobody-counted gives. */
  readonly nobody: string;
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
  readonly reason: { readonly en: string; readonly ru: string };
}

/** What metrics of a scope read. `sums` belongs to the window asked for. */
export interface ScopeInput {
  readonly scope: Scope;
  readonly sums: Sums;
  readonly config: BoardConfig;
  /** Age of the oldest wait of the scope, ms. */
  readonly longestWaitMs: number | undefined;
}

const DECIDED = "each contact at its own event; over the window shown";
const NOW = "at the frame's instant";

/** A metric over a window; `nobody` defaults to “undefined, drawn –”. */
export function windowed<Value>(
  text: Omit<MetricText, "when" | "nobody"> & Partial<Pick<MetricText, "when" | "nobody">>,
  compute: (input: ScopeInput) => Value,
): Metric<ScopeInput, Value> {
  return { when: DECIDED, nobody: "undefined, drawn –", ...text, computable: true, compute };
}

/** A metric of this very moment; nobody is a measured 0. */
export function momentary<Value>(
  text: Omit<MetricText, "when" | "nobody"> & Partial<Pick<MetricText, "when" | "nobody">>,
  compute: (input: ScopeInput) => Value,
): Metric<ScopeInput, Value> {
  return { when: NOW, nobody: "0", ...text, computable: true, compute };
}

/** A metric that needs what no event tells. */
export function uncomputable(
  text: Omit<MetricText, "when" | "nobody">,
  reason: UncomputableMetric["reason"],
): UncomputableMetric {
  return { when: "not measured", nobody: "absent", ...text, computable: false, reason };
}
