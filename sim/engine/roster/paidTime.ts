import type { Scenario } from "../../scenario/scenario.ts";
import { type LocalDays, localInterval } from "../demand/localDays.ts";
import { scheduledHeads } from "./headcounts.ts";
import type { RosterAgent } from "./rosterTarget.ts";
import { shiftTimes } from "./shiftTimes.ts";

/**
 * Paid time by interval and group, ms: shifts as planned, breaks and absence included, plus counted agents; time covered
 * by two shifts of one person counts once. Intervals of `intervalMs` follow each other from `startAt`; the last is cut
 * short by `endAt`, absent: it is whole. The figure of `group` in interval i stands at i × number of groups + group.
 */
export function paidTime(
  scenario: Scenario,
  agents: readonly RosterAgent[],
  days: LocalDays,
  startAt: number,
  intervalMs: number,
  intervals: number,
  endAt: number = startAt + intervals * intervalMs,
): Float64Array {
  const groups = scenario.groups.length;
  const paid = new Float64Array(intervals * groups);
  const add = (group: number, fromAt: number, toAt: number, heads: number): void => {
    const until = Math.min(toAt, endAt);
    for (let at = Math.max(fromAt, startAt); at < until; ) {
      const i = Math.floor((at - startAt) / intervalMs);
      const next = Math.min(startAt + (i + 1) * intervalMs, until);
      paid[i * groups + group]! += (next - at) * heads;
      at = next;
    }
  };
  const firstDay = days.dayAt(startAt) - 1;
  for (const { inGroup, shifts, person } of agents) {
    if (person === undefined) continue;
    let paidUntil = Number.NEGATIVE_INFINITY;
    for (let day = firstDay; days.startOf(day) < endAt; day++) {
      for (const { fromAt, toAt } of shiftTimes(shifts, day, days)) {
        add(inGroup, Math.max(fromAt, paidUntil), toAt, 1);
        paidUntil = Math.max(paidUntil, toAt);
      }
    }
  }
  const interval = localInterval();
  for (const [group, { headcount }] of scenario.groups.entries()) {
    if (headcount === undefined) continue;
    for (let at = startAt; at < endAt; at = interval.endsAt) {
      const heads = scheduledHeads(headcount, at, days, interval);
      add(group, at, interval.endsAt, heads);
    }
  }
  return paid;
}
