import type { FloorEvent, Instant } from "../../sim/vocabulary/index.ts";
import { decodeLog } from "../../sim/vocabulary/log.ts";
import { BOUNDS } from "../bounds.ts";
import type { EventLog } from "./log.ts";

/** What tells the way of a customer from contact to contact; waits and breaks do not. */
const TOLD = ["started", "switched", "ended"].map((word) => `contact.${word}`);
const TYPES = [...TOLD, "identity.linked", "work.connected", "work.transferred"];

/**
 * Events in [`from`, `to`) that tell from which contact to which customers went, in order of time, at most
 * `BOUNDS.journeyEvents`; `cutShort`: there were more. Others are let in while they are read. Rejects with what the database says.
 */
export async function journeyEvents(
  log: EventLog,
  from: Instant,
  to: Instant,
): Promise<{ readonly events: readonly FloorEvent[]; readonly cutShort: boolean }> {
  const connection = await log.connect();
  try {
    const result = await connection.stream(
      `SELECT body FROM events WHERE happened_at >= $from AND happened_at < $to
        AND json_extract_string(body, '$.type') IN (${TYPES.map((type) => `'${type}'`).join(", ")})
      ORDER BY happened_at, position LIMIT ${BOUNDS.journeyEvents + 1}`,
      { from: BigInt(from), to: BigInt(to) },
    );
    const events: FloorEvent[] = [];
    for await (const rows of result.yieldRows()) for (const [body] of rows) events.push(decodeLog(String(body)));
    const cutShort = events.length > BOUNDS.journeyEvents;
    return { events: cutShort ? events.slice(0, BOUNDS.journeyEvents) : events, cutShort };
  } finally {
    connection.closeSync();
  }
}
