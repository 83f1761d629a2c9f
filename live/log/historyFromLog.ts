import type { ContactRow } from "../../sim/history/rows.ts";
import type { BoardConfig } from "../../sim/metrics/config.ts";
import { DAY_MS, HOUR_MS, type Instant, isChannel } from "../../sim/vocabulary/index.ts";
import { facts, targetRows } from "./figuresSql.ts";
import type { HistoryImports, ImportChange, ImportInfo } from "./historyImports.ts";
import type { EventLog } from "./log.ts";

/** A visit is looked for from so long before the day it began, and its work so long after it. */
const LEAD_MS = HOUR_MS;
const TAIL_MS = 12 * HOUR_MS;
const BATCH = 10_000;
/** A work without a wrap-up so long after its release is finished as of that release (F11). */
const GRACE_MS = 2_000;

/**
 * Visits that ended, from the events of a log, by the day they began: one contact row each, known by source and visit, so
 * that taking the same log in again changes nothing. Rejects with what the database says.
 */
export async function* visitsOfLog(log: EventLog, config: BoardConfig): AsyncGenerator<readonly ContactRow[]> {
  const connection = await log.connect();
  try {
    const span = (await connection.runAndReadAll("SELECT min(happened_at), max(happened_at) FROM events")).getRows()[0];
    if (span?.[0] == null) return;
    const [first, last] = span.map(Number) as [number, number];
    for (let from = first - (first % DAY_MS); from <= last; from += DAY_MS) {
      const reader = await connection.runAndReadAll(
        `${facts(targetRows(config))}
        SELECT v.queue, v.channel, v.enqueued_at, v.outcome, v.wait, s.talk, s.hold, s.wrap, v.source || ' ' || v.visit AS id
        FROM visits v LEFT JOIN spent s ON s.source = v.source AND s.work = v.work
        WHERE v.outcome IS NOT NULL AND v.enqueued_at >= $from AND v.enqueued_at < $from + ${DAY_MS}
          AND $graceMs >= 0 ORDER BY v.enqueued_at, id`,
        {
          at: BigInt(from + DAY_MS + TAIL_MS),
          since: BigInt(from - LEAD_MS),
          from: BigInt(from),
          graceMs: BigInt(GRACE_MS),
        },
      );
      yield reader.getRowObjectsJS().flatMap(contactRow);
    }
  } finally {
    connection.closeSync();
  }
}

/** Takes a log in as one import. The import is dropped where anything fails, or where there is nothing. */
export async function importLog(
  imports: HistoryImports,
  log: EventLog,
  config: BoardConfig,
  name: string,
): Promise<ImportInfo | "empty" | "too-many-imports"> {
  const head = { name, kind: "contacts", origin: "log", timeZone: config.timeZone, bytes: 0 } as const;
  const change = await imports.begin(head);
  // Of a beginning only the place for it can be refused.
  if (!change.ok) return "too-many-imports";
  const begun = change.info;
  try {
    let batch = 0;
    let rows = 0;
    for await (const day of visitsOfLog(log, config)) {
      for (let from = 0; from < day.length; from += BATCH) {
        batch += 1;
        const piece = day.slice(from, from + BATCH);
        rows += piece.length;
        done(await imports.append(begun.id, batch, { kind: "contacts", rows: piece }));
      }
    }
    if (rows > 0) return done(await imports.keep(begun.id, 0));
    await imports.remove(begun.id);
    return "empty";
  } catch (problem) {
    await imports.remove(begun.id);
    throw problem;
  }
}

function done(change: ImportChange): ImportInfo {
  if (change.ok) return change.info;
  throw new RangeError(`history from the log: expected every batch to be taken, got ${change.code}`);
}

function contactRow(row: Record<string, unknown>): ContactRow[] {
  const { channel } = row;
  const queue = String(row.queue ?? "").slice(0, 200);
  if (!isChannel(channel) || queue === "") return [];
  const outcome = row.outcome === "answered" ? "answered" : row.outcome === "abandoned" ? "abandoned" : "other";
  const talked = outcome === "answered" && row.talk != null;
  return [
    {
      ...{ queue, channel, arrivedAt: Number(row.enqueued_at) as Instant, outcome, waitMs: Number(row.wait) },
      ...(talked ? { talkMs: Number(row.talk) + Number(row.hold ?? 0), wrapUpMs: Number(row.wrap ?? 0) } : {}),
      id: String(row.id).slice(-200),
    },
  ];
}
