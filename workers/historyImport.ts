import type { Mapping } from "../sim/history/mapping.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import { HistoryFileReader, type Inspected, type ReadReport } from "./historyFile.ts";

/** What an import tells of itself when it begins. */
export interface ImportStart {
  readonly name: string;
  readonly kind: Mapping["kind"];
  readonly origin: "file" | "paste" | "program";
  readonly timeZone: string;
  readonly mapping: Mapping;
  readonly bytes: number;
}

/** What a kept import changed. */
export interface ImportKept {
  readonly id: string;
  readonly rows: number;
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
}

/** Where rows go: a server, or a store in this process. Rejects with an error whose message is for people. */
export interface ImportTarget {
  begin(start: ImportStart): Promise<string>;
  append(id: string, batch: number, rows: readonly (IntervalRow | ContactRow)[]): Promise<void>;
  keep(id: string, problems: number): Promise<ImportKept>;
  drop(id: string): Promise<void>;
}

/** How far an import is. */
export interface ImportProgress {
  readonly bytes: number;
  readonly ofBytes: number;
  readonly rows: number;
  readonly problems: number;
}

export interface ImportJob {
  readonly file: Blob;
  readonly start: ImportStart;
  readonly form: Inspected["form"];
  readonly header: readonly string[] | undefined;
  readonly target: ImportTarget;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ImportResult {
  /** Absent: no row could be read, and nothing was kept. */
  readonly kept?: ImportKept;
  readonly report: ReadReport;
}

/** Rows of one batch: below the 5 MiB of a request even where every name is as long as it may be. */
const BATCH = 5_000;

/**
 * Reads a file and hands its rows to `target` as one import: all of them, or, when it is called off or anything fails,
 * none. Rejects with what went wrong; called off, with the signal's reason.
 */
export async function importHistory(job: ImportJob): Promise<ImportResult> {
  const { file, start, target, signal } = job;
  const reader = new HistoryFileReader(file, job.form, start.mapping, job.header);
  const id = await target.begin(start);
  try {
    let batch = 0;
    let waiting: (IntervalRow | ContactRow)[] = [];
    const send = async (): Promise<void> => {
      signal?.throwIfAborted();
      batch += 1;
      await target.append(id, batch, waiting.slice(0, BATCH));
      waiting = waiting.slice(BATCH);
    };
    for await (const { rows, bytes } of reader.batches(signal)) {
      for (const row of rows) waiting.push(row);
      // One piece of a file may hold many batches.
      while (waiting.length >= BATCH) await send();
      job.onProgress({ bytes, ofBytes: file.size, ...reader.sofar() });
    }
    if (waiting.length > 0) await send();
    const report = reader.report();
    if (report.counts.rows === 0) {
      await target.drop(id);
      return { report };
    }
    return { kept: await target.keep(id, report.problems), report };
  } catch (problem) {
    await target.drop(id).catch(() => undefined);
    throw problem;
  }
}
