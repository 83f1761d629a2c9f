/** What a table holds; a number is written with the decimal mark of its language, absent as an empty field. */
export type Cell = string | number | undefined;

/**
 * Rows as CSV that spreadsheets open as they are: byte order mark, CRLF, fields quoted where they must be. With a decimal
 * comma fields are parted by semicolons. A text that a spreadsheet would run as a formula is led by an apostrophe.
 */
export function csvText(rows: readonly (readonly Cell[])[], decimalComma: boolean): string {
  const separator = decimalComma ? ";" : ",";
  const field = (cell: Cell): string => {
    if (cell === undefined) return "";
    if (typeof cell === "number") return decimalComma ? String(cell).replace(".", ",") : String(cell);
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(field).join(separator)).join("\r\n")}\r\n`;
}
