import type { DaySheet, GroupSheet } from "../../../sim/experiment/daySheet.ts";

/** What one tab of the sheet shows, by column. */
export interface SheetRows {
  readonly scheduled: readonly number[];
  /** Time losses: scheduled, not on queue. */
  readonly away: readonly number[];
  readonly required: readonly number[];
  /** On queue less required, in whole agents. */
  readonly gap: readonly number[];
  readonly named: readonly number[];
  /** Money, whole run. */
  readonly cost: number;
}

/** The groups' sheets added up. All zeros for none. */
export function summed(groups: readonly GroupSheet[], columns: number): SheetRows {
  const sum = (part: (group: GroupSheet) => readonly number[]) =>
    Array.from({ length: columns }, (_, i) => groups.reduce((all, group) => all + (part(group)[i] ?? 0), 0));
  const scheduled = sum((group) => group.scheduled);
  const away = sum((group) => group.away);
  const required = sum((group) => group.required);
  return {
    ...{ scheduled, away, required },
    gap: scheduled.map((agents, i) => gapOf(agents, away[i]!, required[i]!)),
    named: sum((group) => group.named),
    cost: groups.reduce((all, group) => all + group.cost, 0),
  };
}

/**
 * Whole agents too many (> 0) or missing (< 0): scheduled − losses − required, each rounded as the sheet prints it, so
 * that a row adds up by eye.
 */
export function gapOf(scheduled: number, away: number, required: number): number {
  return Math.round(scheduled) - Math.round(away) - Math.round(required);
}

/** ■ short 2 or more, ▲ short 1, ○ over by 2 or more; nothing: it fits. */
export type GapMark = "act" | "watch" | "over" | undefined;

export function gapMark(gap: number): GapMark {
  return gap <= -2 ? "act" : gap === -1 ? "watch" : gap >= 2 ? "over" : undefined;
}

/** Hours missing and hours too many of a row of gaps: they do not make up for each other. */
export function gapHours(
  gap: readonly number[],
  intervalMinutes: number,
): { readonly short: number; readonly over: number } {
  const hours = (sign: -1 | 1) => (gap.reduce((sum, one) => sum + Math.max(0, sign * one), 0) * intervalMinutes) / 60;
  return { short: hours(-1), over: hours(1) };
}

/** First and last column in which anything is scheduled or required in either sheet; all of them when nothing is. */
export function shownColumns(sheets: readonly SheetRows[], columns: readonly number[]): readonly number[] {
  const used = columns.filter((i) => sheets.some(({ scheduled, required }) => scheduled[i]! > 0 || required[i]! > 0));
  const [first, last] = [used[0], used.at(-1)];
  return first === undefined || last === undefined ? columns : columns.filter((i) => i >= first && i <= last);
}

/** Whether two sheets have the same intervals; `undefined` has none. */
export function sameHours(one: DaySheet, other: DaySheet | undefined): boolean {
  return other !== undefined && one.intervalMs === other.intervalMs && one.startsAt.length === other.startsAt.length;
}
