const FIRST_MS = 500;
const LAST_MS = 15_000;

/**
 * How long to wait before try number `attempt` (0 = first), ms: doubling from half a second to 15 s, times a factor in
 * [0.5, 1) drawn anew for each try, so that a hall of displays does not come back in step. `random` in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.round(ceiling * (0.5 + random / 2));
}
