import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, listValue } from "@duckdb/node-api";
import type { FloorEvent, Instant } from "../../sim/vocabulary/index.ts";
import { decodeLog, encodeLog } from "../../sim/vocabulary/log.ts";
import { BOUNDS } from "../bounds.ts";

/** An event as it was logged: how much disorder its way in tolerates belongs to it, or a restart would settle it otherwise. */
export interface LoggedEvent {
  readonly event: FloorEvent;
  /** Disorder window of the way it came, ms ≥ 0; 0 = its source is in order. */
  readonly disorderMs: number;
}

/** Which events to read: `from` ≤ `at` < `to`, both optional. */
export interface Span {
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Key of the duplicate rule. A source holds no line break (vocabulary), so two pairs never make one key. */
export function idKey(source: string, eventId: string): string {
  return `${source}\n${eventId}`;
}

// Body is the log codec's own text; the columns beside it exist to be asked: order, duplicates, spans, retention.
const DEFINITION = `CREATE TABLE IF NOT EXISTS events (
  position BIGINT NOT NULL, source VARCHAR NOT NULL, event_id VARCHAR NOT NULL,
  happened_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL, disorder_ms INTEGER NOT NULL, body VARCHAR NOT NULL)`;

// The database's own lock keeps other processes out, but not a second opening by this one.
const openDirectories = new Set<string>();

/** The one table of the log and everything said to the database about it. Errors are the database's own. */
export class EventTable {
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;

  readonly #directory: string;

  private constructor(directory: string, instance: DuckDBInstance, writer: DuckDBConnection) {
    this.#directory = directory;
    this.#instance = instance;
    this.#writer = writer;
  }

  /** Opens or makes `directory`/log.duckdb. Rejects when it is locked, damaged or may not be written. */
  static async open(directory: string): Promise<EventTable> {
    if (openDirectories.has(directory)) throw new Error("already open in this process");
    openDirectories.add(directory);
    let instance: DuckDBInstance | undefined;
    try {
      await mkdir(directory, { recursive: true });
      instance = await DuckDBInstance.create(join(directory, "log.duckdb"), {
        memory_limit: `${BOUNDS.logMemoryMiB}MiB`,
        threads: "2",
      });
      const writer = await instance.connect();
      await writer.run(DEFINITION);
      return new EventTable(directory, instance, writer);
    } catch (problem) {
      instance?.closeSync();
      openDirectories.delete(directory);
      throw problem;
    }
  }

  /** Another conversation with the same database, for what is kept beside the events. Its owner closes it. */
  connect(): Promise<DuckDBConnection> {
    return this.#instance.connect();
  }

  /** Highest position and latest instants, absent where there are no events. */
  async summary(): Promise<{ count: number; lastPosition: number; lastAt?: Instant; lastRecordedAt?: Instant }> {
    const reader = await this.#writer.runAndReadAll(
      "SELECT count(*), coalesce(max(position), 0), max(happened_at), max(recorded_at) FROM events",
    );
    const row = reader.getRows()[0] ?? [];
    return {
      count: Number(row[0]),
      lastPosition: Number(row[1]),
      ...(row[2] == null ? {} : { lastAt: Number(row[2]) as Instant }),
      ...(row[3] == null ? {} : { lastRecordedAt: Number(row[3]) as Instant }),
    };
  }

  /** Every (source, event id), in no stated order, in pieces. */
  async *ids(): AsyncIterable<readonly (readonly [source: string, eventId: string])[]> {
    const result = await this.#writer.stream("SELECT source, event_id FROM events");
    for await (const rows of result.yieldRows()) yield rows.map((row) => [String(row[0]), String(row[1])] as const);
  }

  /** Which of `eventIds` are there, as keys of (source, event id). */
  async find(eventIds: readonly string[]): Promise<Set<string>> {
    const reader = await this.#writer.runAndReadAll(
      "SELECT source, event_id FROM events WHERE event_id IN (SELECT unnest($1::VARCHAR[]))",
      [listValue([...eventIds])],
    );
    return new Set(reader.getRows().map((row) => idKey(String(row[0]), String(row[1]))));
  }

  /** Writes events in one transaction, numbered from `position`: all of them or, on rejection, none. */
  async write(events: readonly LoggedEvent[], position: number): Promise<void> {
    await this.#writer.run("BEGIN");
    try {
      const appender = await this.#writer.createAppender("events");
      for (const { event, disorderMs } of events) {
        appender.appendBigInt(BigInt(position++));
        appender.appendVarchar(event.source);
        appender.appendVarchar(event.eventId);
        appender.appendBigInt(BigInt(event.at));
        appender.appendBigInt(BigInt(event.recordedAt ?? event.at));
        appender.appendInteger(disorderMs);
        appender.appendVarchar(encodeLog(event));
        appender.endRow();
      }
      appender.closeSync();
      await this.#writer.run("COMMIT");
    } catch (problem) {
      // A database that broke may refuse to roll back as well; the first problem is the one to tell.
      await this.#writer.run("ROLLBACK").catch(() => undefined);
      throw problem;
    }
  }

  /** Events of `span` in the order they were accepted, as they stood when reading began. */
  async *read(span: Span): AsyncIterable<LoggedEvent[]> {
    const connection = await this.#instance.connect();
    try {
      const conditions = [
        ...(span.from === undefined ? [] : [`happened_at >= ${Number(span.from)}`]),
        ...(span.to === undefined ? [] : [`happened_at < ${Number(span.to)}`]),
      ];
      const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
      const result = await connection.stream(`SELECT body, disorder_ms FROM events ${where} ORDER BY position`);
      for await (const rows of result.yieldRows()) {
        yield rows.map((row) => ({ event: decodeLog(String(row[0])), disorderMs: Number(row[1]) }));
      }
    } finally {
      connection.closeSync();
    }
  }

  /** Removes what was recorded before `before` and gives the space back; says how many events that were. */
  async removeBefore(before: Instant): Promise<number> {
    const result = await this.#writer.run(`DELETE FROM events WHERE recorded_at < ${Number(before)}`);
    await this.#writer.run("CHECKPOINT");
    return result.rowsChanged;
  }

  close(): void {
    this.#writer.closeSync();
    this.#instance.closeSync();
    openDirectories.delete(this.#directory);
  }
}
