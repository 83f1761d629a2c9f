import { HISTORY_BOUNDS } from "./bounds.ts";
import { DELIMITERS, type Delimiter } from "./mapping.ts";

/** Lines of a sample that are looked at for the delimiter. */
const LOOKED_AT = 50;

/**
 * The delimiter of a text: the one that cuts most lines into the same number of cells, at least two. Quoted text does not
 * count. A text of one column has a comma: nothing is cut by it.
 */
export function sniffDelimiter(text: string): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = splitSample(text, delimiter, LOOKED_AT)
      .filter((cells) => cells.some((cell) => cell.trim() !== ""))
      .map((cells) => cells.length);
    const tally = new Map<number, number>();
    for (const width of widths) tally.set(width, (tally.get(width) ?? 0) + 1);
    for (const [width, lines] of tally) {
      if (width < 2) continue;
      // Decimal commas cut lines too, but not all of them alike: agreement weighs more than width.
      const score = (lines / widths.length) ** 2 * Math.min(width, 30);
      if (score > bestScore) [best, bestScore] = [delimiter, score];
    }
  }
  return best;
}

/**
 * The first `most` records of a text as cells (RFC 4180: quotes may hold delimiters, line breaks and doubled quotes). What
 * follows a last line without an end may be cut off and is left out unless it is all there is.
 */
export function splitSample(text: string, delimiter: string, most: number): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  const endCell = () => {
    if (row.length <= HISTORY_BOUNDS.columns) row.push(cell);
    cell = "";
  };
  for (; at < text.length && rows.length < most; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) endCell();
    else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[at + 1] === "\n") at += 1;
      endCell();
      rows.push(row);
      row = [];
    } else cell += character;
  }
  if (rows.length < most && (cell !== "" || row.length > 0)) {
    endCell();
    rows.push(row);
  }
  return rows;
}
