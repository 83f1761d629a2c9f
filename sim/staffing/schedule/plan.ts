import type { CoverModel, ShiftColumn } from "./coverModel.ts";
import type { LinearSolution } from "./linearModel.ts";
import type { ScheduleSpec, ShiftPattern } from "./spec.ts";

/** One shift of somebody: the day it begins on, counted from 0, and the pattern. */
export interface PlannedShift {
  readonly day: number;
  readonly pattern: ShiftPattern;
}

/** Somebody's shifts, in order of days. Without contracts everybody has one. */
export interface PlannedAgent {
  /** From 1, in the order of contracts, kinds of shift and beginnings. */
  readonly number: number;
  readonly contractId?: string;
  readonly shifts: readonly PlannedShift[];
  readonly paidMinutes: number;
}

export interface ScheduleCost {
  readonly wages: number;
  /** Price of agents missing and of agents too many. */
  readonly short: number;
  readonly over: number;
  readonly total: number;
}

export interface SchedulePlan {
  readonly agents: readonly PlannedAgent[];
  /** Agents on queue by day and interval; shifts past the last day of fewer than seven count nowhere. */
  readonly cover: readonly (readonly number[])[];
  readonly cost: ScheduleCost;
  /** No plan within the rules costs less: proved. */
  readonly bound: number;
  /** (cost − bound) ÷ cost; 0 where nothing costs anything. */
  readonly gap: number;
  readonly optimal: boolean;
}

/** Reads a plan off a solution that has values: counts become people, people get their shifts. */
export function planOf(spec: ScheduleSpec, cover: CoverModel, solution: LinearSolution): SchedulePlan {
  const values = solution.values!;
  const chosen = cover.shifts.flatMap((one) => Array.from({ length: countOf(values, one.column) }, () => one));
  const people =
    spec.contracts.length === 0
      ? [...chosen].sort(byBeginning).map((one) => ({ shifts: [shiftOf(one)] }))
      : cover.tours.flatMap((_, tour) => weeksOfTour(cover, values, tour, chosen));
  const agents = people.map((one, i) => ({
    ...one,
    number: i + 1,
    paidMinutes: one.shifts.reduce((sum, { pattern }) => sum + pattern.paidMinutes, 0),
  }));
  const covered = coverOf(spec, cover.slotsADay, agents);
  const cost = costOf(spec, agents, covered);
  const bound = Math.min(cost.total, Math.max(0, solution.bound));
  const gap = cost.total > 0 ? Math.max(0, cost.total - bound) / cost.total : 0;
  return { agents, cover: covered, cost, bound, gap, optimal: solution.status === "optimal" };
}

/** Agents on queue by day and interval that these people give. */
export function coverOf(
  spec: Pick<ScheduleSpec, "requirement">,
  slotsADay: number,
  agents: readonly Pick<PlannedAgent, "shifts">[],
): number[][] {
  const days = spec.requirement.length;
  const covered = spec.requirement.map((wanted) => wanted.map(() => 0));
  for (const { shifts } of agents) {
    for (const { day, pattern } of shifts) {
      for (const slot of pattern.slots) {
        const on = day + Math.floor(slot / slotsADay);
        const row = covered[days === 7 ? on % 7 : on];
        if (row !== undefined) row[slot % slotsADay]! += 1;
      }
    }
  }
  return covered;
}

function costOf(
  spec: ScheduleSpec,
  agents: readonly PlannedAgent[],
  cover: readonly (readonly number[])[],
): ScheduleCost {
  const hours = spec.slotMinutes / 60;
  let [short, over] = [0, 0];
  for (const [day, wanted] of spec.requirement.entries()) {
    for (const [slot, least] of wanted.entries()) {
      const there = cover[day]![slot]!;
      short += Math.max(0, least - there) * (spec.shortCostPerHour ?? 0) * hours;
      over += Math.max(0, there - least) * spec.overCostPerHour * hours;
    }
  }
  const wages = agents.reduce(
    (sum, { shifts }) => sum + shifts.reduce((each, { pattern }) => each + pattern.cost, 0),
    0,
  );
  return { wages, short, over, total: wages + short + over };
}

/** Whole columns come as whole numbers but for a rest of rounding. */
function countOf(values: Float64Array, column: number): number {
  return Math.max(0, Math.round(values[column]!));
}

/**
 * People of one class: each has a set of days, and on each of them one of the class's shifts. Who begins early on one day
 * does so on the next as far as there are such shifts.
 */
function weeksOfTour(cover: CoverModel, values: Float64Array, tour: number, chosen: readonly ShiftColumn[]) {
  const people = cover.weeks
    .filter((one) => one.tour === tour)
    .flatMap(({ column, days }) =>
      Array.from({ length: countOf(values, column) }, () => ({ days, shifts: [] as PlannedShift[] })),
    );
  for (let day = 0; day < 7; day++) {
    const working = people.filter(({ days }) => days.includes(day));
    working.sort((a, b) => (a.shifts.at(-1)?.pattern.startMinute ?? 0) - (b.shifts.at(-1)?.pattern.startMinute ?? 0));
    const shifts = chosen.filter((one) => one.tour === tour && one.day === day).sort(byBeginning);
    for (const [i, one] of shifts.entries()) working[i]?.shifts.push(shiftOf(one));
  }
  const contractId = cover.tours[tour]!.contract.id;
  return people.map(({ shifts }) => ({ contractId, shifts }));
}

function shiftOf({ day, pattern }: ShiftColumn): PlannedShift {
  return { day, pattern };
}

function byBeginning(a: ShiftColumn, b: ShiftColumn): number {
  return a.day - b.day || a.pattern.startMinute - b.pattern.startMinute || a.column - b.column;
}
