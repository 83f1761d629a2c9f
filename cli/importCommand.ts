import { openLog } from "../live/log/log.ts";
import { type AsteriskFlags, queueLogOptions } from "./asteriskOptions.ts";
import type { Format } from "./options.ts";
import { type FileReport, readFiles } from "./reading.ts";
import { tellReport } from "./reports.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

export interface ImportFlags extends AsteriskFlags {
  readonly format?: Format;
  readonly data: string;
  readonly json?: boolean;
}

/** How often progress is told, events. */
const PROGRESS_EVENTS = 100_000;

/** Puts files into the log. What is there already is counted as duplicate and changes nothing. */
export async function importFiles(files: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<ExitCode> {
  const asterisk = await queueLogOptions(flags);
  const log = await openLog({ directory: flags.data });
  const reports: FileReport[] = [];
  const counts = { accepted: 0, duplicate: 0 };
  try {
    let told = 0;
    for await (const events of readFiles(files, flags.format, asterisk, (report) => reports.push(report))) {
      for (const result of await log.append(events)) counts[result] += 1;
      const done = counts.accepted + counts.duplicate;
      if (done - told < PROGRESS_EVENTS) continue;
      told = done;
      terminal.note(`… ${done} events`);
    }
  } finally {
    await log.close();
  }
  const result = { accepted: counts.accepted, duplicates: counts.duplicate };
  if (flags.json === true) terminal.out(JSON.stringify({ ...result, files: reports }));
  else {
    for (const report of reports) tellReport(report, terminal);
    terminal.out(`${result.accepted} events accepted, ${result.duplicates} already there`);
  }
  return reports.some(({ rejectedCount }) => rejectedCount > 0) ? EXIT.inputProblems : EXIT.ok;
}
