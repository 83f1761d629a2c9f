import type { ColumnPlace } from "./floorLayout.ts";

/** A line under columns that stand side by side: its left end, width, and what they stand on. */
export interface KeptSpan {
  readonly x: number;
  readonly width: number;
  readonly base: number;
}

/** One span for each run of neighbours in a row, in the order of the seats. Seats without a column are left out. */
export function keptSpans(
  columns: readonly (ColumnPlace | undefined)[],
  seats: readonly number[],
): readonly KeptSpan[] {
  const spans: KeptSpan[] = [];
  let last = Number.NaN;
  for (const seat of [...new Set(seats)].sort((a, b) => a - b)) {
    const column = columns[seat];
    if (column === undefined) continue;
    const before = spans.at(-1);
    if (seat === last + 1 && before?.base === column.base) {
      spans[spans.length - 1] = { ...before, width: column.x + column.width - before.x };
    } else spans.push({ x: column.x, width: column.width, base: column.base });
    last = seat;
  }
  return spans;
}
