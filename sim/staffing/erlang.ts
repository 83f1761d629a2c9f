import { HOUR_MS } from "../vocabulary/index.ts";
import { checkAgents, checkNumber } from "./checks.ts";

/** A steady queue: Poisson arrivals, `agents` alike, first come first served. */
export interface SteadyQueue {
  /** Whole number ≥ 1. */
  readonly agents: number;
  /** ≥ 0. */
  readonly arrivalsPerHour: number;
  /** Mean handle time, ms > 0; exponential except in Erlang B. */
  readonly averageHandleMs: number;
}

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
 * (1957); waits by the virtual-wait density of Baccelli & Hébuterne (1981). Throws `RangeError` for arguments out of
 * range.
 */
export function erlangA(queue: SteadyQueue, patienceMs: number, acceptableWaitMs: number): SteadyFigures {
  checkQueue(queue, acceptableWaitMs);
  checkNumber("patienceMs", patienceMs, Number.MIN_VALUE);
  const load = offeredLoad(queue);
  if (load === 0) {
    return { offeredLoad: 0, waitProbability: 0, averageWaitMs: 0, abandonmentRate: 0, occupancy: 0, serviceLevel: 1 };
  }
  const { agents, averageHandleMs } = queue;
  const perMs = queue.arrivalsPerHour / HOUR_MS;
  const states = waitingStates(perMs, agents / averageHandleMs, 1 / patienceMs);
  // π_n (1/B − 1 + Σ) = 1, with Σ over the states where everybody is busy, relative to exactly n in the system.
  const allBusy = 1 / ((1 / erlangB(agents, load) - 1) * states.unit + states.sum);
  const waitProbability = allBusy * states.sum;
  const abandonmentRate = (allBusy * states.weighted) / patienceMs / perMs;
  const exactlyBusy = allBusy * states.unit;
  const answeredLate =
    answeredWithin(queue, perMs, patienceMs, acceptableWaitMs) * (agents / averageHandleMs) * exactlyBusy;
  return {
    offeredLoad: load,
    waitProbability,
    averageWaitMs: (allBusy * states.weighted) / perMs,
    abandonmentRate,
    occupancy: (load * (1 - abandonmentRate)) / agents,
    serviceLevel: 1 - waitProbability + answeredLate,
  };
}

/**
 * Sums over j waiting of π_{n+j}/π_n and of j π_{n+j}/π_n, all times `unit`: the scale is taken down whenever a term
 * grows past 1e200, which happens where load far exceeds the agents.
 */
function waitingStates(arrival: number, service: number, giveUp: number) {
  let unit = 1;
  let term = 1;
  let sum = 1;
  let weighted = 0;
  for (let j = 1; term > sum * 1e-18 || arrival > service + j * giveUp; j++) {
    term *= arrival / (service + j * giveUp);
    sum += term;
    weighted += j * term;
    if (term < 1e200) continue;
    unit /= 1e200;
    term /= 1e200;
    sum /= 1e200;
    weighted /= 1e200;
  }
  return { unit, sum, weighted };
}

/** Nodes and weights of the 8-point Gauss–Legendre rule on [−1, 1], positive half (Abramowitz & Stegun 25.4.30). */
const GAUSS = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
] as const;
const PANELS = 128;

/** ∫₀ᵀ e^(−θt) · exp((λ/θ)(1 − e^(−θt)) − nμt) dt: the virtual wait, relative to π_n · nμ, of those who stay. */
function answeredWithin(queue: SteadyQueue, perMs: number, patienceMs: number, acceptableWaitMs: number): number {
  const service = queue.agents / queue.averageHandleMs;
  const density = (t: number) =>
    Math.exp(-perMs * patienceMs * Math.expm1(-t / patienceMs) - service * t - t / patienceMs);
  const half = acceptableWaitMs / PANELS / 2;
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    const middle = (2 * panel + 1) * half;
    for (const [node, weight] of GAUSS) sum += weight * (density(middle - node * half) + density(middle + node * half));
  }
  return sum * half;
}

/** Throws `RangeError` for the first argument out of range. */
export function checkQueue(queue: SteadyQueue, acceptableWaitMs: number): void {
  checkAgents(queue.agents);
  checkNumber("arrivalsPerHour", queue.arrivalsPerHour, 0);
  checkNumber("averageHandleMs", queue.averageHandleMs, Number.MIN_VALUE);
  checkNumber("acceptableWaitMs", acceptableWaitMs, 0);
}
