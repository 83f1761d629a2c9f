import type { Channel, Instant, QueueId } from "../vocabulary/index.ts";
import { Calendar } from "./calendar.ts";
import type { Attribution, BoardConfig, ServiceLevelVariant, WindowId } from "./config.ts";
import type { Sums } from "./fields.ts";
import { serviceLevelCounts, windowSums } from "./figures.ts";
import type { WindowSums } from "./frame.ts";
import type { MeasuredScope } from "./metric.ts";
import { queueMetrics } from "./queueMetrics.ts";
import type { ServiceLevelCounts } from "./serviceLevel.ts";
import { BUCKET_MS, bucketsOf } from "./timeline.ts";
import { workMetrics } from "./workMetrics.ts";

/** Definitions that can be asked for by name: those both the floor and its log can tell. */
export const NAMED_METRICS = {
  serviceLevel: queueMetrics.serviceLevel,
  insideTarget: queueMetrics.insideTarget,
  waiting: queueMetrics.waiting,
  waitingLate: queueMetrics.waitingLate,
  longestWaitMs: queueMetrics.longestWaitMs,
  offered: queueMetrics.offered,
  abandonment: queueMetrics.abandonment,
  shortAbandons: queueMetrics.shortAbandons,
  averageSpeedOfAnswerMs: queueMetrics.averageSpeedOfAnswerMs,
  averageWaitMs: queueMetrics.averageWaitMs,
  averageTimeToAbandonMs: queueMetrics.averageTimeToAbandonMs,
  waitP50Ms: queueMetrics.waitP50Ms,
  waitP90Ms: queueMetrics.waitP90Ms,
  waitP95Ms: queueMetrics.waitP95Ms,
  systemLost: queueMetrics.systemLost,
  handled: workMetrics.handled,
  averageHandleMs: workMetrics.averageHandleMs,
  averageTalkMs: workMetrics.averageTalkMs,
  averageHoldMs: workMetrics.averageHoldMs,
  averageWrapUpMs: workMetrics.averageWrapUpMs,
} as const;
export type NamedMetricId = keyof typeof NAMED_METRICS;

/** Which part of the floor: everything, a channel, or a queue on a channel. */
export interface FigureScope {
  readonly channel?: Channel;
  readonly queueId?: QueueId;
}

/** One figure by name, read one way. */
export interface FigureRequest {
  readonly definition: NamedMetricId;
  readonly scope: FigureScope;
  readonly window: WindowId;
  readonly variant: ServiceLevelVariant;
  readonly attribution: Attribution;
}

/** A figure with the counts it is made of: equal counts, equal figures. */
export interface NamedFigure {
  /** Absent when nobody was counted. */
  readonly value?: number;
  /** Of ratios: how many were counted, and the 95 % interval. */
  readonly n?: number;
  readonly low?: number;
  readonly high?: number;
  readonly sums: WindowSums;
  readonly serviceLevel: ServiceLevelCounts;
  readonly waiting: number;
  readonly waitingLate: number;
}

/** Reads `request` from one scope's sums; the same definition whoever counted them. */
export function namedFigure(
  request: FigureRequest,
  scope: MeasuredScope,
  sums: Sums,
  longestWaitMs: number | undefined,
  config: BoardConfig,
): NamedFigure {
  const { variant, attribution, window } = request;
  const reading: BoardConfig = { ...config, variant, attribution, headline: window };
  const computed = NAMED_METRICS[request.definition].compute({ scope, sums, config: reading, longestWaitMs });
  return {
    ...(typeof computed === "number" ? { value: computed } : computed),
    sums: windowSums(sums),
    serviceLevel: serviceLevelCounts(scope, sums, reading),
    waiting: scope.waiting,
    waitingLate: scope.waitingLate,
  };
}

/** The first instant of `window` at `at`: rolling windows begin with a whole step of 10 s. */
export function windowStart(window: WindowId, at: Instant, config: BoardConfig): Instant {
  const calendar = new Calendar(config.timeZone);
  if (window === "day") return calendar.dayStart(at, config.dayResetMinute);
  if (window === "interval") return calendar.intervalStart(at, config.intervalMs);
  return ((Math.floor(at / BUCKET_MS) - bucketsOf(window) + 1) * BUCKET_MS) as Instant;
}
