import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, listValue } from "@duckdb/node-api";
import { BOUNDS } from "../bounds.ts";

/** A document as it is stored. */
export interface StoredDocument {
  readonly id: string;
  /** From 1, one more with every saving. */
  readonly revision: number;
  /** When it was saved, ms since the epoch. */
  readonly savedAt: number;
  /** JSON. */
  readonly body: string;
}

const DEFINITION = `CREATE TABLE IF NOT EXISTS documents (
  kind VARCHAR NOT NULL, id VARCHAR NOT NULL, revision BIGINT NOT NULL, saved_at BIGINT NOT NULL, body VARCHAR NOT NULL)`;

const openDirectories = new Set<string>();

/**
 * What people set up, in a database beside the log's: the log of a simulated centre is thrown away, this is not. Errors
 * are the database's own. One process at a time; a write that resolved survives a kill.
 */
export class DocumentTable {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #directory: string;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(directory: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#directory = directory;
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Opens or makes `directory`/documents.duckdb. Rejects when it is locked, damaged or may not be written. */
  static async open(directory: string): Promise<DocumentTable> {
    if (openDirectories.has(directory)) throw new Error("already open in this process");
    openDirectories.add(directory);
    let instance: DuckDBInstance | undefined;
    try {
      await mkdir(directory, { recursive: true });
      instance = await DuckDBInstance.create(join(directory, "documents.duckdb"), {
        memory_limit: `${BOUNDS.documentMemoryMiB}MiB`,
        threads: "1",
      });
      const connection = await instance.connect();
      await connection.run(DEFINITION);
      return new DocumentTable(directory, instance, connection);
    } catch (problem) {
      instance?.closeSync();
      openDirectories.delete(directory);
      throw problem;
    }
  }

  /** Every document of `kind`, in order of id. */
  async all(kind: string): Promise<readonly StoredDocument[]> {
    const reader = await this.#connection.runAndReadAll(
      "SELECT id, revision, saved_at, body FROM documents WHERE kind = $1 ORDER BY id",
      [kind],
    );
    return reader.getRows().map((row) => ({
      id: String(row[0]),
      revision: Number(row[1]),
      savedAt: Number(row[2]),
      body: String(row[3]),
    }));
  }

  /** Puts documents in the place of those of the same id, all of them or, on rejection, none. */
  write(kind: string, documents: readonly StoredDocument[]): Promise<void> {
    return this.#transaction(async () => {
      const ids = listValue(documents.map(({ id }) => id));
      await this.#connection.run("DELETE FROM documents WHERE kind = $1 AND id IN (SELECT unnest($2::VARCHAR[]))", [
        kind,
        ids,
      ]);
      const appender = await this.#connection.createAppender("documents");
      for (const { id, revision, savedAt, body } of documents) {
        appender.appendVarchar(kind);
        appender.appendVarchar(id);
        appender.appendBigInt(BigInt(revision));
        appender.appendBigInt(BigInt(savedAt));
        appender.appendVarchar(body);
        appender.endRow();
      }
      appender.closeSync();
    });
  }

  remove(kind: string, id: string): Promise<void> {
    return this.#transaction(async () => {
      await this.#connection.run("DELETE FROM documents WHERE kind = $1 AND id = $2", [kind, id]);
    });
  }

  /** Waits for what is being written, then closes. */
  async close(): Promise<void> {
    await this.#last;
    this.#connection.closeSync();
    this.#instance.closeSync();
    openDirectories.delete(this.#directory);
  }

  /** One at a time: a connection has one transaction. */
  #transaction(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(async () => {
      await this.#connection.run("BEGIN");
      try {
        await work();
        await this.#connection.run("COMMIT");
      } catch (problem) {
        await this.#connection.run("ROLLBACK").catch(() => undefined);
        throw problem;
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
