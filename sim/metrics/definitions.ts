import { agentMetrics } from "./agentMetrics.ts";
import { changeMetrics } from "./changeMetrics.ts";
import { contactMetrics } from "./contactMetrics.ts";
import { equityMetrics } from "./equity.ts";
import type { MetricText, UncomputableMetric } from "./metric.ts";
import { queueMetrics } from "./queueMetrics.ts";
import { readyMetrics, unansweredMetrics } from "./readyMetrics.ts";
import { maxWait } from "./totalsRow.ts";
import { workMetrics } from "./workMetrics.ts";

/**
 * Every metric of the product, by id. The object that explains a figure is the object that computes it: frames are built
 * from these, screens print their words, tests run them.
 */
export const definitions = {
  ...queueMetrics,
  ...changeMetrics,
  ...workMetrics,
  ...contactMetrics,
  ...unansweredMetrics,
  ...equityMetrics,
  ...readyMetrics,
  ...agentMetrics,
  maxWait,
} as const;
export type MetricId = keyof typeof definitions;

/** A definition as data: what `/api/v1/definitions` answers. */
export interface MetricDescription extends MetricText {
  readonly computable: boolean;
  /** Why events alone cannot give it; absent when they can. */
  readonly reason?: UncomputableMetric["reason"];
}

/** All definitions without their code, in the order of the specification. */
export const DEFINITIONS: readonly MetricDescription[] = Object.values(definitions).map((metric) => {
  const { id, name, formula, unit, counted, when, nobody, source, computable } = metric;
  const text = { id, name, formula, unit, counted, when, nobody, source, computable };
  return metric.computable ? text : { ...text, reason: metric.reason };
});
