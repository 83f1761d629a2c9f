import Papa from "papaparse";
import { HISTORY_BOUNDS } from "../sim/history/bounds.ts";
import { type RowProblem, rowProblem, type Said } from "../sim/history/rowProblem.ts";

/** How the bytes of a text are letters. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251";

/** A record longer than this, quotes never closing, is given up: memory stays bounded whatever comes. */
const LONGEST_RECORD = 1_048_576;
const LONG: Said = {
  en: `a line of at most ${HISTORY_BOUNDS.line} characters`,
  ru: `строка не длиннее ${HISTORY_BOUNDS.line} знаков`,
};
const CLOSED: Said = { en: "a quotation mark that closes", ru: "закрытые кавычки" };
const MEGABYTE: Said = { en: "none in a million characters", ru: "нет на миллион знаков" };

/**
 * The encoding of a whole text: by its mark, else UTF-8 where every byte of it can be, else windows-1251. The whole file
 * is read for it (half a second for 200 MB): a name in line 100,000 may be the first that is not Latin.
 */
export async function encodingOf(file: Blob, signal?: AbortSignal): Promise<Encoding> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of piecesOf(file)) {
      signal?.throwIfAborted();
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return "utf-8";
  } catch (problem) {
    if (problem instanceof TypeError) return "windows-1251";
    throw problem;
  }
}

/** The first characters of a text, without a mark. */
export async function headOf(file: Blob, encoding: Encoding): Promise<string> {
  const bytes = await file.slice(0, HISTORY_BOUNDS.sampleBytes).arrayBuffer();
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/** Some records of a text. `cells[i]` began in line `lines[i]` of the file, from 1. */
export interface Records {
  readonly cells: readonly (readonly string[])[];
  readonly lines: readonly number[];
  /** Bytes of the file read so far. */
  readonly bytes: number;
  readonly problems: readonly RowProblem[];
}

/** The records of a text, piece by piece; never more than a piece and one record are held. */
export async function* recordsOf(file: Blob, encoding: Encoding, delimiter: string): AsyncGenerator<Records> {
  const decoder = new TextDecoder(encoding);
  let rest = "";
  let dropping = false;
  let line = 1;
  let bytes = 0;
  let problems: RowProblem[] = [];

  const parsed = (text: string): Records => {
    const cells: string[][] = [];
    const lines: number[] = [];
    // A last line break would make one more, empty record.
    const body = text.endsWith("\n") ? text.slice(0, text.endsWith("\r\n") ? -2 : -1) : text;
    const data = body === "" ? [[""]] : Papa.parse<string[]>(body, { delimiter, skipEmptyLines: false }).data;
    for (const row of text === "" ? [] : data) {
      const length = row.reduce((sum, cell) => sum + cell.length + 1, 0);
      if (length > HISTORY_BOUNDS.line) problems.push(rowProblem(line, "", "line-too-long", LONG, said(length)));
      else {
        cells.push(row);
        lines.push(line);
      }
      line += 1;
      for (const cell of row) if (cell.includes("\n")) line += cell.split("\n").length - 1;
    }
    const told = { cells, lines, bytes, problems };
    problems = [];
    return told;
  };

  /** Whole records of `rest + text`, a line with a quote that never closes left out; what is not whole yet stays in `rest`. */
  function* taken(text: string, last: boolean): Generator<Records> {
    rest += text;
    for (;;) {
      // A line break ends a record where as many quotes opened as closed before it.
      let quoted = false;
      let end = 0;
      for (let at = 0; at < rest.length; at++) {
        const code = rest.charCodeAt(at);
        if (code === 34) quoted = !quoted;
        else if (code === 10 && !quoted) end = at + 1;
      }
      if (last && !quoted) end = rest.length;
      const ready = rest.slice(0, end);
      rest = rest.slice(end);
      if (ready !== "") yield parsed(ready);
      if (rest === "" || (!last && rest.length <= LONGEST_RECORD)) return;
      const breaks = rest.indexOf("\n");
      if (breaks < 0) {
        problems.push(rowProblem(line, "", last ? "broken-quotes" : "line-too-long", last ? CLOSED : LONG, MEGABYTE));
        dropping = !last;
        rest = "";
        yield parsed("");
        return;
      }
      problems.push(rowProblem(line, "", "broken-quotes", CLOSED, MEGABYTE));
      rest = rest.slice(breaks + 1);
      line += 1;
    }
  }

  let returns: boolean | undefined;
  for await (const piece of piecesOf(file)) {
    bytes += piece.length;
    let text = decoder.decode(piece, { stream: true });
    // Lines that end with carriage returns alone: spreadsheets still offer such a text.
    returns ??= text.includes("\r") && !text.includes("\n");
    if (returns) text = text.replaceAll("\r", "\n");
    if (dropping) {
      const next = text.indexOf("\n");
      if (next < 0) continue;
      text = text.slice(next + 1);
      dropping = false;
      line += 1;
    }
    yield* taken(text, false);
  }
  if (!dropping) yield* taken(decoder.decode(), true);
}

function said(length: number): Said {
  return { en: `${length} characters`, ru: `${length} знаков` };
}

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  // Blobs hand out pieces of 64 KiB: small enough to report progress, large enough to parse fast.
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early leaves the file behind: nothing more is read of it.
    await reader.cancel().catch(() => undefined);
  }
}
