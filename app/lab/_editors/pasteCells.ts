/** Characters of a paste that are looked at: 2,016 cells of 40. */
export const MOST_PASTED = 80_640;
/** Rows and cells a paste may have. */
export const MOST_ROWS = 64;
export const MOST_CELLS = 2_016;

/** What may stand in a cell. */
export interface CellRule {
  readonly whole: boolean;
  readonly from: number;
  readonly to: number;
  /** The reader's comma parts decimals only: `1,250` is one and a quarter. Absent: it may part thousands. */
  readonly decimalComma?: boolean;
}

/** One cell as it was pasted: the number it is, or why it is none. Empty cells leave what stands there. */
export type PastedCell =
  | { readonly text: string; readonly value: number }
  | { readonly text: string; readonly wrong: "not-a-number" | "not-whole" | "out-of-range" }
  | { readonly text: ""; readonly empty: true };

export type Pasted =
  | { readonly ok: true; readonly rows: readonly (readonly PastedCell[])[]; readonly wrong: number }
  /** `empty`: nothing but space; `too-large`: more than a sheet of the product has. */
  | { readonly ok: false; readonly reason: "empty" | "too-large" };

/**
 * A block of cells as a spreadsheet puts it on the clipboard: rows parted by line breaks, cells by tabs; one line without
 * tabs may be parted by semicolons or spaces. Numbers as people write them in either language: `1 250`, `1,250`, `12,5`,
 * `12.5`, a percent sign, a true minus. Every cell is judged by `rule` and kept as it came.
 */
export function pastedCells(text: string, rule: CellRule): Pasted {
  if (text.length > MOST_PASTED) return { ok: false, reason: "too-large" };
  const lines = pastedLines(text);
  if (lines.every((line) => line.trim() === "")) return { ok: false, reason: "empty" };
  const rows = lines.map((line) => cellsOf(line, lines.length === 1).map((cell) => judged(cell, rule)));
  if (rows.length > MOST_ROWS || rows.some((row) => row.length > MOST_CELLS)) return { ok: false, reason: "too-large" };
  const wrong = rows.flat().filter((cell) => "wrong" in cell).length;
  return { ok: true, rows, wrong };
}

/** The lines of a block on the clipboard, whatever ends them; empty ones at its end are none. */
export function pastedLines(text: string): readonly string[] {
  return text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
}

/** Rows of one cell each are a column of a spreadsheet: a row of its cells is meant. Everything else is as it is. */
export function rowsAsMeant<Cell>(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.length > 1 && rows.every((row) => row.length === 1) ? [rows.map(([cell]) => cell!)] : rows;
}

function cellsOf(line: string, alone: boolean): string[] {
  if (line.includes("\t") || !alone) return line.split("\t");
  if (line.includes(";")) return line.split(";");
  const words = line.trim().split(/ {2,}| (?=[-+\u2212]?\d)/);
  // `1 250` is one number; `16 16 24` are three.
  return /^[-+\u2212]?\d{1,3}( \d{3})+([.,]\d+)?$/.test(line.trim()) ? [line] : words;
}

/** One cell as `rule` takes it. */
export function judged(cell: string, { whole, from, to, decimalComma }: CellRule): PastedCell {
  const text = cell.trim();
  if (text === "") return { text: "", empty: true };
  const value = numberIn(text, decimalComma);
  if (value === undefined) return { text, wrong: "not-a-number" };
  if (whole && !Number.isInteger(value)) return { text, wrong: "not-whole" };
  if (value < from || value > to) return { text, wrong: "out-of-range" };
  return { text, value };
}

/**
 * A number as people write it; `undefined` where it is none. A comma before three digits alone parts thousands, unless
 * the reader's comma is the decimal mark.
 */
export function numberIn(text: string, decimalComma = false): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(/^\u2212/, "-");
  const thousands = !decimalComma && /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const dotted = thousands ? plain.replaceAll(",", "") : plain.replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(dotted) ? Number(dotted) : undefined;
}

/** Rows as text for a spreadsheet: tabs between cells, numbers with the decimal mark of the reader's language. */
export function copiedCells(rows: readonly (readonly (string | number)[])[], decimalComma: boolean): string {
  const cell = (value: string | number) => {
    const text = String(value).replaceAll(/[\t\r\n]/g, " ");
    return typeof value === "number" && decimalComma ? text.replace(".", ",") : text;
  };
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
