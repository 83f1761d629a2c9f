import {
  type CellRule,
  judged,
  MOST_CELLS,
  MOST_PASTED,
  MOST_ROWS,
  type PastedCell,
  pastedLines,
} from "./pasteCells.ts";

/** Where a row of a pasted block may go: a group, a queue or a weekday, with every name people call it by. */
export interface BlockTarget {
  readonly id: string;
  readonly names: readonly string[];
  /** Least values by column that may stand there, and why not fewer: named agents. Absent: the rule's own. */
  readonly least?: readonly number[];
}

export interface BlockPlace {
  /** Rows without a name go to the targets from `firstTarget` on, cells without a time to the columns from `at` on. */
  readonly targets: readonly BlockTarget[];
  readonly firstTarget: number;
  /** Minute of the day each column begins. */
  readonly columns: readonly number[];
  readonly at: number;
  readonly rule: CellRule;
}

export type BlockReason =
  | Extract<PastedCell, { readonly wrong: string }>["wrong"]
  | "no-such-row"
  | "no-such-time"
  | "beyond-the-day"
  | "twice"
  | "fewer-than-named";

/** A cell that cannot be taken, counted from 1 in the block as it was pasted, heads included. */
export interface BlockFault {
  readonly row: number;
  readonly cell: number;
  readonly text: string;
  readonly reason: BlockReason;
}

export interface PlacedBlock {
  /** What is to stand where, by target and column. Nothing of it is done while there is a fault. */
  readonly wanted: readonly { readonly target: number; readonly column: number; readonly value: number }[];
  readonly faults: readonly BlockFault[];
}

/** A block as a spreadsheet puts it on the clipboard; `undefined`: nothing but space, or more than a sheet has. */
export function blockCells(text: string): readonly (readonly string[])[] | undefined {
  if (text.length > MOST_PASTED || text.trim() === "") return undefined;
  const rows = pastedLines(text).map((line) => line.split("\t").map((cell) => cell.trim()));
  return rows.length > MOST_ROWS || rows.some(({ length }) => length > MOST_CELLS) ? undefined : rows;
}

/**
 * Where each cell of a block goes. A first row of times says the columns, a first column of names the rows; without them
 * rows follow each other from `firstTarget`, cells from `at`. Empty cells leave what stands there. Every fault is told.
 */
export function placedBlock(cells: readonly (readonly string[])[], place: BlockPlace): PlacedBlock {
  const faults: BlockFault[] = [];
  const wanted: { target: number; column: number; value: number }[] = [];
  const named = hasNames(cells);
  const head = hasTimes(cells, named);
  const columns = columnsFor(cells, place, named, head, faults);
  const taken = new Set<number>();
  cells.slice(head ? 1 : 0).forEach((row, i) => {
    const number = i + (head ? 2 : 1);
    const target = named ? targetNamed(place.targets, row[0] ?? "") : place.firstTarget + i;
    if (row.every((cell) => cell === "")) return;
    if (target < 0 || target >= place.targets.length || taken.has(target)) {
      const reason = taken.has(target) ? "twice" : "no-such-row";
      faults.push({ row: number, cell: 1, text: row[0] ?? "", reason });
      return;
    }
    taken.add(target);
    const { least } = place.targets[target]!;
    row.slice(named ? 1 : 0).forEach((text, k) => {
      const at = { row: number, cell: k + (named ? 2 : 1), text };
      const cell = judged(text, place.rule);
      const column = columns[k];
      if ("empty" in cell) return;
      if (column === undefined) {
        if (!head) faults.push({ ...at, reason: "beyond-the-day" });
      } else if ("wrong" in cell) faults.push({ ...at, reason: cell.wrong });
      else if (cell.value < (least?.[column] ?? 0)) faults.push({ ...at, reason: "fewer-than-named" });
      else wanted.push({ target, column, value: cell.value });
    });
  });
  return { wanted, faults };
}

const TIME = /^(\d{1,2})[:.](\d{2})(\s*[-–—].*)?$/;

function minuteOf(text: string): number | undefined {
  const [, hour, minute] = TIME.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

/** Names stand first in every row but a head's: words, no numbers. */
function hasNames(cells: readonly (readonly string[])[]): boolean {
  const firsts = cells.map(([first = ""]) => first);
  const body =
    cells.length > 1 && (firsts[0] === "" || minuteOf(cells[0]?.[1] ?? "") !== undefined) ? firsts.slice(1) : firsts;
  return body.length > 0 && body.every((text) => /\p{L}{2}/u.test(text)) && cells.some(({ length }) => length > 1);
}

/** A head says a time in most of its cells. */
function hasTimes(cells: readonly (readonly string[])[], named: boolean): boolean {
  const first = (cells[0] ?? []).slice(named ? 1 : 0).filter((cell) => cell !== "");
  const times = first.filter((cell) => /^\d{1,2}:\d{2}/.test(cell)).length;
  return cells.length > 1 && times > first.length / 2;
}

/** The column of each cell behind the name; `undefined`: there is none. */
function columnsFor(
  cells: readonly (readonly string[])[],
  { columns, at }: BlockPlace,
  named: boolean,
  head: boolean,
  faults: BlockFault[],
): readonly (number | undefined)[] {
  if (!head) return columns.slice(at).map((_, k) => at + k);
  const taken = new Set<number>();
  return (cells[0] ?? []).slice(named ? 1 : 0).map((text, k) => {
    if (text === "") return undefined;
    const column = columns.indexOf((minuteOf(text) ?? -1) % 1_440);
    if (column >= 0 && !taken.has(column)) {
      taken.add(column);
      return column;
    }
    const used = cells.slice(1).some((row) => (row[k + (named ? 1 : 0)] ?? "") !== "");
    const reason = column < 0 ? "no-such-time" : "twice";
    if (used) faults.push({ row: 1, cell: k + (named ? 2 : 1), text, reason });
    return undefined;
  });
}

function targetNamed(targets: readonly BlockTarget[], name: string): number {
  const plain = (text: string) => text.trim().toLocaleLowerCase();
  return targets.findIndex(({ id, names }) => [id, ...names].some((one) => plain(one) === plain(name)));
}
