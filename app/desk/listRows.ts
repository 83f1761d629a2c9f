import type { CountedContact } from "../../sim/metrics/counted.ts";
import type { Cell } from "../_charts/csv.ts";
import { clockWithSeconds } from "../_i18n/format.ts";

/** Heads of the file of a list: names of the API, durations in seconds. */
export const CONTACT_HEADS: readonly string[] = [
  "contact",
  "source",
  "channel",
  "queue",
  "since",
  "sinceAt",
  "endedAt",
  "outcome",
  "wait s",
  "handle s",
  "agent",
  "counts above the line",
];

/** One contact of a list as fields of a file. */
export function contactCells(row: CountedContact, timeZone: string): readonly Cell[] {
  return [
    row.contactId,
    row.source,
    row.channel,
    row.queueId,
    clockWithSeconds(row.sinceAt, timeZone),
    row.sinceAt,
    row.endedAt,
    row.outcome,
    inSeconds(row.waitMs),
    inSeconds(row.handleMs),
    row.agentId,
    row.met === undefined ? undefined : row.met ? "yes" : "no",
  ];
}

function inSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1_000;
}
