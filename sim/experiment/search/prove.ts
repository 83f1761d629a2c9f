import type { Climb, Looked } from "./climb.ts";
import type { Judge } from "./judge.ts";
import { meets, type Need } from "./leastCost.ts";
import type { Staffing } from "./staffing.ts";

/** Staffings a proof may have to rule out; more are not begun. */
const MOST_RULED_OUT = 400;

export interface Proof {
  readonly best: Looked;
  /** Whether every cheaper staffing was ruled out: by the needs, or by one with at least as many of everybody that misses. */
  readonly proved: boolean;
}

/**
 * Rules out every staffing of one block that is cheaper than `best`: each greatest one among them (one agent more of any
 * group would not be cheaper) is simulated. One that keeps all targets after all takes the place of `best`. Staffings
 * that miss by no more than chance are no proof.
 */
export async function prove(
  staffing: Staffing,
  judge: Judge,
  climb: Climb,
  needs: readonly Need[],
  from: Looked,
  runs: number,
  confidence: number | undefined,
): Promise<Proof> {
  let best = from;
  for (;;) {
    const cheaper = greatestCheaper(staffing, needs, staffing.cost(best.agents));
    if (cheaper === undefined) return { best, proved: false };
    let better: Looked | undefined;
    let sure = true;
    for (const counts of cheaper) {
      const one = await climb.look(Int32Array.from(counts), runs);
      if (one.look.feasible) {
        better = one;
        break;
      }
      sure &&= judge.surelyMissed(one.look.runs, confidence);
    }
    if (better === undefined) return { best, proved: sure };
    best = await climb.reduce(better, runs, 0.01);
  }
}

/** Staffings cheaper than `cost` that meet the needs and become as dear or dearer by any agent; `undefined`: too many. */
export function greatestCheaper(staffing: Staffing, needs: readonly Need[], cost: number): number[][] | undefined {
  const prices = staffing.groups.map((_, g) => staffing.price(g));
  const last = prices.length - 1;
  const found: number[][] = [];
  const counts = prices.map(() => 0);
  const slack = 1e-9 * cost;
  let visits = 0;
  const visit = (g: number, left: number): boolean => {
    visits += 1;
    if (visits > 1e6 || found.length > MOST_RULED_OUT) return false;
    if (g === last) {
      counts[g] = Math.max(0, Math.ceil((left - slack) / prices[g]! - 1));
      if (counts[g]! * prices[g]! >= left - slack) return true;
      const rest = left - counts[g]! * prices[g]!;
      // Another agent of somebody would still be cheaper: that one is looked at instead.
      const isGreatest = prices.every((price) => price >= rest - slack);
      if (isGreatest && meets(counts, needs, 0)) found.push([...counts]);
      return true;
    }
    for (let count = 0; count * prices[g]! < left - slack; count++) {
      counts[g] = count;
      if (!visit(g + 1, left - count * prices[g]!)) return false;
    }
    return true;
  };
  return visit(0, cost) && found.length <= MOST_RULED_OUT ? found : undefined;
}
