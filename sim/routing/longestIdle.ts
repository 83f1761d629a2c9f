import type { IdleColumns } from "./policy.ts";

/**
 * Longest idle (“often called round robin”): of those with the fewest contacts open, whoever has been so the longest.
 * Equal instants go to the first agent in the scenario, so that a run can be repeated.
 */
export function longestIdle(idle: IdleColumns): number {
  let best = 0;
  for (let row = 1; row < idle.count; row++) {
    const open = idle.open[row]! - idle.open[best]!;
    const since = idle.sinceAt[row]! - idle.sinceAt[best]!;
    if (open < 0 || (open === 0 && (since < 0 || (since === 0 && idle.agent[row]! < idle.agent[best]!)))) best = row;
  }
  return best;
}
