import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { parseWallSpec, WALL_BOUNDS } from "../../sim/metrics/wallSpecSchema.ts";
import type { RealTime } from "../../workers/clock.ts";
import { DocumentTable, type StoredDocument } from "../log/documentTable.ts";
import { logFailure } from "../log/failure.ts";

const KIND = "board";
/** Where the highest revision of any board ever deleted is kept. */
const DELETED_KIND = "deleted-boards";
const DELETED_ID = "revision";

/** A board and which saving of it this is. */
export interface StoredBoard {
  readonly spec: WallSpec;
  /** From 1, one more with every saving, and never one that this id has had before. */
  readonly revision: number;
  /** ms since the epoch. */
  readonly savedAt: number;
}

/** What became of a change. `current` absent: there is no board of that id. */
export type BoardChange =
  | { readonly ok: true; readonly board: StoredBoard }
  | {
      readonly ok: false;
      readonly code: "revision-required" | "revision-conflict" | "too-many-boards" | "unknown-board";
      readonly current?: StoredBoard;
    };

type Watcher = (boardId: string, revision: number | undefined) => void;

/** Boards people made: at most 500, each change against the revision it was made from. */
export class BoardStore {
  readonly #table: DocumentTable;
  readonly #directory: string;
  readonly #time: RealTime;
  readonly #boards: Map<string, StoredBoard>;
  /** A new board begins after it: whoever knew one of its id that was deleted knows another. */
  #deletedRevision: number;
  readonly #watchers = new Set<Watcher>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    table: DocumentTable,
    directory: string,
    time: RealTime,
    boards: Map<string, StoredBoard>,
    deletedRevision: number,
  ) {
    this.#deletedRevision = deletedRevision;
    this.#table = table;
    this.#directory = directory;
    this.#time = time;
    this.#boards = boards;
  }

  /** Opens the boards kept in `directory`. Rejects with a `LogFailure`. */
  static async open(directory: string, time: RealTime): Promise<BoardStore> {
    try {
      const table = await DocumentTable.open(directory);
      const boards = new Map<string, StoredBoard>();
      const [deleted] = await table.all(DELETED_KIND);
      let deletedRevision = deleted?.revision ?? 0;
      for (const { id, revision, savedAt, body } of await table.all(KIND)) {
        const parsed = parseWallSpec(JSON.parse(body));
        // A board of a form that is no longer understood stays in the database and is not offered.
        if (parsed.ok) boards.set(id, { spec: parsed.spec, revision, savedAt });
        else deletedRevision = Math.max(deletedRevision, revision);
      }
      return new BoardStore(table, directory, time, boards, deletedRevision);
    } catch (problem) {
      throw logFailure(problem, directory);
    }
  }

  /** In order of id. */
  list(): readonly StoredBoard[] {
    return [...this.#boards.values()].sort((a, b) => (a.spec.id < b.spec.id ? -1 : 1));
  }

  get(id: string): StoredBoard | undefined {
    return this.#boards.get(id);
  }

  /** Tells of every board saved, with its revision, or deleted; returns the way to stop. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Saves `spec` once it is stored for good. `expected`: the revision it was made from, 0 or absent for a new board. Rejects
   * with a `LogFailure`.
   */
  save(spec: WallSpec, expected: number | undefined): Promise<BoardChange> {
    return this.#inTurn(async () => {
      const current = this.#boards.get(spec.id);
      if (current === undefined && (expected ?? 0) > 0) return { ok: false, code: "unknown-board" };
      if (current !== undefined && expected === undefined) return { ok: false, code: "revision-required", current };
      if (current !== undefined && current.revision !== expected) {
        return { ok: false, code: "revision-conflict", current };
      }
      if (current === undefined && this.#boards.size >= WALL_BOUNDS.boards)
        return { ok: false, code: "too-many-boards" };
      const board = this.#next(spec);
      await this.#write([board]);
      return { ok: true, board };
    });
  }

  /** Saves several at once, all of them or, with one too many, none. Boards of the same ids are replaced. */
  saveAll(specs: readonly WallSpec[]): Promise<readonly StoredBoard[] | "too-many-boards"> {
    return this.#inTurn(async () => {
      const ids = new Set([...this.#boards.keys(), ...specs.map(({ id }) => id)]);
      if (ids.size > WALL_BOUNDS.boards) return "too-many-boards";
      const boards = specs.map((spec) => this.#next(spec));
      await this.#write(boards);
      return boards;
    });
  }

  delete(id: string, expected: number | undefined): Promise<BoardChange> {
    return this.#inTurn(async () => {
      const current = this.#boards.get(id);
      if (current === undefined) return { ok: false, code: "unknown-board" };
      if (expected === undefined) return { ok: false, code: "revision-required", current };
      if (current.revision !== expected) return { ok: false, code: "revision-conflict", current };
      await this.#rememberDeleted(current.revision);
      await this.#table.remove(KIND, id);
      this.#boards.delete(id);
      for (const watcher of this.#watchers) watcher(id, undefined);
      return { ok: true, board: current };
    });
  }

  close(): Promise<void> {
    return this.#table.close();
  }

  #next(spec: WallSpec): StoredBoard {
    const revision = (this.#boards.get(spec.id)?.revision ?? this.#deletedRevision) + 1;
    return { spec, revision, savedAt: this.#time.now() };
  }

  /** Before the board goes: killed in between, a number was skipped and none comes again. */
  async #rememberDeleted(revision: number): Promise<void> {
    if (revision <= this.#deletedRevision) return;
    await this.#table.write(DELETED_KIND, [{ id: DELETED_ID, revision, savedAt: this.#time.now(), body: "null" }]);
    this.#deletedRevision = revision;
  }

  async #write(boards: readonly StoredBoard[]): Promise<void> {
    await this.#table.write(KIND, boards.map(documentOf));
    for (const board of boards) {
      this.#boards.set(board.spec.id, board);
      for (const watcher of this.#watchers) watcher(board.spec.id, board.revision);
    }
  }

  /** One change after the other: between the look at a revision and its writing nothing else is written. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work).catch((problem: unknown) => {
      throw logFailure(problem, this.#directory);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function documentOf({ spec, revision, savedAt }: StoredBoard): StoredDocument {
  return { id: spec.id, revision, savedAt, body: JSON.stringify(spec) };
}
