import { checkPositive } from "./checks.ts";
import { durationCurve } from "./durations.ts";
import { checkQueue, erlangB, offeredLoad, type SteadyQueue } from "./steadyQueue.ts";
import { steadyWait } from "./steadyWait.ts";

export { erlangB, offeredLoad, type SteadyQueue } from "./steadyQueue.ts";

/** What such a queue does in the long run. Fractions in [0, 1]; waits in ms, over all contacts offered. */
export interface SteadyFigures {
  readonly offeredLoad: number;
  /** Share of contacts that find everybody busy. */
  readonly waitProbability: number;
  /** Zeros included; Infinity where the queue grows without bound. */
  readonly averageWaitMs: number;
  readonly abandonmentRate: number;
  /** Busy agents ÷ agents. */
  readonly occupancy: number;
  /** Answered within `acceptableWaitMs`, equality included, ÷ offered. */
  readonly serviceLevel: number;
}

/**
 * Erlang C: nobody gives up. Everything waits for ever (`waitProbability` 1, `serviceLevel` 0, `occupancy` 1) when
 * `agents` ≤ load: the queue grows without bound. Throws `RangeError` for arguments out of range.
 */
export function erlangC(queue: SteadyQueue, acceptableWaitMs: number): SteadyFigures {
  checkQueue(queue, acceptableWaitMs);
  const load = offeredLoad(queue);
  const { agents, averageHandleMs } = queue;
  if (load >= agents) {
    const never = { averageWaitMs: Number.POSITIVE_INFINITY, abandonmentRate: 0, occupancy: 1, serviceLevel: 0 };
    return { offeredLoad: load, waitProbability: 1, ...never };
  }
  const blocked = erlangB(agents, load);
  const waitProbability = blocked / (1 - (load / agents) * (1 - blocked));
  const spare = agents - load;
  return {
    offeredLoad: load,
    waitProbability,
    averageWaitMs: (waitProbability * averageHandleMs) / spare,
    abandonmentRate: 0,
    occupancy: load / agents,
    serviceLevel: 1 - waitProbability * Math.exp((-spare * acceptableWaitMs) / averageHandleMs),
  };
}

/**
 * Erlang A: customers wait an exponential time of mean `patienceMs` and then give up; finite for every load. Palm
 * (1957), as M/M/n+G with exponential patience. Throws `RangeError` for arguments out of range.
 */
export function erlangA(queue: SteadyQueue, patienceMs: number, acceptableWaitMs: number): SteadyFigures {
  checkQueue(queue, acceptableWaitMs);
  checkPositive("patienceMs", patienceMs);
  const wait = steadyWait(queue, durationCurve({ kind: "exponential", meanMs: patienceMs }), [acceptableWaitMs]);
  const load = offeredLoad(queue);
  return {
    offeredLoad: load,
    waitProbability: wait.waitProbability,
    averageWaitMs: wait.waitMs,
    abandonmentRate: wait.abandoned,
    occupancy: (load * wait.answered) / queue.agents,
    serviceLevel: wait.shares[0]!.answered,
  };
}
