import writeWorkbook from "write-excel-file/universal";

/** A table as a workbook of one sheet, its first row in bold. Texts are written as texts: none becomes a formula. */
export function workbookOf(
  rows: readonly (readonly (string | number | undefined)[])[],
  sheet = "History",
): Promise<Blob> {
  const cells = rows.map((row, i) =>
    row.map((value) => {
      if (value === undefined) return null;
      if (typeof value === "number") return { value, type: Number };
      return { value, type: String, ...(i === 0 ? { fontWeight: "bold" as const } : {}) };
    }),
  );
  return writeWorkbook(cells, { sheet }).toBlob();
}
