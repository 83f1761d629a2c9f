import { HISTORY_BOUNDS } from "../sim/history/bounds.ts";
import { EXPECTED_FILE, fileKind, KIND_WORDS } from "../sim/history/fileKind.ts";
import { type Guess, guess } from "../sim/history/guess.ts";
import { type Mapping, mappingProblems } from "../sim/history/mapping.ts";
import { type RowCounts, RowMapper } from "../sim/history/mapRows.ts";
import { type RowProblem, RowProblems, rowProblem, type Said } from "../sim/history/rowProblem.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import { sniffDelimiter, splitSample } from "../sim/history/table.ts";
import { type Encoding, encodingOf, headOf, type Records, recordsOf } from "./historyText.ts";
import { workbookCells } from "./historyWorkbook.ts";

/** A file that was looked at: what it is, its first rows, how it may be read. */
export interface Inspected {
  readonly form: Encoding | "workbook";
  readonly bytes: number;
  /** The first rows as they stand, titles and header among them: enough to show 20 below the header. */
  readonly cells: readonly (readonly string[])[];
  readonly guess: Guess;
}

export type Inspection =
  | { readonly ok: true; readonly inspected: Inspected }
  | { readonly ok: false; readonly problem: RowProblem };

export interface InspectOptions {
  /** Zone where the file names none. */
  readonly timeZone: string;
  /** Mappings remembered by the signature of a header: one of the file's own header is taken instead of a guess. */
  readonly remembered?: Readonly<Record<string, Mapping>>;
  /** What stands between cells, where a person says so. */
  readonly delimiter?: Mapping["delimiter"];
  readonly signal?: AbortSignal;
}

/** Looks at a file (or a pasted text as one) and guesses how it is read, or refuses it with what was expected. */
export async function inspectHistory(file: Blob, name: string, options: InspectOptions): Promise<Inspection> {
  const kind = fileKind(new Uint8Array(await file.slice(0, 4_096).arrayBuffer()));
  if (kind !== "text" && kind !== "workbook") return refused("wrong-file", EXPECTED_FILE, KIND_WORDS[kind]);
  const most = kind === "workbook" ? HISTORY_BOUNDS.workbookBytes : HISTORY_BOUNDS.fileBytes;
  if (file.size > most) return refused("too-large", sized(most), sized(file.size));
  let form: Inspected["form"] = "workbook";
  let cells: readonly (readonly string[])[];
  let delimiter: Mapping["delimiter"] = ",";
  if (kind === "workbook") {
    const book = await workbookCells(file);
    if (!book.ok)
      return refused("wrong-file", EXPECTED_FILE, {
        en: `a packed file (${book.detail})`,
        ru: `сжатый файл (${book.detail})`,
      });
    cells = book.cells.slice(0, HISTORY_BOUNDS.sampleRows);
  } else {
    form = await encodingOf(file, options.signal);
    const head = await headOf(file, form);
    delimiter = options.delimiter ?? sniffDelimiter(head);
    cells = splitSample(head, delimiter, HISTORY_BOUNDS.sampleRows);
  }
  const widest = Math.max(0, ...cells.map((row) => row.length));
  if (widest > HISTORY_BOUNDS.columns) {
    const at: Said = {
      en: `at most ${HISTORY_BOUNDS.columns} columns`,
      ru: `не больше ${HISTORY_BOUNDS.columns} столбцов`,
    };
    return refused("too-many-columns", at, { en: "more", ru: "больше" });
  }
  const made = guess({ cells, delimiter, timeZone: options.timeZone, name: name.replace(/\.[^.]{1,5}$/, "") });
  const rows = cells.slice(made.mapping.headerLines).filter((row) => row.some((cell) => cell.trim() !== ""));
  if (rows.length === 0) {
    return refused(
      "no-rows",
      { en: "rows below the header", ru: "строки под заголовком" },
      { en: "none", ru: "ни одной" },
    );
  }
  const known = options.delimiter === undefined ? options.remembered?.[made.signature] : undefined;
  // A mapping of another width is of another table, whatever its header is called.
  const fits = known !== undefined && known.columns.length === made.mapping.columns.length;
  const kept = fits ? { ...known, delimiter, headerLines: made.mapping.headerLines } : undefined;
  const shown = cells.slice(0, made.mapping.headerLines + HISTORY_BOUNDS.shownRows);
  const told = kept === undefined ? made : { ...made, mapping: kept, confidence: 1, assumed: [] };
  return { ok: true, inspected: { form, bytes: file.size, cells: shown, guess: told } };
}

/** Rows of a file, as far as it was read. */
export interface RowBatch {
  readonly rows: readonly (IntervalRow | ContactRow)[];
  readonly bytes: number;
}

/** What became of all lines, once the last batch was handed out. */
export interface ReadReport {
  readonly counts: RowCounts;
  /** How many problems there were, and the first 1,000 of them. */
  readonly problems: number;
  readonly kept: readonly RowProblem[];
}

/** Reads a file row by row. `report` tells what was found so far. Throws `RangeError` for a mapping that gives no rows. */
export class HistoryFileReader {
  readonly #file: Blob;
  readonly #form: Inspected["form"];
  readonly #mapping: Mapping;
  readonly #mapper: RowMapper;
  readonly #lost = new RowProblems(HISTORY_BOUNDS.problems);

  constructor(file: Blob, form: Inspected["form"], mapping: Mapping, header: readonly string[] | undefined) {
    this.#file = file;
    this.#form = form;
    this.#mapping = mapping;
    this.#mapper = new RowMapper(mapping, header);
  }

  async *batches(signal?: AbortSignal): AsyncGenerator<RowBatch> {
    let told = 0;
    for await (const records of this.#records()) {
      signal?.throwIfAborted();
      for (const problem of records.problems) this.#lost.add(problem);
      const rows: (IntervalRow | ContactRow)[] = [];
      records.cells.forEach((cells, i) => {
        told += 1;
        if (told <= this.#mapping.headerLines) return;
        const row = this.#mapper.take(cells, records.lines[i]!);
        if (row !== undefined) rows.push(row);
      });
      if (this.#mapper.counts.rows > HISTORY_BOUNDS.rows) {
        const most = String(HISTORY_BOUNDS.rows);
        this.#lost.add(
          rowProblem(
            0,
            "",
            "too-many-rows",
            { en: `at most ${most} rows`, ru: `не больше ${most} строк` },
            { en: "more", ru: "больше" },
          ),
        );
        return;
      }
      yield { rows, bytes: records.bytes };
    }
  }

  /** Rows and problems so far. */
  sofar(): { readonly rows: number; readonly problems: number } {
    return { rows: this.#mapper.counts.rows, problems: this.#lost.count + this.#mapper.problems.count };
  }

  report(): ReadReport {
    const { problems, counts } = this.#mapper;
    const kept = [...this.#lost.kept, ...problems.kept]
      .sort((a, b) => a.line - b.line)
      .slice(0, HISTORY_BOUNDS.problems);
    return { counts: { ...counts }, problems: this.#lost.count + problems.count, kept };
  }

  async *#records(): AsyncGenerator<Records> {
    if (this.#form !== "workbook") {
      yield* recordsOf(this.#file, this.#form, this.#mapping.delimiter);
      return;
    }
    const book = await workbookCells(this.#file);
    if (!book.ok) return;
    const STEP = 5_000;
    for (let from = 0; from < book.cells.length; from += STEP) {
      const cells = book.cells.slice(from, from + STEP);
      const bytes = Math.round((this.#file.size * Math.min(book.cells.length, from + STEP)) / book.cells.length);
      yield { cells, lines: cells.map((_, i) => from + i + 1), bytes, problems: [] };
    }
  }
}

/** Whether a mapping can give rows. */
export function isReadable(mapping: Mapping): boolean {
  return mappingProblems(mapping).length === 0;
}

function refused(code: RowProblem["code"], expected: Said, got: Said): Inspection {
  return { ok: false, problem: rowProblem(0, "", code, expected, got) };
}

function sized(bytes: number): Said {
  const mebibytes = Math.round(bytes / 1_048_576);
  return { en: `${mebibytes} MiB`, ru: `${mebibytes} МиБ` };
}
