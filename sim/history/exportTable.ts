import { formatDateTime } from "../vocabulary/rfc3339.ts";
import type { IntervalRow } from "./rows.ts";

const FIGURES = [
  ...["offered", "answered", "abandoned", "shortAbandoned", "answeredWithin"],
  ...["handleMs", "talkMs", "wrapUpMs", "waitMsOfAnswered", "waitMsOfAbandoned", "agents"],
] as const satisfies readonly (keyof IntervalRow)[] as readonly (keyof IntervalRow)[];

/** Intervals in our own layout, a header first: what an import reads back as the same rows. What is not known is absent. */
export function exportTable(rows: readonly IntervalRow[]): (string | number | undefined)[][] {
  return [
    ["queue", "channel", "startAt", "minutes", ...FIGURES],
    ...rows.map((row) => [
      ...[row.queue, row.channel, formatDateTime(row.startAt), row.minutes],
      ...FIGURES.map((name) => row[name]),
    ]),
  ];
}
