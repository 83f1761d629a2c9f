import { type Cell, csvText } from "../_charts/csv.ts";
import type { DeskRow } from "./deskRows.ts";

const HEADS = [
  "channel",
  "queue",
  "waiting",
  "waiting late",
  "longest s",
  "target s",
  "target",
  "service level",
  "n",
  "low",
  "high",
  "variant",
  "window",
  "gave up",
  "P90 wait s",
  "load",
  "occupancy",
  "in hand",
  "slots busy",
  "slots",
  "level",
  "freshness",
] as const;

/** The table of queues as a file: fractions as they are, durations in seconds; withdrawn figures are empty. */
export function queueCsv(rows: readonly DeskRow[], decimalComma: boolean): string {
  return csvText([HEADS, ...rows.map(cells)], decimalComma);
}

function cells({ channel, queueId, figures, freshness }: DeskRow): readonly Cell[] {
  if (freshness === "stale") return [channel, queueId, ...HEADS.slice(2, -1).map(() => undefined), freshness];
  const { serviceLevel: sl, abandonment, slotLoad, occupancy } = figures;
  return [
    ...[channel, queueId, figures.waiting, figures.waitingLate, inSeconds(figures.longestWaitMs)],
    ...[sl.target.acceptableWaitMs / 1_000, sl.target.fraction, sl.value, sl.n, sl.low, sl.high, sl.variant, sl.window],
    ...[abandonment.value, inSeconds(figures.waitP90Ms), slotLoad.value, occupancy.value],
    ...[figures.inProgress, figures.slotsBusy, figures.slots, figures.level, freshness],
  ];
}

function inSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1_000;
}
