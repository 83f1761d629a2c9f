import { HOUR_MS } from "../vocabulary/index.ts";
import { checkAgents, checkNumber, checkPositive } from "./checks.ts";

/** A steady queue: Poisson arrivals, `agents` alike, first come first served. */
export interface SteadyQueue {
  /** Whole number ≥ 1. */
  readonly agents: number;
  /** ≥ 0. */
  readonly arrivalsPerHour: number;
  /** Mean handle time, ms > 0; exponential except in Erlang B. */
  readonly averageHandleMs: number;
}

/** Arrivals per hour × mean handle time, in erlangs. */
export function offeredLoad(queue: SteadyQueue): number {
  return (queue.arrivalsPerHour * queue.averageHandleMs) / HOUR_MS;
}

/**
 * Erlang B: the share of contacts blocked when nobody can wait, for any handle-time distribution. 0 without load.
 * Erlang (1917). Throws `RangeError` for agents or load out of range.
 */
export function erlangB(agents: number, load: number): number {
  checkAgents(agents);
  checkNumber("load", load, 0);
  if (load === 0) return 0;
  let inverse = 1; // recursion on 1/B: stable where load^n / n! overflows
  for (let k = 1; k <= agents; k++) inverse = 1 + (inverse * k) / load;
  return 1 / inverse;
}

/** Throws `RangeError` for the first argument out of range. */
export function checkQueue(queue: SteadyQueue, acceptableWaitMs: number): void {
  checkAgents(queue.agents);
  checkNumber("arrivalsPerHour", queue.arrivalsPerHour, 0);
  checkPositive("averageHandleMs", queue.averageHandleMs);
  checkNumber("acceptableWaitMs", acceptableWaitMs, 0);
}
