import type { RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import type { HistoryDatabase } from "./historyDatabase.ts";

/** A lab document as a line of the list. */
export interface LabLine {
  readonly id: string;
  readonly name: string;
  /** From 1, one more with every saving, and never one that this id has had before. */
  readonly revision: number;
  readonly savedAt: number;
}

/** What became of a change; `revision`: the one there is, 0 for none. */
export type LabChange =
  | { readonly ok: true; readonly revision: number }
  | {
      readonly ok: false;
      readonly code: "revision-required" | "revision-conflict" | "too-many-lab-documents" | "unknown-lab-document";
      readonly revision: number;
    };

/** Lab documents people saved: each change against the revision it was made from. A deleted one leaves its revision. */
export class LabDocuments {
  readonly #database: HistoryDatabase;
  readonly #time: RealTime;

  constructor(database: HistoryDatabase, time: RealTime) {
    this.#database = database;
    this.#time = time;
  }

  /** Latest saved first. */
  async list(): Promise<readonly LabLine[]> {
    const rows = await this.#database.read(
      "SELECT id, name, revision, saved_at FROM lab_documents WHERE body IS NOT NULL ORDER BY saved_at DESC, id",
    );
    return rows.map((row) => ({
      ...{ id: String(row.id), name: String(row.name) },
      ...{ revision: Number(row.revision), savedAt: Number(row.saved_at) },
    }));
  }

  /** The document's JSON and revision; `undefined`: there is none. */
  async get(id: string): Promise<{ readonly body: string; readonly revision: number } | undefined> {
    const [row] = await this.#database.read(
      "SELECT revision, body FROM lab_documents WHERE id = $id AND body IS NOT NULL",
      { id },
    );
    return row === undefined ? undefined : { body: String(row.body), revision: Number(row.revision) };
  }

  /** Saves over revision `expected`; absent or 0: only where there is none of this id. */
  save(id: string, name: string, body: string, expected: number | undefined): Promise<LabChange> {
    return this.#database.write(async (connection): Promise<LabChange> => {
      const current = await this.#current(connection, id);
      const known = expected ?? 0;
      if (current.there && expected === undefined) {
        return { ok: false, code: "revision-required", revision: current.revision };
      }
      if (!current.there && known > 0) return { ok: false, code: "unknown-lab-document", revision: 0 };
      if (current.there && known !== current.revision) {
        return { ok: false, code: "revision-conflict", revision: current.revision };
      }
      if (!current.there && current.count >= BOUNDS.labDocuments) {
        return { ok: false, code: "too-many-lab-documents", revision: 0 };
      }
      const revision = current.revision + 1;
      await connection.run("DELETE FROM lab_documents WHERE id = $1", [id]);
      await connection.run("INSERT INTO lab_documents VALUES ($1, $2, $3, $4, $5)", [
        ...[id, name, BigInt(revision), BigInt(this.#time.now()), body],
      ]);
      return { ok: true, revision };
    });
  }

  remove(id: string, expected: number | undefined): Promise<LabChange> {
    return this.#database.write(async (connection): Promise<LabChange> => {
      const { there, revision } = await this.#current(connection, id);
      if (!there) return { ok: false, code: "unknown-lab-document", revision: 0 };
      if (expected === undefined) return { ok: false, code: "revision-required", revision };
      if (expected !== revision) return { ok: false, code: "revision-conflict", revision };
      // Whoever still has this revision knows another document than one made under the same id later.
      await connection.run("UPDATE lab_documents SET body = NULL WHERE id = $1", [id]);
      return { ok: true, revision };
    });
  }

  async #current(connection: HistoryDatabase["writer"], id: string) {
    const reader = await connection.runAndReadAll(
      "SELECT revision, body IS NOT NULL, (SELECT count(*) FROM lab_documents WHERE body IS NOT NULL) FROM lab_documents WHERE id = $1",
      [id],
    );
    const [row] = reader.getRows();
    if (row !== undefined) return { revision: Number(row[0]), there: row[1] === true, count: Number(row[2]) };
    const all = await connection.runAndReadAll("SELECT count(*) FROM lab_documents WHERE body IS NOT NULL");
    return { revision: 0, there: false, count: Number(all.getRows()[0]?.[0] ?? 0) };
  }
}
