import type { QueueSpec, TargetSpec } from "../../scenario/queueSpec.ts";
import { seconds } from "../../vocabulary/index.ts";
import type { LaneCounters } from "./stageRecord.ts";

/** By what a lane's contacts are judged on one stage. */
export interface LaneRules {
  /** The limit, ms; Infinity: nothing is promised. */
  readonly withinMs: number;
  /** Share wanted; undefined: nothing is promised. */
  readonly share: number | undefined;
  readonly shortMs: number;
  readonly formula: NonNullable<TargetSpec["formula"]>;
}

/** Of a lane the stage has not: nobody comes there. */
export const NO_RULES: LaneRules = rulesOf(undefined);

/** What the queue's target says, and what its silence means (scenario form): shares exclude those who leave within 5 s. */
export function rulesOf(queue: Pick<QueueSpec, "target"> | undefined): LaneRules {
  const target = queue?.target;
  return {
    withinMs: target?.withinMs ?? Number.POSITIVE_INFINITY,
    share: target?.share,
    shortMs: target?.shortAbandonMs ?? seconds(5),
    formula: target?.formula ?? "excluding-short-abandons",
  };
}

/** What the share answered in time is of: visits decided by `at`, as the lane's formula counts them; ≥ 0. */
export function decidedBy(counters: LaneCounters, at: number, formula: LaneRules["formula"]): number {
  const answered = counters.answered.upTo(at);
  switch (formula) {
    case "answered":
      return answered;
    case "offered":
      return answered + counters.left.upTo(at);
    case "excluding-short-abandons":
      return answered + counters.left.upTo(at) - counters.leftShort.upTo(at);
  }
}
