import { checkNumber, checkPositive, MAX_AGENTS } from "./checks.ts";
import { type Patience, patienceCurve } from "./patience.ts";
import { offeredLoad } from "./steadyQueue.ts";
import { steadyWait } from "./steadyWait.ts";
import { checkTarget, keepsTarget, marksOf, type StaffingTarget } from "./targets.ts";

/** What comes, steadily. */
export interface Demand {
  /** ≥ 0. */
  readonly arrivalsPerHour: number;
  /** Mean handle time, ms > 0; taken as exponential. */
  readonly averageHandleMs: number;
}

/**
 * The smallest number of agents that keeps every one of `targets` in the long run of M/M/n+G: Erlang C with `endless`
 * patience, Erlang A with exponential. 0 where nobody comes; no target at all asks for 1. Smallest because every figure
 * is monotone in the agents (see `steadyWait`): one agent less misses. Throws `RangeError` for arguments out of range,
 * targets no number of agents keeps, and requirements beyond 100,000 agents.
 */
export function agentsRequired(demand: Demand, patience: Patience, targets: readonly StaffingTarget[]): number {
  return requirementFor(patience, targets)(demand);
}

/**
 * `agentsRequired` for many demands of one kind of customer and one set of targets: what depends on those alone is
 * worked out once. The function throws as `agentsRequired` does.
 */
export function requirementFor(patience: Patience, targets: readonly StaffingTarget[]): (demand: Demand) => number {
  for (const target of targets) checkTarget(target);
  const curve = patienceCurve(patience);
  const marks = marksOf(targets);
  let beta = 0.5; // of the square-root rule, as last found: where to begin, never where to end
  return (demand) => {
    checkNumber("arrivalsPerHour", demand.arrivalsPerHour, 0);
    checkPositive("averageHandleMs", demand.averageHandleMs);
    const load = offeredLoad({ agents: 1, ...demand });
    if (load === 0) return 0;
    const found = smallest(Math.ceil(load + beta * Math.sqrt(load)), (agents) => {
      const wait = steadyWait({ agents, ...demand }, curve, marks);
      return targets.every((target) => keepsTarget(target, wait, marks, agents, load));
    });
    beta = (found - load) / Math.sqrt(load);
    return found;
  };
}

/** The smallest number ≥ 1 that `keeps`, which no larger number undoes: doubling steps from `guess`, then halving. */
function smallest(guess: number, keeps: (agents: number) => boolean): number {
  const start = Math.min(MAX_AGENTS, Math.max(1, guess));
  let low: number; // misses, or is 0
  let high: number; // keeps
  let step = 1;
  if (keeps(start)) {
    high = start;
    low = start - 1;
    while (low > 0 && keeps(low)) {
      high = low;
      step *= 2;
      low = Math.max(0, low - step);
    }
  } else {
    low = start;
    for (;;) {
      if (low === MAX_AGENTS) {
        throw new RangeError(`targets: expected to be kept by at most ${MAX_AGENTS} agents, got more`);
      }
      high = Math.min(MAX_AGENTS, low + step);
      if (keeps(high)) break;
      low = high;
      step *= 2;
    }
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (keeps(middle)) high = middle;
    else low = middle;
  }
  return high;
}
