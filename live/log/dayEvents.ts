import type { Instant } from "../../sim/vocabulary/index.ts";
import { LOOK_BACK_MS } from "./figuresSql.ts";
import type { EventLog } from "./log.ts";

/** How long before a day its replay begins to fold: the longest rolling window, the chart of two hours, and a shift's begin. */
export const LEAD_MS = 4 * 3_600_000;

/** Which events a replay needs: those in [`startsAt` − lead, `endsAt`), and what was still open before. */
export interface DaySpan {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

const PATHS = ["type", "contactId", "visitId", "workId", "agentId", "queueId", "channel"];

/**
 * Positions of events before the lead that still matter in it: everything of contacts that had not ended, the first contact
 * of each queue, the last of each agent and the first and the latest word on them (queues and seats are numbered in order of
 * appearance), links of the stream itself. What a source said of contacts before its last reset or listing of its whole state is closed
 * by that.
 */
const CARRIED = `
WITH told AS MATERIALIZED (
  SELECT position, source, happened_at AS t, f[1] AS type, f[2] AS contact, f[3] AS visit, f[4] AS work, f[5] AS agent,
    f[6] AS queue, f[7] AS channel
  FROM (SELECT position, source, happened_at,
      json_extract_string(body, [${PATHS.map((path) => `'$.${path}'`).join(", ")}]) AS f
    FROM events WHERE happened_at >= $since AND happened_at < $lead)
), cuts AS (
  SELECT source, max((t, position)) AS cut FROM told WHERE type IN ('stream.reset', 'stream.snapshot') GROUP BY source
), fresh AS (
  SELECT told.* FROM told LEFT JOIN cuts USING (source) WHERE cut IS NULL OR (t, position) >= cut
), visits AS (
  SELECT source, visit, any_value(contact) AS contact FROM fresh WHERE type = 'visit.queued' GROUP BY source, visit
), works AS (
  SELECT source, work, any_value(contact) AS contact FROM fresh WHERE type IN ('work.offered', 'work.connected')
  GROUP BY source, work
), owned AS (
  SELECT f.source, f.position, coalesce(f.contact, v.contact, w.contact) AS contact FROM fresh f
  LEFT JOIN visits v ON f.type LIKE 'visit.%' AND f.source = v.source AND f.visit = v.visit
  LEFT JOIN works w ON f.type LIKE 'work.%' AND f.source = w.source AND f.work = w.work
), ended AS (
  SELECT DISTINCT source, contact FROM fresh WHERE type = 'contact.ended'
), told_of AS (
  SELECT source, contact FROM fresh WHERE type = 'visit.queued'
  QUALIFY row_number() OVER (PARTITION BY queue, channel ORDER BY t, position) = 1
  UNION SELECT source, contact FROM fresh WHERE type = 'work.connected'
    QUALIFY row_number() OVER (PARTITION BY source, agent ORDER BY t DESC, position DESC) = 1
), carried AS (
  SELECT position FROM owned LEFT JOIN ended e USING (source, contact)
  WHERE owned.contact IS NOT NULL AND e.contact IS NULL
  UNION SELECT position FROM owned SEMI JOIN told_of USING (source, contact)
  UNION SELECT position FROM told WHERE type LIKE 'agent.%'
    QUALIFY row_number() OVER (PARTITION BY source, agent, type, queue, channel ORDER BY t, position) = 1
  UNION SELECT position FROM told WHERE type LIKE 'agent.%'
    QUALIFY row_number() OVER (PARTITION BY source, agent, type, queue, channel ORDER BY t DESC, position DESC) = 1
  UNION SELECT position FROM fresh WHERE type IN ('stream.reset', 'stream.snapshot')
  UNION SELECT position FROM told WHERE type = 'source.health'
    QUALIFY row_number() OVER (PARTITION BY source ORDER BY t DESC, position DESC) = 1
)`;

/** Events in the day and its lead. */
export async function dayEventCount(log: EventLog, { startsAt, endsAt }: DaySpan): Promise<number> {
  const connection = await log.connect();
  try {
    const reader = await connection.runAndReadAll(
      "SELECT count(*) FROM events WHERE happened_at >= $1 AND happened_at < $2",
      [BigInt(startsAt - LEAD_MS), BigInt(endsAt)],
    );
    return Number(reader.getRows()[0]?.[0] ?? 0);
  } finally {
    connection.closeSync();
  }
}

/**
 * What a replay of the day folds, as lines of the log (`decodeLog`), in the order it happened, in pieces of at most 2,048, as
 * it stood when reading began. What began more than seven days before the lead is not in it.
 */
export async function* dayEvents(log: EventLog, { startsAt, endsAt }: DaySpan): AsyncIterable<readonly string[]> {
  const lead = startsAt - LEAD_MS;
  const connection = await log.connect();
  try {
    const result = await connection.stream(
      `${CARRIED} SELECT body FROM events
       WHERE (happened_at >= $lead AND happened_at < $end) OR position IN (SELECT position FROM carried)
       ORDER BY happened_at, position`,
      { since: BigInt(lead - LOOK_BACK_MS), lead: BigInt(lead), end: BigInt(endsAt) },
    );
    for await (const rows of result.yieldRows()) yield rows.map((row) => String(row[0]));
  } finally {
    connection.closeSync();
  }
}

/** How many events each minute of the log holds that holds any: minute since 1970 → count. Oldest first. */
export async function eventMinutes(log: EventLog, since: Instant): Promise<ReadonlyMap<number, number>> {
  const connection = await log.connect();
  try {
    const reader = await connection.runAndReadAll(
      "SELECT happened_at // 60000 AS minute, count(*) FROM events WHERE happened_at >= $1 GROUP BY minute ORDER BY minute",
      [BigInt(since)],
    );
    return new Map(reader.getRows().map((row) => [Number(row[0]), Number(row[1])]));
  } finally {
    connection.closeSync();
  }
}
