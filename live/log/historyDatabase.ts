import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { BOUNDS } from "../bounds.ts";
import { type LogFailure, logFailure } from "./failure.ts";

/** Counts and sums of an interval, each a column of the same name. */
export const INTERVAL_SUMS = [
  "offered",
  "answered",
  "abandoned",
  "shortAbandoned",
  "answeredWithin",
  "handleMs",
  "talkMs",
  "wrapUpMs",
  "waitMsOfAnswered",
  "waitMsOfAbandoned",
] as const;

// A row belongs to an import, and counts while that import is kept: nothing is ever overwritten, so deleting an import
// brings back what it replaced.
const DEFINITIONS = [
  "CREATE SEQUENCE IF NOT EXISTS history_positions",
  `CREATE TABLE IF NOT EXISTS history_imports (
    position BIGINT NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, origin VARCHAR NOT NULL,
    time_zone VARCHAR NOT NULL, mapping VARCHAR, bytes BIGINT NOT NULL, problems BIGINT NOT NULL,
    state VARCHAR NOT NULL, opened_at BIGINT NOT NULL, touched_at BIGINT NOT NULL, rows BIGINT NOT NULL,
    batch BIGINT NOT NULL, added BIGINT, replaced BIGINT, same BIGINT, first_at BIGINT, last_at BIGINT)`,
  `CREATE TABLE IF NOT EXISTS history_intervals (
    import BIGINT NOT NULL, seq BIGINT NOT NULL, queue VARCHAR NOT NULL, channel VARCHAR NOT NULL,
    start_at BIGINT NOT NULL, minutes INTEGER NOT NULL, part VARCHAR NOT NULL, agents DOUBLE,
    ${INTERVAL_SUMS.map((name) => `"${name}" DOUBLE`).join(", ")})`,
  `CREATE TABLE IF NOT EXISTS history_contacts (
    import BIGINT NOT NULL, seq BIGINT NOT NULL, queue VARCHAR NOT NULL, channel VARCHAR NOT NULL,
    arrived_at BIGINT NOT NULL, outcome VARCHAR NOT NULL, wait_ms BIGINT, talk_ms BIGINT, wrap_up_ms BIGINT,
    agent VARCHAR, customer VARCHAR, id VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS history_documents (
    kind VARCHAR NOT NULL, id VARCHAR NOT NULL, revision BIGINT NOT NULL, saved_at BIGINT NOT NULL, body VARCHAR NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS lab_documents (
    id VARCHAR NOT NULL, name VARCHAR NOT NULL, revision BIGINT NOT NULL, saved_at BIGINT NOT NULL, body VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS forecasts (
    id BIGINT NOT NULL, made_at BIGINT NOT NULL, "of" VARCHAR NOT NULL, method VARCHAR NOT NULL, queue VARCHAR NOT NULL,
    channel VARCHAR NOT NULL, time_zone VARCHAR NOT NULL, interval_minutes INTEGER NOT NULL, after_date VARCHAR NOT NULL,
    from_date VARCHAR NOT NULL, to_date VARCHAR NOT NULL, body VARCHAR NOT NULL)`,
] as const;

const openDirectories = new Set<string>();

/**
 * The database of histories, beside the log's: a simulated floor comes and goes, what people imported stays. One process
 * at a time. Writes take turns; reads have a conversation of their own and see what was committed.
 */
export class HistoryDatabase {
  readonly directory: string;
  readonly #instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly #reader: DuckDBConnection;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #lastRead: Promise<unknown> = Promise.resolve();

  private constructor(directory: string, instance: DuckDBInstance, writer: DuckDBConnection, reader: DuckDBConnection) {
    this.directory = directory;
    this.#instance = instance;
    this.writer = writer;
    this.#reader = reader;
  }

  /** Opens or makes `directory`/history.duckdb; imports that were not finished are dropped. Rejects with a `LogFailure`. */
  static async open(directory: string): Promise<HistoryDatabase> {
    if (openDirectories.has(directory)) throw logFailure(new Error("already open in this process"), directory);
    openDirectories.add(directory);
    let instance: DuckDBInstance | undefined;
    try {
      await mkdir(directory, { recursive: true });
      instance = await DuckDBInstance.create(join(directory, "history.duckdb"), {
        memory_limit: `${BOUNDS.historyMemoryMiB}MiB`,
        threads: "2",
      });
      const writer = await instance.connect();
      for (const definition of DEFINITIONS) await writer.run(definition);
      for (const table of ["history_intervals", "history_contacts"]) {
        await writer.run(
          `DELETE FROM ${table} WHERE import IN (SELECT position FROM history_imports WHERE state = 'open')`,
        );
      }
      await writer.run("DELETE FROM history_imports WHERE state = 'open'");
      return new HistoryDatabase(directory, instance, writer, await instance.connect());
    } catch (problem) {
      instance?.closeSync();
      openDirectories.delete(directory);
      throw logFailure(problem, directory);
    }
  }

  /** `work` in a transaction of its own: all of it or, on rejection (with a `LogFailure`), nothing. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = this.#lastWrite.then(async () => {
      await this.writer.run("BEGIN");
      try {
        const result = await work(this.writer);
        await this.writer.run("COMMIT");
        return result;
      } catch (problem) {
        await this.writer.run("ROLLBACK").catch(() => undefined);
        throw this.#failure(problem);
      }
    });
    this.#lastWrite = turn.catch(() => undefined);
    return turn;
  }

  /** Rows as objects by column. Rejects with a `LogFailure`. */
  read(sql: string, values: Record<string, DuckDBValue> = {}): Promise<Record<string, unknown>[]> {
    const turn = this.#lastRead.then(async () => {
      try {
        return (await this.#reader.runAndReadAll(sql, values)).getRowObjectsJS() as Record<string, unknown>[];
      } catch (problem) {
        throw this.#failure(problem);
      }
    });
    this.#lastRead = turn.catch(() => undefined);
    return turn;
  }

  /** Waits for what is under way, then closes. */
  async close(): Promise<void> {
    await Promise.all([this.#lastWrite, this.#lastRead]);
    this.writer.closeSync();
    this.#reader.closeSync();
    this.#instance.closeSync();
    openDirectories.delete(this.directory);
  }

  #failure(problem: unknown): unknown {
    // Our own refusals and mistakes pass as they are; what the database said becomes a failure of the log.
    if (problem instanceof RangeError || problem instanceof TypeError) return problem;
    return logFailure(problem, this.directory) satisfies LogFailure;
  }
}
