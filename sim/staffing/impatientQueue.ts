import { checkNumber } from "./checks.ts";
import { type Patience, patienceCurve } from "./patience.ts";
import { type ServiceLevelVariant, sharesAt, steadyServiceLevel } from "./serviceLevelShares.ts";
import { checkQueue, offeredLoad, type SteadyQueue } from "./steadyQueue.ts";
import { steadyWait } from "./steadyWait.ts";

/** Where waits are cut for service level. */
export interface ServiceThresholds {
  /** ms ≥ 0; a wait equal to it is in target. */
  readonly acceptableWaitMs: number;
  /** ms ≥ 0; an abandon sooner than it is short. */
  readonly shortAbandonMs: number;
}

/** What a queue with impatient customers does in the long run. Fractions in [0, 1], times in ms, over contacts offered. */
export interface ImpatientFigures {
  readonly offeredLoad: number;
  /** Share that finds everybody busy, those who then leave at once included. */
  readonly waitProbability: number;
  /** Over all offered, zeros and abandoned included; Infinity where the queue grows without bound. */
  readonly averageWaitMs: number;
  /** Over those answered, zeros included. */
  readonly averageSpeedOfAnswerMs: number;
  /** Over those who gave up; `undefined` where nobody does. Not their patience. */
  readonly averageTimeToAbandonMs: number | undefined;
  readonly abandonmentRate: number;
  /** Busy agents ÷ agents. */
  readonly occupancy: number;
  /** Mean number of contacts waiting. */
  readonly waiting: number;
  readonly serviceLevel: Readonly<Record<ServiceLevelVariant, number>>;
}

/**
 * M/M/n+G: Poisson arrivals, exponential handle times, any patience; exact (Zeltyn & Mandelbaum 2005), with Erlang C
 * and Erlang A as special cases. Finite for every load unless some never give up. Throws `RangeError` for arguments out
 * of range.
 */
export function impatientQueue(
  queue: SteadyQueue,
  patience: Patience,
  { acceptableWaitMs, shortAbandonMs }: ServiceThresholds,
): ImpatientFigures {
  checkQueue(queue, acceptableWaitMs);
  checkNumber("shortAbandonMs", shortAbandonMs, 0);
  const marks = [...new Set([acceptableWaitMs, shortAbandonMs])].sort((a, b) => a - b);
  const wait = steadyWait(queue, patienceCurve(patience), marks);
  const load = offeredLoad(queue);
  const shares = sharesAt(wait, marks, acceptableWaitMs, shortAbandonMs);
  const level = (variant: ServiceLevelVariant) => steadyServiceLevel(shares, variant);
  const endless = wait.waitMs === Number.POSITIVE_INFINITY;
  return {
    offeredLoad: load,
    waitProbability: wait.waitProbability,
    averageWaitMs: wait.waitMs,
    averageSpeedOfAnswerMs: wait.answeredWaitMs / wait.answered,
    averageTimeToAbandonMs: wait.abandoned > 0 ? (wait.waitMs - wait.answeredWaitMs) / wait.abandoned : undefined,
    abandonmentRate: wait.abandoned,
    occupancy: endless ? 1 : (load * wait.answered) / queue.agents,
    waiting: (load * wait.waitMs) / queue.averageHandleMs,
    serviceLevel: {
      "strict-excluding-short-abandons": level("strict-excluding-short-abandons"),
      strict: level("strict"),
      "of-answered": level("of-answered"),
      "ignoring-abandons-in-target": level("ignoring-abandons-in-target"),
      "abandons-in-target-positive": level("abandons-in-target-positive"),
      "answered-or-flowed-out": level("answered-or-flowed-out"),
    },
  };
}
