import { defaultBoardConfig, SERVICE_LEVEL_VARIANTS, type TotalsRow, totalsOfBatches } from "../sim/metrics/index.ts";
import type { FloorEvent, Instant } from "../sim/vocabulary/index.ts";
import { type AsteriskFlags, queueLogOptions } from "./asteriskOptions.ts";
import type { Format } from "./options.ts";
import { type FileReport, readFiles, readLog } from "./reading.ts";
import { tellReport } from "./reports.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

export interface TotalsFlags extends AsteriskFlags {
  readonly format?: Format;
  readonly data?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly by: "queue" | "channel" | "agent";
  readonly json?: boolean;
}

/** Counts, waits, handle times and every reading of service level of files or of a log, by the fold of the wall. */
export async function printTotals(files: readonly string[], flags: TotalsFlags, terminal: Terminal): Promise<ExitCode> {
  if (files.length > 0 === (flags.data !== undefined)) {
    throw new UsageProblem("totals: expected either files or --data DIR");
  }
  const reports: FileReport[] = [];
  const batches: AsyncIterable<readonly FloorEvent[]> =
    flags.data === undefined
      ? readFiles(files, flags.format, await queueLogOptions(flags), (report) => reports.push(report))
      : readLog(flags.data);
  const { by, from, to } = flags;
  const rows = await totalsOfBatches(batches, {
    by,
    config: defaultBoardConfig(),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  for (const report of reports) tellReport(report, terminal);
  if (flags.json === true) terminal.out(JSON.stringify(rows));
  else terminal.out(`${table([HEADINGS, ...rows.map(cells)])}\n\n${readings(rows)}`);
  return reports.some(({ rejectedCount }) => rejectedCount > 0) ? EXIT.inputProblems : EXIT.ok;
}

/** Service level in every reading, counted when it is decided; the other two attributions are in `--json`. */
function readings(rows: readonly TotalsRow[]): string {
  const head = ["SL %, counted when decided", ...SERVICE_LEVEL_VARIANTS];
  const lines = rows.map((row) => [
    row.key,
    ...SERVICE_LEVEL_VARIANTS.map((variant) => inPercent(row.serviceLevel.decision[variant].value)),
  ]);
  return table([head, ...lines]);
}

const HEADINGS = ["", "offered", "answered", "abandoned", "other", "waiting", "ASA s", "AHT s", "SL %", "n"];

function cells(row: TotalsRow): string[] {
  const left = Object.values(row.left).reduce((sum, count) => sum + count, 0);
  const level = row.serviceLevel.decision["strict-excluding-short-abandons"];
  return [
    row.channel === undefined || row.channel === row.key ? row.key : `${row.key} (${row.channel})`,
    ...[row.offered, row.answered, row.left.abandoned, left - row.left.abandoned, row.stillWaiting].map(String),
    inSeconds(row.averageSpeedOfAnswerMs),
    inSeconds(row.averageHandleMs),
    inPercent(level.value),
    String(level.n),
  ];
}

function inSeconds(durationMs: number | undefined): string {
  return durationMs === undefined ? "–" : (durationMs / 1_000).toFixed(1);
}

function inPercent(fraction: number | undefined): string {
  return fraction === undefined ? "–" : (fraction * 100).toFixed(1);
}
