import { HOUR_MS } from "../vocabulary/index.ts";
import type { DurationCurve } from "./durations.ts";
import { erlangB, type SteadyQueue } from "./steadyQueue.ts";
import { waitIntegrals } from "./waitIntegrals.ts";

/** Shares of all contacts offered, in [0, 1], by the time a mark: what happened to them by then. */
export interface SharesByMark {
  /** Answered after a wait ≤ the mark, zero waits included. */
  readonly answered: number;
  /** Gave up after a wait ≤ the mark, baulking included. */
  readonly abandoned: number;
  /** Gave up after a wait < the mark: differs at atoms of patience only. */
  readonly abandonedBefore: number;
}

/** The long run of M/M/n+G, shares of all contacts offered and means over them. */
export interface SteadyWait {
  /** Share that finds everybody busy; those who leave then included. */
  readonly waitProbability: number;
  readonly answered: number;
  readonly abandoned: number;
  /** E[wait], ms: zeros and abandoned included; Infinity where the queue grows without bound. */
  readonly waitMs: number;
  /** E[wait; answered], ms: over all contacts, zero for the abandoned. */
  readonly answeredWaitMs: number;
  /** In the order of the marks asked for. */
  readonly shares: readonly SharesByMark[];
}

/**
 * M/M/n+G by Baccelli & Hébuterne (1981) in the form of Zeltyn & Mandelbaum (2005), section 9: with E = Σ_{j<n} R^j/j!
 * ÷ (R^(n−1)/(n−1)!) = 1/B(n−1, R) and J = ∫ e^f, P(wait) = λJ ÷ (E + λJ) and the virtual wait has density λe^f ÷ (E +
 * λJ). `marks`: ms > 0, ascending. `queue` is taken as checked.
 *
 * More agents lower every wait in the likelihood-ratio order (the ratio of densities is e^(−μx), and E grows), so
 * everything a target may ask is monotone in the agents; requirements rest on that.
 */
export function steadyWait(queue: SteadyQueue, patience: DurationCurve, marks: readonly number[]): SteadyWait {
  const { agents } = queue;
  const arrival = queue.arrivalsPerHour / HOUR_MS;
  if (arrival === 0) return nobody(marks);
  const integrals = waitIntegrals(arrival, agents / queue.averageHandleMs, patience, marks);
  if (integrals === undefined) return withoutBound(patience, marks);

  const { peak, stretches } = integrals;
  const load = arrival * queue.averageHandleMs;
  const idle = (agents === 1 ? 1 : 1 / erlangB(agents - 1, load)) * Math.exp(-peak);
  const total = { mass: 0, staying: 0, leaving: 0, waited: 0, stayingWaited: 0 };
  for (const stretch of stretches) {
    total.mass += stretch.mass;
    total.staying += stretch.staying;
    total.leaving += stretch.leaving;
    total.waited += stretch.waited;
    total.stayingWaited += stretch.stayingWaited;
  }
  const busy = arrival * total.mass;
  const all = idle + busy;
  // E overflows where agents are many and load is next to nothing: then nobody waits.
  const atOnce = all === Number.POSITIVE_INFINITY ? 1 : idle / all;
  const per = arrival / all;
  let mass = 0;
  let staying = 0;
  let leaving = 0;
  const shares = marks.map((mark, i) => {
    mass += stretches[i]!.mass;
    staying += stretches[i]!.staying;
    leaving += stretches[i]!.leaving;
    const beyond = total.mass - mass;
    return {
      answered: atOnce + per * staying,
      abandoned: per * (leaving + (1 - patience.survival(mark)) * beyond),
      abandonedBefore: per * (leaving + (1 - patience.survivalBefore(mark)) * beyond),
    };
  });
  return {
    waitProbability: busy / all,
    answered: atOnce + per * total.staying,
    abandoned: per * total.leaving,
    waitMs: per * total.waited,
    answeredWaitMs: per * total.stayingWaited,
    shares,
  };
}

/** Nobody comes: whoever came would be answered at once. */
function nobody(marks: readonly number[]): SteadyWait {
  const shares = marks.map(() => ({ answered: 1, abandoned: 0, abandonedBefore: 0 }));
  return { waitProbability: 0, answered: 1, abandoned: 0, waitMs: 0, answeredWaitMs: 0, shares };
}

/** The wait grows beyond every patience that ends: only those who never give up are left, and they wait for ever. */
function withoutBound(patience: DurationCurve, marks: readonly number[]): SteadyWait {
  return {
    waitProbability: 1,
    answered: patience.forever,
    abandoned: 1 - patience.forever,
    waitMs: Number.POSITIVE_INFINITY,
    answeredWaitMs: Number.POSITIVE_INFINITY,
    shares: marks.map((mark) => ({
      answered: 0,
      abandoned: 1 - patience.survival(mark),
      abandonedBefore: 1 - patience.survivalBefore(mark),
    })),
  };
}
