import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import type { ContactRow, IntervalRow } from "../../sim/history/rows.ts";
import { INTERVAL_SUMS } from "./historyDatabase.ts";

/** Rows of one kind. */
export type HistoryRows =
  | { readonly kind: "intervals"; readonly rows: readonly IntervalRow[] }
  | { readonly kind: "contacts"; readonly rows: readonly ContactRow[] };

/** Puts rows into the table of their kind, numbered from `seq`, inside the transaction that is open. */
export async function appendRows(
  connection: DuckDBConnection,
  position: bigint,
  seq: number,
  batch: HistoryRows,
): Promise<void> {
  if (batch.kind === "intervals") {
    const appender = await connection.createAppender("history_intervals");
    for (const row of batch.rows) appendInterval(appender, position, seq++, row);
    appender.closeSync();
    return;
  }
  const appender = await connection.createAppender("history_contacts");
  for (const row of batch.rows) appendContact(appender, position, seq++, row);
  appender.closeSync();
}

function appendInterval(appender: DuckDBAppender, position: bigint, seq: number, row: IntervalRow): void {
  appender.appendBigInt(position);
  appender.appendBigInt(BigInt(seq));
  appender.appendVarchar(row.queue);
  appender.appendVarchar(row.channel);
  appender.appendBigInt(BigInt(row.startAt));
  appender.appendInteger(row.minutes);
  appender.appendVarchar(row.part ?? "");
  for (const value of [row.agents, ...INTERVAL_SUMS.map((name) => row[name])]) {
    if (value === undefined) appender.appendNull();
    else appender.appendDouble(value);
  }
  appender.endRow();
}

function appendContact(appender: DuckDBAppender, position: bigint, seq: number, row: ContactRow): void {
  appender.appendBigInt(position);
  appender.appendBigInt(BigInt(seq));
  appender.appendVarchar(row.queue);
  appender.appendVarchar(row.channel);
  appender.appendBigInt(BigInt(row.arrivedAt));
  appender.appendVarchar(row.outcome);
  for (const value of [row.waitMs, row.talkMs, row.wrapUpMs]) {
    if (value === undefined) appender.appendNull();
    else appender.appendBigInt(BigInt(value));
  }
  for (const value of [row.agent, row.customer, row.id]) {
    if (value === undefined) appender.appendNull();
    else appender.appendVarchar(value);
  }
  appender.endRow();
}
