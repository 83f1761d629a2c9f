import type { Comparison, ComparisonRow } from "../../_state/useComparison.ts";

/** Rows in which anything was counted in any scenario. */
export function toldRows({ rows }: Pick<Comparison, "rows">): readonly ComparisonRow[] {
  return rows.filter(({ values }) => values.some((one) => one?.value !== undefined));
}

/** What is said over a scenario's column, the worst of it. */
export type ColumnNote =
  /** Against scenario `from` the service level rises while something it stands for gets worse: what that is. */
  | { readonly kind: "trap"; readonly from: number; readonly harm: "abandonment" | "waits" | "matters" }
  /** A promised level is missed on more of 20 days than by the base. */
  | { readonly kind: "misses"; readonly row: ComparisonRow; readonly days: number; readonly of: number };

/**
 * The note of scenario `number` (≥ 1): a trap first, against the base before one against another; else the level with the
 * most additional days missed; else nothing.
 */
export function columnNote({ traps, rows }: Comparison, number: number): ColumnNote | undefined {
  const own = traps.filter(({ to }) => to === number).sort((a, b) => a.from - b.from)[0];
  if (own !== undefined) return { kind: "trap", from: own.from, harm: harmOf(own.harms) };
  const missed = rows.flatMap((row) => {
    const [base, other] = [row.values[0], row.values[number]];
    if (other?.kept === undefined || base?.kept === undefined) return [];
    const more = base.kept - other.kept;
    return more > 0 ? [{ more, note: missesOf(row, number) }] : [];
  });
  return missed.sort((a, b) => b.more - a.more)[0]?.note;
}

function missesOf(row: ComparisonRow, number: number): ColumnNote {
  const { twenty, kept = 0 } = row.values[number]!;
  return { kind: "misses", row, days: twenty.length - kept, of: twenty.length };
}

function harmOf(harms: readonly string[]): "abandonment" | "waits" | "matters" {
  if (harms.some((id) => id.startsWith("abandonmentRate"))) return "abandonment";
  return harms.some((id) => id.startsWith("wait90")) ? "waits" : "matters";
}

/** Where the bracket of a trap passes a row: it starts, goes on, or ends there. */
export type TieAt = "start" | "on" | "end";

/**
 * By row id: how the bracket of scenario `number` passes it, from the rising service level to the nearest row that got
 * worse. Rows it does not pass are absent; so is everything where one of its ends is not shown.
 */
export function tieOf(
  { traps }: Comparison,
  shown: readonly ComparisonRow[],
  number: number,
): ReadonlyMap<string, TieAt> {
  const trap = traps.find(({ from, to }) => from === 0 && to === number);
  const at = (id: string) => shown.findIndex(({ measure }) => measure.id === id);
  const level = trap === undefined ? -1 : at(trap.level);
  const harms = (trap?.harms ?? []).map(at).filter((place) => place >= 0);
  if (level < 0 || harms.length === 0) return new Map();
  const harm = harms.reduce((best, one) => (Math.abs(one - level) < Math.abs(best - level) ? one : best));
  const [from, to] = [Math.min(level, harm), Math.max(level, harm)];
  return new Map(
    shown
      .slice(from, to + 1)
      .map(({ measure }, i): [string, TieAt] => [measure.id, i === 0 ? "start" : from + i === to ? "end" : "on"]),
  );
}
