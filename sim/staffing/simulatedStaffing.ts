import { checkAgents, checkInnerShare } from "./checks.ts";

/** P(k contacts in the system), by k from 0, at one interval; sums to 1 within 1e-6. */
export type NumberInSystem = readonly number[];

/** What the iteration asks for. */
export interface SimulatedStaffingAsk {
  readonly intervals: number;
  /** Greatest probability of waiting, in (0, 1). */
  readonly waitProbability: number;
  /** Agents of the first round in every interval: so many that nobody waits, ≥ 1. */
  readonly startingAgents: number;
  /** Rounds at most, ≥ 1; 3 to 10 usually settle. */
  readonly mostRounds: number;
  /** Law of the number in the system in each interval under these agents. The same agents must give the same laws. */
  readonly simulate: (agents: readonly number[]) => readonly NumberInSystem[];
}

export interface SimulatedStaffing {
  /**
   * `settled`: a round gave back the agents it was given. `cycling`: earlier agents came back, so no round ever settles;
   * the result is the greatest of the cycle in each interval. `out-of-rounds`: neither, the result is the last.
   */
  readonly outcome: "settled" | "cycling" | "out-of-rounds";
  readonly agents: readonly number[];
  /** P(number in system ≥ agents) in each interval, with these very agents. */
  readonly waitProbability: readonly number[];
  /** Whether every one of them is at most what was asked for. */
  readonly kept: boolean;
  /** Rounds simulated; one more has measured the result of `cycling` and `out-of-rounds`. */
  readonly rounds: number;
}

/**
 * Iterative staffing (Feldman, Mandelbaum, Massey & Whitt 2008, “Staffing of time-varying queues to achieve time-stable
 * performance”, Management Science 54: 324–338): simulate with many agents, set each interval to the least k with
 * P(N ≥ k) ≤ α, repeat. Where customers give up slower than they are served it falls to its limit; where they give up
 * faster it may swing between two answers, which counts as a cycle. An interval keeps at least 1 agent. Throws
 * `RangeError` for arguments out of range and for laws that are none.
 */
export function simulatedStaffing(ask: SimulatedStaffingAsk): SimulatedStaffing {
  checkAgents(ask.startingAgents);
  checkInnerShare("waitProbability", ask.waitProbability);
  checkCount("intervals", ask.intervals, 10_080);
  checkCount("mostRounds", ask.mostRounds, 1_000);
  let agents: readonly number[] = new Array<number>(ask.intervals).fill(ask.startingAgents);
  const seen = new Map<string, number>();
  const history: (readonly number[])[] = [];
  for (let round = 1; round <= ask.mostRounds; round++) {
    seen.set(agents.join(), history.length);
    history.push(agents);
    const laws = lawsOf(ask, agents);
    const next = laws.map((law) => leastAgents(law, ask.waitProbability));
    if (next.every((count, i) => count === agents[i])) return measured("settled", agents, laws, ask, round);
    const first = seen.get(next.join());
    if (first !== undefined) {
      const greatest = next.map((_, i) => Math.max(...history.slice(first).map((of) => of[i]!)));
      return measured("cycling", greatest, lawsOf(ask, greatest), ask, round);
    }
    agents = next;
  }
  return measured("out-of-rounds", agents, lawsOf(ask, agents), ask, ask.mostRounds);
}

/** Least k ≥ 1 with P(N ≥ k) ≤ `share`. Summed from the far end, so that small tails stay exact. */
function leastAgents(law: NumberInSystem, share: number): number {
  let tail = 0;
  for (let k = law.length - 1; k >= 1; k--) {
    tail += law[k]!;
    if (tail > share) return k + 1;
  }
  return 1;
}

function measured(
  outcome: SimulatedStaffing["outcome"],
  agents: readonly number[],
  laws: readonly NumberInSystem[],
  ask: SimulatedStaffingAsk,
  rounds: number,
): SimulatedStaffing {
  const waitProbability = laws.map((law, i) => {
    let tail = 0;
    for (let k = law.length - 1; k >= agents[i]!; k--) tail += law[k]!;
    return tail;
  });
  return { outcome, agents, waitProbability, kept: waitProbability.every((p) => p <= ask.waitProbability), rounds };
}

function lawsOf(ask: SimulatedStaffingAsk, agents: readonly number[]): readonly NumberInSystem[] {
  const laws = ask.simulate(agents);
  if (laws.length !== ask.intervals) throw new RangeError(`laws: expected ${ask.intervals}, got ${laws.length}`);
  for (const [i, law] of laws.entries()) {
    const sum = law.reduce((all, share) => all + share, 0);
    if (!(Math.abs(sum - 1) <= 1e-6 && law.every((share) => share >= 0))) {
      throw new RangeError(`laws[${i}]: expected shares ≥ 0 that sum to 1, got a sum of ${sum}`);
    }
  }
  return laws;
}

function checkCount(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new RangeError(`${name}: expected a whole number in [1, ${most}], got ${value}`);
  }
}
