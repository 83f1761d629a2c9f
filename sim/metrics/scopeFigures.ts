import { changeMetrics } from "./changeMetrics.ts";
import type { BoardConfig, ServiceLevelTarget } from "./config.ts";
import { windowSums } from "./figures.ts";
import type { ScopeFigures } from "./frame.ts";
import type { ScopeInput } from "./metric.ts";
import { queueMetrics } from "./queueMetrics.ts";
import { readyMetrics } from "./readyMetrics.ts";
import type { Scope } from "./scope.ts";
import { missed } from "./serviceLevel.ts";
import { workMetrics } from "./workMetrics.ts";

/** The numbers of one scope, every one computed by its definition. */
export function scopeFigures(
  scope: Scope,
  longestWaitMs: number | undefined,
  target: ServiceLevelTarget,
  config: BoardConfig,
): ScopeFigures {
  const sums = scope.sums(config.headline);
  const input: ScopeInput = { scope, sums, config, longestWaitMs };
  const level = queueMetrics.serviceLevel.compute(input);
  return {
    waiting: queueMetrics.waiting.compute(input),
    ...known("waitingChange", queueMetrics.waitingChange.compute(input)),
    waitingLate: queueMetrics.waitingLate.compute(input),
    ...known("longestWaitMs", queueMetrics.longestWaitMs.compute(input)),
    serviceLevel: {
      ...level,
      target,
      variant: config.variant,
      attribution: config.attribution,
      window: config.headline,
      missed: missed(level, target, config.minimumN),
    },
    abandonment: queueMetrics.abandonment.compute(input),
    ...known("serviceLevelChange", changeMetrics.serviceLevelChange.compute(input)),
    ...known("abandonmentChange", changeMetrics.abandonmentChange.compute(input)),
    ...known("averageSpeedOfAnswerMs", queueMetrics.averageSpeedOfAnswerMs.compute(input)),
    ...known("averageHandleMs", workMetrics.averageHandleMs.compute(input)),
    ...known("waitP50Ms", queueMetrics.waitP50Ms.compute(input)),
    ...known("waitP90Ms", queueMetrics.waitP90Ms.compute(input)),
    inProgress: workMetrics.inProgress.compute(input),
    slotsBusy: scope.slotsBusy,
    slots: scope.slots,
    agentsReady: readyMetrics.agentsReady.compute(input),
    freeSlots: readyMetrics.freeSlots.compute(input),
    agentsOverLimit: readyMetrics.agentsOverLimit.compute(input),
    slotLoad: workMetrics.slotLoad.compute(input),
    occupancy: workMetrics.occupancy.compute(input),
    headline: windowSums(sums),
    day: windowSums(scope.sums("day")),
  };
}

/** An optional field of a frame: there when known, absent when not. */
export function known<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
