import type { RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import type { HistoryDatabase } from "./historyDatabase.ts";

/** A document beside the rows: how a header was read, what was decided. */
export interface HistoryDocument {
  readonly id: string;
  /** From 1, one more with every saving. */
  readonly revision: number;
  readonly savedAt: number;
  readonly body: unknown;
}

export type DocumentKind = "mapping" | "cleaning" | "overrides" | "roster";

/** What became of a saving against a revision; `revision`: the one there is, 0 for none. */
export type DocumentSaved =
  | { readonly ok: true; readonly document: HistoryDocument }
  | { readonly ok: false; readonly code: "revision-conflict"; readonly revision: number };

/** Mappings by the signature of a header, the one list of decisions, and the one list of what people change in forecasts. */
export class HistoryDocuments {
  readonly #database: HistoryDatabase;
  readonly #time: RealTime;

  constructor(database: HistoryDatabase, time: RealTime) {
    this.#database = database;
    this.#time = time;
  }

  /** Latest saved first. */
  async all(kind: DocumentKind): Promise<readonly HistoryDocument[]> {
    const rows = await this.#database.read(
      "SELECT id, revision, saved_at, body FROM history_documents WHERE kind = $kind ORDER BY saved_at DESC, id",
      { kind },
    );
    return rows.map(documentOf);
  }

  async get(kind: DocumentKind, id: string): Promise<HistoryDocument | undefined> {
    const [row] = await this.#database.read(
      "SELECT id, revision, saved_at, body FROM history_documents WHERE kind = $kind AND id = $id",
      { kind, id },
    );
    return row === undefined ? undefined : documentOf(row);
  }

  /** Saves whatever is there; of more than 500 of a kind the one saved longest ago gives way. */
  async put(kind: DocumentKind, id: string, body: unknown): Promise<HistoryDocument> {
    const saved = await this.#save(kind, id, body, undefined);
    if (!saved.ok) throw new TypeError("history: a saving without a revision is never refused");
    return saved.document;
  }

  /** Saves over revision `expected` (0: there is none yet), or says which there is. */
  save(kind: DocumentKind, id: string, body: unknown, expected: number): Promise<DocumentSaved> {
    return this.#save(kind, id, body, expected);
  }

  #save(kind: DocumentKind, id: string, body: unknown, expected: number | undefined): Promise<DocumentSaved> {
    return this.#database.write(async (connection): Promise<DocumentSaved> => {
      const reader = await connection.runAndReadAll(
        "SELECT revision FROM history_documents WHERE kind = $1 AND id = $2",
        [kind, id],
      );
      const current = Number(reader.getRows()[0]?.[0] ?? 0);
      if (expected !== undefined && expected !== current) {
        return { ok: false, code: "revision-conflict", revision: current };
      }
      const document = { id, revision: current + 1, savedAt: this.#time.now(), body };
      await connection.run("DELETE FROM history_documents WHERE kind = $1 AND id = $2", [kind, id]);
      await connection.run("INSERT INTO history_documents VALUES ($1, $2, $3, $4, $5)", [
        ...[kind, id, document.revision, BigInt(document.savedAt), JSON.stringify(body)],
      ]);
      await connection.run(
        `DELETE FROM history_documents WHERE kind = $1 AND id IN (
          SELECT id FROM history_documents WHERE kind = $1 ORDER BY saved_at DESC, id OFFSET ${BOUNDS.historyMappings})`,
        [kind],
      );
      return { ok: true, document };
    });
  }
}

function documentOf(row: Record<string, unknown>): HistoryDocument {
  return {
    id: String(row.id),
    revision: Number(row.revision),
    savedAt: Number(row.saved_at),
    body: JSON.parse(String(row.body)),
  };
}
