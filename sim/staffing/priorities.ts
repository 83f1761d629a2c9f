import { HOUR_MS } from "../vocabulary/index.ts";
import { checkAgents, checkNumber, checkPositive } from "./checks.ts";
import { erlangC } from "./erlang.ts";

/** What classes of priority wait in the long run. */
export interface PriorityWaits {
  /** Share of contacts of any class that finds everybody busy; 1 where load ≥ agents. */
  readonly waitProbability: number;
  /**
   * Mean waits in ms, in the order given, zeros included; Infinity for a class whose load and that of the classes
   * before it the agents cannot carry.
   */
  readonly averageWaitMs: readonly number[];
}

/**
 * M/M/n with static priorities, the first class first, contacts begun are finished, equal mean handle times, nobody
 * gives up: W_k = P(wait) mean ÷ (n (1 − σ_{k−1}) (1 − σ_k)), σ_k the load of classes 1…k per agent (Cobham 1954; Kella &
 * Yechiali 1985). Exact; waits of a class keep their mean under any order of service within it. Throws `RangeError` for
 * arguments out of range.
 */
export function priorityWaits(
  agents: number,
  averageHandleMs: number,
  arrivalsPerHour: readonly number[],
): PriorityWaits {
  checkAgents(agents);
  checkPositive("averageHandleMs", averageHandleMs);
  for (const [i, rate] of arrivalsPerHour.entries()) checkNumber(`arrivalsPerHour[${i}]`, rate, 0);
  const all = arrivalsPerHour.reduce((sum, rate) => sum + rate, 0);
  const { waitProbability } = erlangC({ agents, arrivalsPerHour: all, averageHandleMs }, 0);
  let before = 0;
  const averageWaitMs = arrivalsPerHour.map((rate) => {
    const upTo = before + (rate * averageHandleMs) / HOUR_MS / agents;
    const wait =
      upTo < 1 ? (waitProbability * averageHandleMs) / (agents * (1 - before) * (1 - upTo)) : Number.POSITIVE_INFINITY;
    before = upTo;
    return wait;
  });
  return { waitProbability, averageWaitMs };
}
