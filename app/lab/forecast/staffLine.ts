import type { Scenario } from "../../../sim/scenario/scenario.ts";

/** The most agents scheduled at once, and their hours in all, of every group's headcounts. No headcounts: 0. */
export function headcounts({ groups }: Scenario): { readonly most: number; readonly hours: number } {
  let hours = 0;
  const together = new Map<number, number>();
  for (const { headcount } of groups) {
    if (headcount === undefined) continue;
    headcount.agents.forEach((agents, i) => {
      const minute = i * headcount.intervalMinutes;
      hours += (agents * headcount.intervalMinutes) / 60;
      for (let at = minute; at < minute + headcount.intervalMinutes; at += 5) {
        together.set(at, (together.get(at) ?? 0) + agents);
      }
    });
  }
  return { most: Math.max(0, ...together.values()), hours };
}
