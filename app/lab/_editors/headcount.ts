import type { HeadcountSpec } from "../../../sim/scenario/staff.ts";
import type { Column } from "./columns.ts";

/** Most agents of one group in one interval. */
export const MOST_AGENTS = 2_000;
/** No interval of a headcount is shorter, minutes. */
const SHORTEST = 5;

/** How many unnamed agents are wanted in one column. */
export interface Wanted {
  readonly column: Column;
  /** Whole, 0 to 2,000. */
  readonly agents: number;
}

/** Unnamed agents at a column's first minute; 0 without a headcount. */
export function agentsAt(headcount: HeadcountSpec | undefined, { minute, weekday }: Column): number {
  if (headcount === undefined) return 0;
  const { profile, intervalMinutes, agents } = headcount;
  if (agents.length === 1) return agents[0]!;
  const number = Math.floor(minute / intervalMinutes);
  return agents[profile === "weekly" ? (weekday - 1) * (1_440 / intervalMinutes) + number : number] ?? 0;
}

/**
 * The headcount with the columns' agents replaced, everything else as it was. Its intervals become as short as the
 * columns where they are longer, down to 5 minutes; where a grid of both would be shorter than that, each interval a
 * wanted column reaches is set. A daily profile stays daily: every day then has the wanted number at that time.
 */
export function withAgents(headcount: HeadcountSpec | undefined, wanted: readonly Wanted[]): HeadcountSpec {
  const columnMinutes = wanted[0]?.column.lengthMinutes ?? 1_440;
  const old: HeadcountSpec = headcount ?? { profile: "daily", intervalMinutes: columnMinutes, agents: [0] };
  const { profile } = old;
  let grid = old.intervalMinutes;
  for (const { column } of wanted) {
    const common = divisor(divisor(grid, column.lengthMinutes), column.minute);
    if (common >= SHORTEST) grid = common;
  }
  const perDay = 1_440 / grid;
  const agents = Array.from({ length: perDay * (profile === "weekly" ? 7 : 1) }, (_, i) =>
    agentsAt(old, {
      minute: (i % perDay) * grid,
      weekday: Math.floor(i / perDay) + 1,
      lengthMinutes: grid,
      day: 0,
    }),
  );
  for (const { column, agents: count } of wanted) {
    const row = profile === "weekly" ? (column.weekday - 1) * perDay : 0;
    const from = Math.floor(column.minute / grid);
    const to = Math.min(perDay, Math.ceil((column.minute + column.lengthMinutes) / grid));
    for (let i = from; i < to; i++) agents[row + i] = count;
  }
  return { profile, intervalMinutes: grid, agents };
}

/** The greatest number that divides both; `a` where `b` is 0. */
function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/**
 * Agents of the columns `from` to `to` (both included) moved by `by` whole agents, each kept within what named agents
 * leave and 2,000. The whole selection moves together, and no step is lost at a bound: each column stops for itself.
 */
export function moved(
  scheduled: readonly number[],
  named: readonly number[],
  [from, to]: readonly [number, number],
  by: number,
): readonly { readonly index: number; readonly agents: number }[] {
  return Array.from({ length: to - from + 1 }, (_, k) => {
    const index = from + k;
    const least = Math.ceil(named[index] ?? 0);
    const most = least + MOST_AGENTS;
    return { index, agents: Math.min(most, Math.max(least, Math.round((scheduled[index] ?? 0) + by))) };
  });
}

/**
 * Agents on shift in each column as the group stands now: named ones and its headcount. The sheet of a worker comes a
 * moment later, and a second press of a key must not start from before the first. Where the headcount is finer than a
 * column, or nobody is counted, `sheet` says it.
 */
export function scheduledNow(
  headcount: HeadcountSpec | undefined,
  columns: readonly Column[],
  named: readonly number[],
  sheet: readonly number[],
): readonly number[] {
  return columns.map((column, i) => {
    const fits =
      headcount !== undefined &&
      (headcount.agents.length === 1 ||
        (headcount.intervalMinutes % column.lengthMinutes === 0 && column.minute % column.lengthMinutes === 0));
    return fits ? named[i]! + agentsAt(headcount, column) : sheet[i]!;
  });
}
