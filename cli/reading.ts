import { stat } from "node:fs/promises";
import { openLog } from "../live/log/log.ts";
import type { QueueLogOptions } from "../live/sources/asterisk/queueLog/options.ts";
import { QueueLogReader } from "../live/sources/asterisk/queueLog/reader.ts";
import { BankImport } from "../live/sources/bank/importBank.ts";
import { linesOf } from "../live/sources/lines.ts";
import { parseBatch } from "../sim/feed/ingest.ts";
import type { FloorEvent, Instant } from "../sim/vocabulary/index.ts";
import type { Problem } from "../sim/vocabulary/problems.ts";
import type { Format } from "./options.ts";

/** What could not be understood in one file. */
export interface FileReport {
  readonly file: string;
  readonly format: Format;
  lines: number;
  rejectedCount: number;
  /** The first ones, by line from 1. */
  rejected: readonly { readonly line: number; readonly problems: readonly Problem[] }[];
  /** What else there is to say, as counts: unknown events, phantoms. */
  notes: Readonly<Record<string, number>>;
}

/** Events handed over at once. */
const BATCH = 1_000;
const MOST_REJECTED_KEPT = 1_000;

/**
 * Reads files one after the other as one stream; `onReport` hears of each once it is read. Files of `queue_log` continue
 * one another, so they are given oldest first. Rejects when a file cannot be read.
 */
export async function* readFiles(
  files: readonly string[],
  format: Format | undefined,
  asterisk: QueueLogOptions,
  onReport: (report: FileReport) => void,
): AsyncGenerator<readonly FloorEvent[]> {
  const reader = new QueueLogReader(asterisk);
  for (const file of files) {
    const known = format ?? (await formatOf(file));
    const report: FileReport = { file, format: known, lines: 0, rejectedCount: 0, rejected: [], notes: {} };
    if (known === "bank") yield* readBank(file, report);
    else if (known === "events") yield* readEvents(file, report);
    else yield* readQueueLog(file, reader, report);
    onReport(report);
  }
}

/** Told from the first line that is not empty: records of a bank have a heading, events are JSON, the rest is a queue_log. */
export async function formatOf(file: string): Promise<Format> {
  for await (const line of linesOf(file)) {
    if (line.trim() === "") continue;
    if (line.startsWith("date,vru_entry,")) return "bank";
    return line.trimStart().startsWith("{") ? "events" : "asterisk-queue-log";
  }
  return "asterisk-queue-log";
}

/** Every event of the log in `directory` between two instants. Rejects when there is none or it is in use. */
export async function* readLog(directory: string, from?: Instant, to?: Instant): AsyncGenerator<readonly FloorEvent[]> {
  await stat(directory);
  const log = await openLog({ directory });
  try {
    yield* log.read({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  } finally {
    await log.close();
  }
}

async function* readQueueLog(
  file: string,
  reader: QueueLogReader,
  report: FileReport,
): AsyncGenerator<readonly FloorEvent[]> {
  const before = { lines: reader.lines, rejected: reader.rejectedCount, kept: reader.rejected.length };
  let events: FloorEvent[] = [];
  for await (const line of linesOf(file)) {
    events.push(...reader.take(line));
    if (events.length < BATCH) continue;
    yield events;
    events = [];
  }
  if (events.length > 0) yield events;
  report.lines = reader.lines - before.lines;
  report.rejectedCount = reader.rejectedCount - before.rejected;
  report.rejected = reader.rejected
    .slice(before.kept)
    .map(({ line, problems }) => ({ line: line - before.lines, problems }));
  const { unknown, unmatched, swapped, waitMismatches } = reader.memory.counts;
  const unknownEvents = [...unknown.values()].reduce((sum, count) => sum + count, 0);
  report.notes = { unknownEvents, unmatched, swapped, waitMismatches };
}

async function* readBank(file: string, report: FileReport): AsyncGenerator<readonly FloorEvent[]> {
  const bank = new BankImport();
  for await (const { events } of bank.days(linesOf(file))) yield events;
  const { records, phantoms, hungUpInMenu, withoutServer, rejected, rejectedCount } = bank.report;
  Object.assign(report, { lines: records + rejectedCount, rejected, rejectedCount });
  report.notes = { phantoms, hungUpInMenu, withoutServer };
}

async function* readEvents(file: string, report: FileReport): AsyncGenerator<readonly FloorEvent[]> {
  let events: FloorEvent[] = [];
  const rejected: { line: number; problems: readonly Problem[] }[] = [];
  for await (const line of linesOf(file)) {
    report.lines += 1;
    for (const entry of parseBatch(line, "application/x-ndjson").entries) {
      if (entry.ok) events.push(entry.event);
      else {
        report.rejectedCount += 1;
        if (rejected.length < MOST_REJECTED_KEPT) rejected.push({ line: report.lines, problems: entry.problems });
      }
    }
    if (events.length < BATCH) continue;
    yield events;
    events = [];
  }
  if (events.length > 0) yield events;
  report.rejected = rejected;
}
