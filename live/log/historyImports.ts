import { randomUUID } from "node:crypto";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { HISTORY_BOUNDS } from "../../sim/history/bounds.ts";
import type { RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import { type HistoryDatabase, INTERVAL_SUMS } from "./historyDatabase.ts";
import { appendRows, type HistoryRows } from "./historyRows.ts";
import { contactsSql, intervalsSql } from "./historySql.ts";

/** Where rows came from. `log`: from the events of a floor. */
export const ORIGINS = ["file", "paste", "log", "program"] as const;
export type Origin = (typeof ORIGINS)[number];

/** What an import begins with. */
export interface ImportHead {
  readonly name: string;
  readonly kind: "intervals" | "contacts";
  readonly origin: Origin;
  /** IANA zone of its local times: that of the days its series is cut into. */
  readonly timeZone: string;
  /** How its columns were read, JSON; absent where there were none. */
  readonly mapping?: string;
  readonly bytes: number;
}

/** One import. `open`: rows are still coming, nobody sees them; `deleted`: kept aside, it can be brought back. */
export interface ImportInfo extends ImportHead {
  readonly id: string;
  readonly state: "open" | "kept" | "deleted";
  readonly openedAt: number;
  /** Rows received, and lines that could not be read. */
  readonly rows: number;
  readonly problems: number;
  /** Intervals (or contacts) that were new, told otherwise before, told the same before; absent while it is open. */
  readonly added?: number;
  readonly replaced?: number;
  readonly same?: number;
  /** First and last instant it tells of; absent while it is open or empty. */
  readonly firstAt?: number;
  readonly lastAt?: number;
}

export type ImportRefusal =
  | { readonly ok: false; readonly code: "unknown-import" | "too-many-imports" | "too-many-rows" }
  | { readonly ok: false; readonly code: "import-state"; readonly state: ImportInfo["state"] }
  | { readonly ok: false; readonly code: "batch-order"; readonly expected: number }
  | { readonly ok: false; readonly code: "import-kind"; readonly kind: ImportHead["kind"] };
export type ImportChange = { readonly ok: true; readonly info: ImportInfo } | ImportRefusal;

const COLUMNS = `position, id, name, kind, origin, time_zone, mapping, bytes, problems, state, opened_at, rows, batch,
  added, replaced, same, first_at, last_at`;

/** Rows compared at once: what it takes of memory stays below the bound of the database. */
const COMPARED_AT_ONCE = 200_000;

/** Imports: begun, filled in numbered batches, kept as a whole or dropped, deleted and brought back. */
export class HistoryImports {
  readonly #database: HistoryDatabase;
  readonly #time: RealTime;
  readonly #comparedAtOnce: number;

  /** `comparedAtOnce`: rows whose difference to what was kept is worked out in one go, ≥ 1. */
  constructor(database: HistoryDatabase, time: RealTime, comparedAtOnce = COMPARED_AT_ONCE) {
    this.#database = database;
    this.#time = time;
    this.#comparedAtOnce = comparedAtOnce;
  }

  /** Latest first. */
  async list(): Promise<readonly ImportInfo[]> {
    const rows = await this.#database.read(`SELECT ${COLUMNS} FROM history_imports ORDER BY position DESC`);
    return rows.map(infoOf);
  }

  async get(id: string): Promise<ImportInfo | undefined> {
    const [row] = await this.#database.read(`SELECT ${COLUMNS} FROM history_imports WHERE id = $id`, { id });
    return row === undefined ? undefined : infoOf(row);
  }

  /** Begins an import. Those begun and left for an hour are dropped first; of too many open ones the new one is refused. */
  begin(head: ImportHead): Promise<ImportChange> {
    return this.#database.write(async (connection): Promise<ImportChange> => {
      const now = this.#time.now();
      const left = await rowsOf(
        connection,
        "SELECT position FROM history_imports WHERE state = 'open' AND touched_at < $1",
        [BigInt(now - BOUNDS.historyOpenMs)],
      );
      for (const row of left) await drop(connection, row.position as bigint);
      const [counts] = await rowsOf(
        connection,
        "SELECT count(*) FILTER (state = 'open') AS open, count(*) AS all FROM history_imports",
      );
      if (Number(counts?.open) >= BOUNDS.historyOpen) return { ok: false, code: "too-many-imports" };
      if (Number(counts?.all) >= BOUNDS.historyImports) return { ok: false, code: "too-many-imports" };
      const id = randomUUID();
      const { name, kind, origin, timeZone, mapping, bytes } = head;
      await connection.run(
        `INSERT INTO history_imports VALUES (nextval('history_positions'), $1, $2, $3, $4, $5, $6, $7, 0, 'open', $8, $8,
          0, 0, NULL, NULL, NULL, NULL, NULL)`,
        [id, name, kind, origin, timeZone, mapping ?? null, BigInt(bytes), BigInt(now)],
      );
      return found(connection, id);
    });
  }

  /**
   * Takes batch number `batch` (from 1) of an open import. The batch taken last is taken again as if it came once, so
   * that whoever heard no answer may send it again.
   */
  append(id: string, batch: number, rows: HistoryRows): Promise<ImportChange> {
    return this.#database.write(async (connection): Promise<ImportChange> => {
      const current = await raw(connection, id);
      if (current === undefined) return { ok: false, code: "unknown-import" };
      const info = infoOf(current);
      const last = Number(current.batch);
      if (info.state !== "open") return { ok: false, code: "import-state", state: info.state };
      if (rows.kind !== info.kind) return { ok: false, code: "import-kind", kind: info.kind };
      if (batch === last) return { ok: true, info };
      if (batch !== last + 1) return { ok: false, code: "batch-order", expected: last + 1 };
      if (info.rows + rows.rows.length > HISTORY_BOUNDS.rows) return { ok: false, code: "too-many-rows" };
      await appendRows(connection, current.position as bigint, info.rows, rows);
      await connection.run("UPDATE history_imports SET rows = rows + $2, batch = $3, touched_at = $4 WHERE id = $1", [
        id,
        rows.rows.length,
        batch,
        BigInt(this.#time.now()),
      ]);
      return found(connection, id);
    });
  }

  /** Keeps an open import: from here on its rows count. `problems`: lines that could not be read. Kept already: the same. */
  keep(id: string, problems: number): Promise<ImportChange> {
    return this.#database.write(async (connection): Promise<ImportChange> => {
      const current = await raw(connection, id);
      if (current === undefined) return { ok: false, code: "unknown-import" };
      const info = infoOf(current);
      if (info.state === "deleted") return { ok: false, code: "import-state", state: info.state };
      if (info.state === "kept") return { ok: true, info };
      const position = Number(current.position);
      const told = await difference(connection, position, info.kind, this.#comparedAtOnce);
      const [table, instant] =
        info.kind === "intervals" ? ["history_intervals", "start_at"] : ["history_contacts", "arrived_at"];
      await connection.run(
        `UPDATE history_imports SET state = 'kept', problems = $2, added = $3, replaced = $4, same = $5,
          first_at = (SELECT min(${instant}) FROM ${table} WHERE import = ${position}),
          last_at = (SELECT max(${instant}) FROM ${table} WHERE import = ${position}) WHERE id = $1`,
        [id, problems, told.added, told.replaced, told.same],
      );
      return found(connection, id);
    });
  }

  /** Deletes: an open import is dropped, a kept one put aside. The oldest of those put aside beyond 20 are gone for good. */
  remove(id: string): Promise<ImportChange> {
    return this.#database.write(async (connection): Promise<ImportChange> => {
      const current = await raw(connection, id);
      if (current === undefined) return { ok: false, code: "unknown-import" };
      const info = infoOf(current);
      if (info.state === "open") {
        await drop(connection, current.position as bigint);
        return { ok: true, info };
      }
      await connection.run("UPDATE history_imports SET state = 'deleted', touched_at = $2 WHERE id = $1", [
        id,
        BigInt(this.#time.now()),
      ]);
      const gone = await rowsOf(
        connection,
        `SELECT position FROM history_imports WHERE state = 'deleted'
          ORDER BY touched_at DESC, position DESC OFFSET ${BOUNDS.historyDeleted}`,
      );
      for (const row of gone) await drop(connection, row.position as bigint);
      return found(connection, id);
    });
  }

  /** Brings back an import that was deleted. Kept already: the same. */
  restore(id: string): Promise<ImportChange> {
    return this.#database.write(async (connection): Promise<ImportChange> => {
      const current = await raw(connection, id);
      if (current === undefined) return { ok: false, code: "unknown-import" };
      const info = infoOf(current);
      if (info.state === "open") return { ok: false, code: "import-state", state: info.state };
      await connection.run("UPDATE history_imports SET state = 'kept' WHERE id = $1", [id]);
      return found(connection, id);
    });
  }
}

interface Difference {
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
}

/**
 * How an import differs from what was kept before it: intervals by their key, contacts as a multiset. Share by share of
 * the instants, since the whole of a large history at once is more than the memory it may have.
 */
async function difference(
  connection: DuckDBConnection,
  position: number,
  kind: ImportHead["kind"],
  atOnce: number,
): Promise<Difference> {
  const [counted] = await rowsOf(connection, `SELECT count(*) AS rows FROM history_${kind}`);
  const shares = Math.max(1, Math.ceil(Number(counted?.rows) / atOnce));
  const sum = { added: 0, replaced: 0, same: 0 };
  for (let share = 0; share < shares; share++) {
    const instant = kind === "intervals" ? "start_at" : "arrived_at";
    const part = await shareOfDifference(connection, position, kind, `hash(${instant}) % ${shares} = ${share}`);
    sum.added += part.added;
    sum.replaced += part.replaced;
    sum.same += part.same;
  }
  return sum;
}

/** The difference of the rows for which `where` holds, a condition on their instant. */
async function shareOfDifference(
  connection: DuckDBConnection,
  position: number,
  kind: ImportHead["kind"],
  where: string,
): Promise<Difference> {
  const ours = `import = ${position}`;
  const before = "import IN (SELECT position FROM history_imports WHERE state = 'kept')";
  const mine = `(SELECT DISTINCT queue, channel FROM history_${kind} WHERE ${ours})`;
  const theirs = `${where} AND (queue, channel) IN ${mine}`;
  const [row] =
    kind === "intervals"
      ? await rowsOf(
          connection,
          `WITH new AS (${intervalsSql(ours, where)}), old AS (${intervalsSql(before, theirs)})
          SELECT count(*) FILTER (old.import IS NULL) AS added,
            count(*) FILTER (old.import IS NOT NULL AND NOT (${equal})) AS replaced,
            count(*) FILTER (old.import IS NOT NULL AND (${equal})) AS same
          FROM new LEFT JOIN old USING (queue, channel, start_at, minutes)`,
        )
      : await rowsOf(
          connection,
          `WITH new AS (${contactsSql(ours, where)}), old AS (${contactsSql(before, theirs)}),
          joined AS (
            SELECT new.id, new.n, coalesce(old.n, 0) AS before, named.id IS NOT NULL AS known
            FROM new LEFT JOIN old ON ${CONTACT_COLUMNS.map((name) => `new.${name} IS NOT DISTINCT FROM old.${name}`).join(" AND ")}
            LEFT JOIN (SELECT DISTINCT id, queue, channel, arrived_at FROM old WHERE id IS NOT NULL) named
              ON named.id = new.id AND named.queue = new.queue AND named.channel = new.channel
              AND named.arrived_at = new.arrived_at)
          SELECT coalesce(sum(greatest(n - before, 0)) FILTER (NOT known), 0) AS added,
            coalesce(sum(n) FILTER (known AND before = 0), 0) AS replaced,
            coalesce(sum(least(n, before)), 0) AS same FROM joined`,
        );
  return { added: Number(row?.added), replaced: Number(row?.replaced), same: Number(row?.same) };
}

const CONTACT_COLUMNS = [
  ...["queue", "channel", "arrived_at", "outcome", "wait_ms", "talk_ms", "wrap_up_ms", "agent", "customer", "id"],
];
const equal = ["agents", ...INTERVAL_SUMS]
  .map((name) => `new."${name}" IS NOT DISTINCT FROM old."${name}"`)
  .join(" AND ");

async function drop(connection: DuckDBConnection, position: bigint): Promise<void> {
  for (const table of ["history_intervals", "history_contacts"]) {
    await connection.run(`DELETE FROM ${table} WHERE import = $1`, [position]);
  }
  await connection.run("DELETE FROM history_imports WHERE position = $1", [position]);
}

async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] = [],
): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql, values)).getRowObjectsJS() as Record<string, unknown>[];
}

async function raw(connection: DuckDBConnection, id: string): Promise<Record<string, unknown> | undefined> {
  return (await rowsOf(connection, `SELECT ${COLUMNS} FROM history_imports WHERE id = $1`, [id]))[0];
}

async function found(connection: DuckDBConnection, id: string): Promise<ImportChange> {
  const row = await raw(connection, id);
  return row === undefined ? { ok: false, code: "unknown-import" } : { ok: true, info: infoOf(row) };
}

function infoOf(row: Record<string, unknown>): ImportInfo {
  const optional = (name: string, column = name) => (row[column] == null ? {} : { [name]: Number(row[column]) });
  return {
    id: String(row.id),
    name: String(row.name),
    kind: row.kind === "contacts" ? "contacts" : "intervals",
    origin: ORIGINS.find((origin) => origin === row.origin) ?? "program",
    timeZone: String(row.time_zone),
    ...(row.mapping == null ? {} : { mapping: String(row.mapping) }),
    bytes: Number(row.bytes),
    state: row.state === "open" ? "open" : row.state === "deleted" ? "deleted" : "kept",
    openedAt: Number(row.opened_at),
    rows: Number(row.rows),
    problems: Number(row.problems),
    ...optional("added"),
    ...optional("replaced"),
    ...optional("same"),
    ...optional("firstAt", "first_at"),
    ...optional("lastAt", "last_at"),
  };
}
