import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Piece } from "../live/log/historyReading.ts";
import { openHistory } from "../live/log/historyStore.ts";
import { contactCounts } from "../sim/forecast/contactCounts.ts";
import type { CountSeries } from "../sim/forecast/series.ts";
import { intervalsFor, seriesOf } from "../sim/forecast/seriesOf.ts";
import { type Cleaning, NOTHING_DECIDED, parseCleaning } from "../sim/history/decisions.ts";
import { markedDays } from "../sim/history/marks.ts";
import { rowProblemText } from "../sim/history/rowProblem.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import { type Channel, type Instant, LATEST_INSTANT } from "../sim/vocabulary/index.ts";
import { machineTime } from "../workers/clock.ts";
import { HistoryFileReader, inspectHistory, isReadable } from "../workers/historyFile.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

export interface HistoryFlags {
  readonly zone?: string;
  /** Minutes of an interval. */
  readonly interval: number;
  readonly queue?: string;
  readonly channel?: Channel;
  readonly gaps?: "unknown" | "zero";
  readonly language: "en" | "ru";
}

/** Series of a history by queue and channel, what was decided about it, and whether everything was understood. */
export interface ReadHistory {
  readonly series: readonly CountSeries[];
  readonly cleaning: Cleaning;
  readonly code: ExitCode;
}

/** Rows a terminal reads at once; more belong into the store. */
const MOST_ROWS = 5_000_000;
/** Contacts are counted by this many minutes first: zones are whole quarters off. */
const CONTACT_MINUTES = 15;

interface Rows {
  readonly intervals: IntervalRow[];
  /** Counted contacts: what they leave out is 0. */
  readonly counted: IntervalRow[];
  readonly timeZone: string;
}

/**
 * Reads a file of any layout that `history check` knows, or the histories kept in a folder, decisions and events with it.
 * Rejects where neither can be had, or with a `UsageProblem` where intervals do not fit.
 */
export async function readHistory(path: string, flags: HistoryFlags, terminal: Terminal): Promise<ReadHistory> {
  const found = (await stat(path)).isDirectory() ? await readStore(path, flags) : await readFile(path, flags, terminal);
  const series = [
    ...eachQueue(found.rows.intervals, flags, found.rows.timeZone, flags.gaps ?? "unknown"),
    ...eachQueue(found.rows.counted, flags, found.rows.timeZone, "zero"),
  ].map((one) => ({ ...one, days: markedDays(one.days, one, found.cleaning) }));
  if (series.length === 0) terminal.note(`${path}: no queue to forecast`);
  return { series, cleaning: found.cleaning, code: series.length === 0 ? EXIT.inputProblems : found.code };
}

function eachQueue(
  rows: readonly IntervalRow[],
  { interval, queue, channel, zone }: HistoryFlags,
  timeZone: string,
  gaps: "unknown" | "zero",
): CountSeries[] {
  const groups = new Map<string, IntervalRow[]>();
  for (const row of rows) {
    if ((queue ?? row.queue) !== row.queue || (channel ?? row.channel) !== row.channel) continue;
    const key = JSON.stringify([row.queue, row.channel]);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [row]);
    else own.push(row);
  }
  return [...groups.values()].map((own) => {
    const possible = intervalsFor(own);
    if (!own.every(({ minutes }) => interval % minutes === 0)) {
      throw new UsageProblem(
        `--interval: ${own[0]!.queue} is known by intervals that can be summed to ${possible.join(", ")} minutes, not to ${interval}`,
      );
    }
    return seriesOf(own, { timeZone: zone ?? timeZone, intervalMinutes: interval, gaps });
  });
}

async function readFile(path: string, flags: HistoryFlags, terminal: Terminal) {
  const name = basename(path);
  const file = await openAsBlob(path);
  const zone = flags.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const rows: Rows = { intervals: [], counted: [], timeZone: zone };
  const told = await inspectHistory(file, name, { timeZone: zone });
  if (!told.ok) {
    terminal.note(`${name}: ${told.problem.code}  ${rowProblemText(told.problem, flags.language)}`);
    return { rows, cleaning: NOTHING_DECIDED, code: EXIT.inputProblems };
  }
  const { form, guess } = told.inspected;
  if (!isReadable(guess.mapping)) {
    terminal.note(`${name}: its columns could not be recognised; import it on /lab/history, where they can be named`);
    return { rows, cleaning: NOTHING_DECIDED, code: EXIT.inputProblems };
  }
  const reader = new HistoryFileReader(file, form, guess.mapping, guess.header);
  const contacts: ContactRow[] = [];
  for await (const { rows: batch } of reader.batches()) {
    for (const row of batch) {
      if ("startAt" in row) rows.intervals.push(row);
      else contacts.push(row);
    }
    if (rows.intervals.length + contacts.length > MOST_ROWS) {
      throw new UsageProblem(`${name}: more than ${MOST_ROWS} rows; import it with floorcast history import`);
    }
  }
  rows.counted.push(...contactCounts(contacts, CONTACT_MINUTES));
  const report = reader.report();
  for (const problem of report.kept)
    terminal.note(`${name}: ${problem.code}  ${rowProblemText(problem, flags.language)}`);
  return { rows, cleaning: NOTHING_DECIDED, code: report.problems > 0 ? EXIT.inputProblems : EXIT.ok };
}

async function readStore(directory: string, flags: HistoryFlags) {
  const store = await openHistory(directory, machineTime);
  try {
    const rows: { intervals: IntervalRow[]; counted: IntervalRow[]; timeZone: string } = {
      ...{ intervals: [], counted: [], timeZone: flags.zone ?? "UTC" },
    };
    for (const { queue, channel, minutes, timeZone, firstAt } of await store.reading.queues()) {
      if ((flags.queue ?? queue) !== queue || (flags.channel ?? channel) !== channel) continue;
      rows.timeZone = flags.zone ?? timeZone;
      const pieces = (from: Instant) => {
        const span = { queue, channel, from, to: LATEST_INSTANT };
        return minutes.length > 0 ? store.reading.intervals(span) : store.reading.counted(span, CONTACT_MINUTES);
      };
      const into = minutes.length > 0 ? rows.intervals : rows.counted;
      let next: Instant | undefined = firstAt;
      while (next !== undefined) {
        const piece: Piece<IntervalRow> = await pieces(next);
        for (const row of piece.rows) into.push(row);
        next = piece.next;
      }
    }
    const [document] = await store.documents.all("cleaning");
    const parsed = document === undefined ? undefined : parseCleaning(document.body);
    return { rows, cleaning: parsed?.ok === true ? parsed.cleaning : NOTHING_DECIDED, code: EXIT.ok };
  } finally {
    await store.close();
  }
}
