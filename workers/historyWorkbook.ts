import { readSheet } from "read-excel-file/universal";
import { HISTORY_BOUNDS } from "../sim/history/bounds.ts";

/** Days before this hold durations: spreadsheets count them from the last day of 1899. */
const FIRST_DAY = Date.UTC(1901, 0, 1);
const ZERO_DAY = Date.UTC(1899, 11, 31);

export type Workbook =
  | { readonly ok: true; readonly cells: readonly (readonly string[])[] }
  | { readonly ok: false; readonly detail: string };

/**
 * The first sheet of a workbook as text cells: dates as `2026-03-02 09:00:00` (a workbook's dates have no zone), durations
 * as `h:mm:ss`, numbers with a point.
 */
export async function workbookCells(file: Blob): Promise<Workbook> {
  try {
    const sheet = (await readSheet(await file.arrayBuffer())) as readonly (readonly unknown[])[];
    return {
      ok: true,
      cells: sheet.slice(0, HISTORY_BOUNDS.rows).map((row) => row.map(cellText)),
    };
  } catch (problem) {
    return { ok: false, detail: problem instanceof Error ? problem.message : String(problem) };
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!(value instanceof Date)) return String(value);
  const at = Math.round(value.getTime() / 1_000) * 1_000;
  if (at >= FIRST_DAY) return new Date(at).toISOString().slice(0, 19).replace("T", " ");
  const seconds = Math.max(0, at - ZERO_DAY) / 1_000;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
