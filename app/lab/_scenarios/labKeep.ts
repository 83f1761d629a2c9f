import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";

/** A document as this browser keeps it. */
export interface KeptLab {
  readonly id: string;
  readonly name: string;
  /** ms since the epoch. */
  readonly savedAt: number;
  /** One more with every saving, from 1: two pages of one document never overwrite each other unseen. */
  readonly revision: number;
  readonly document: LabDocument;
  /** The server's revision it was last saved as there or opened from. Absent: the server has not seen it. */
  readonly etag?: string;
}

/** A line of the list of documents. */
export type KeptLine = Omit<KeptLab, "document">;

export type Kept =
  | { readonly ok: true; readonly revision: number }
  /** Another page saved it meanwhile, or the browser keeps nothing. */
  | { readonly ok: false; readonly reason: "taken" | "failed"; readonly detail: string };

/** Where documents are kept; tests hand in their own. Nothing here rejects but `all`, `get` and `last`. */
export interface LabKeep {
  /** Newest first. */
  all(): Promise<readonly KeptLine[]>;
  /** As it was put; a document is judged by whoever opens it. `undefined`: there is none. */
  get(id: string): Promise<KeptLab | undefined>;
  /** Keeps `lab` when the kept revision is `revision - 1`, or there is none and it is 1. */
  put(lab: KeptLab): Promise<Kept>;
  remove(id: string): Promise<void>;
  /** Id of the document that was open last. */
  last(): Promise<string | undefined>;
  setLast(id: string): Promise<void>;
}

interface Stores extends DBSchema {
  documents: { key: string; value: KeptLab };
  desk: { key: "last"; value: string };
}

const NAME = "floorcast-lab";
const VERSION = 1;

/** Documents in this browser's own database. Rejects where the browser keeps nothing. */
export async function openLabKeep(): Promise<LabKeep> {
  const database = await openDB<Stores>(NAME, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore("documents", { keyPath: "id" });
      fresh.createObjectStore("desk");
    },
  });
  return {
    async all() {
      const kept = await database.getAll("documents");
      return kept.map(({ document: _, ...line }) => line).sort((a, b) => b.savedAt - a.savedAt);
    },
    get: (id) => database.get("documents", id),
    put: (lab) => put(database, lab),
    remove: (id) => database.delete("documents", id),
    last: () => database.get("desk", "last"),
    async setLast(id) {
      await database.put("desk", id, "last");
    },
  };
}

async function put(database: IDBPDatabase<Stores>, lab: KeptLab): Promise<Kept> {
  try {
    const transaction = database.transaction("documents", "readwrite");
    const before = await transaction.store.get(lab.id);
    if ((before?.revision ?? 0) !== lab.revision - 1) {
      await transaction.done;
      return { ok: false, reason: "taken", detail: `revision ${before?.revision ?? 0}` };
    }
    await transaction.store.put(lab);
    await transaction.done;
    return { ok: true, revision: lab.revision };
  } catch (problem) {
    return { ok: false, reason: "failed", detail: String(problem) };
  }
}
