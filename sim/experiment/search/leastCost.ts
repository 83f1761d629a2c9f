/** So many agents of some groups together, by block, whatever else is done. */
export interface Need {
  /** Numbers of groups. */
  readonly groups: readonly number[];
  /** By block. */
  readonly least: readonly number[];
}

/** Groups beyond which the exact answer takes too long; then the dearest single need is the bound. */
const MOST_EXACT = 4;

/** Least money for whole agents of each group, at these prices, that meets every need of a block. 0 without needs. */
export function leastCost(prices: readonly number[], needs: readonly Need[], block: number): number {
  const open = needs.filter(({ least }) => least[block]! > 0);
  if (prices.length > MOST_EXACT) {
    return Math.max(0, ...open.map(({ groups, least }) => least[block]! * Math.min(...groups.map((g) => prices[g]!))));
  }
  let best = Number.POSITIVE_INFINITY;
  const most = prices.map((_, g) =>
    Math.max(0, ...open.filter(({ groups }) => groups.includes(g)).map(({ least }) => least[block]!)),
  );
  const counts = prices.map(() => 0);
  const visit = (g: number, cost: number): void => {
    if (cost >= best) return;
    if (g === prices.length - 1) {
      // The last group fills what the others leave open, where it can.
      let count = 0;
      for (const { groups, least } of open) {
        const missing = least[block]! - groups.reduce((sum, one) => sum + (one === g ? 0 : counts[one]!), 0);
        if (missing > 0 && !groups.includes(g)) return;
        count = Math.max(count, missing);
      }
      best = Math.min(best, cost + count * prices[g]!);
      return;
    }
    for (counts[g] = 0; counts[g]! <= most[g]!; counts[g]!++) visit(g + 1, cost + counts[g]! * prices[g]!);
    counts[g] = 0;
  };
  visit(0, 0);
  return best;
}

/** Whether whole agents by group meet every need of a block. */
export function meets(counts: readonly number[], needs: readonly Need[], block: number): boolean {
  return needs.every(({ groups, least }) => groups.reduce((sum, g) => sum + counts[g]!, 0) >= least[block]!);
}
