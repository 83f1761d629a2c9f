import writeWorkbook from "write-excel-file/universal";

type WorkbookCell = string | number | undefined;

/** A sheet of a workbook: its rows, the first one their head. */
export interface WorkbookSheet {
  /** At most 31 letters, none of `[]:*?/\\`. */
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** Columns are as wide as their widest cell, within these, in letters. */
const NARROWEST = 8;
const WIDEST = 60;

/** A table as a workbook of one sheet. See `workbookOfSheets`. */
export function workbookOf(rows: WorkbookSheet["rows"], sheet = "History"): Promise<Blob> {
  return workbookOfSheets([{ name: sheet, rows }]);
}

/**
 * Tables as a workbook, each a sheet with its first row in bold that stays in view. Texts are written as texts: none becomes
 * a formula. Throws `RangeError` for no sheets.
 */
export function workbookOfSheets(sheets: readonly WorkbookSheet[]): Promise<Blob> {
  if (sheets.length === 0) throw new RangeError("sheets: expected at least one, got none");
  return writeWorkbook(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: widthsOf(rows),
      data: rows.map((row, i) =>
        row.map((value) => {
          if (value === undefined) return null;
          if (typeof value === "number") return { value, type: Number };
          return { value, type: String, ...(i === 0 ? { fontWeight: "bold" as const } : {}) };
        }),
      ),
    })),
  ).toBlob();
}

function widthsOf(rows: WorkbookSheet["rows"]): { width: number }[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      widths[i] = Math.min(WIDEST, Math.max(widths[i] ?? NARROWEST, String(cell ?? "").length + 1));
    }
  }
  return widths.map((width) => ({ width }));
}
