import type { BoardConfig } from "../../sim/metrics/config.ts";
import type { Channel, Instant } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import { facts, GRACE_MS, targetRows } from "./figuresSql.ts";
import type { EventLog } from "./log.ts";

/** One contact of a day as the log has it: when it joined the line, how it ended. */
export interface LoggedContact {
  readonly queueId: string;
  readonly channel: Channel;
  readonly at: number;
  /** Conversation with holds, ms; absent: it was not answered, or is not over. */
  readonly talkMs?: number;
  /** How long it waited before it was given up, ms; absent: it was not. */
  readonly gaveUpMs?: number;
}

/** Visits that follow another of the same contact are its way through the centre, which the simulation finds by itself. */
const QUESTION = `SELECT v.queue, v.channel, v.enqueued_at, v.outcome, v.wait, f.talk + f.hold
  FROM visits v LEFT JOIN finished f ON f.source = v.source AND f.work = v.work
  WHERE v.queue IS NOT NULL AND v.enqueued_at BETWEEN $from AND $at - 1
  QUALIFY row_number() OVER (PARTITION BY v.source, coalesce(v.contact, v.visit) ORDER BY v.queued_at) = 1
  ORDER BY v.enqueued_at, v.visit LIMIT ${BOUNDS.tracedContacts}`;

/** Contacts that joined a line in [`from`, `to`), in order of time, at most 200,000. Rejects with what the database says. */
export async function tracedDay(
  log: EventLog,
  config: BoardConfig,
  from: Instant,
  to: Instant,
): Promise<readonly LoggedContact[]> {
  const connection = await log.connect();
  try {
    const reader = await connection.runAndReadAll(`${facts(targetRows(config))}\n${QUESTION}`, {
      ...{ from: BigInt(from), since: BigInt(from), at: BigInt(to), graceMs: BigInt(GRACE_MS) },
    });
    return reader.getRows().map(([queue, channel, at, outcome, wait, talk]) => ({
      ...{ queueId: String(queue), channel: String(channel) as Channel, at: Number(at) },
      ...(talk === null || talk === undefined ? {} : { talkMs: Math.max(1, Number(talk)) }),
      ...(outcome === "abandoned" ? { gaveUpMs: Number(wait) } : {}),
    }));
  } finally {
    connection.closeSync();
  }
}
