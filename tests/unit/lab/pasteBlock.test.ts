import { describe, expect, test } from "vitest";
import { type BlockPlace, blockCells, placedBlock } from "../../../app/lab/_editors/pasteBlock.ts";
import { rowsAsMeant } from "../../../app/lab/_editors/pasteCells.ts";

const place: BlockPlace = {
  targets: [
    { id: "voice", names: ["Voice", "Голос"], least: [0, 0, 5, 0] },
    { id: "chat", names: ["Chat", "Чат"] },
  ],
  firstTarget: 0,
  columns: [480, 510, 540, 570],
  at: 1,
  rule: { whole: true, from: 0, to: 2_000 },
};
const placed = (text: string, over: Partial<BlockPlace> = {}) => placedBlock(blockCells(text)!, { ...place, ...over });
const faults = (text: string, over: Partial<BlockPlace> = {}) =>
  placed(text, over).faults.map(({ row, cell, reason }) => [row, cell, reason]);

describe("a block from a spreadsheet", () => {
  test("[LE16] rows go to the groups from the chosen one on, cells to the intervals from the chosen cell on", () => {
    expect(placed("10\t11\n20\t\n")).toEqual({
      wanted: [
        { target: 0, column: 1, value: 10 },
        { target: 0, column: 2, value: 11 },
        { target: 1, column: 1, value: 20 },
      ],
      faults: [],
    });
  });

  test("[LE16] times in the first row and names in the first column say where, in any order and either language", () => {
    const { wanted, faults: wrong } = placed("\t9:30\t08:00\nЧат\t3\t4\nvoice\t1\t2", { at: 3 });
    expect(wrong).toEqual([]);
    expect(wanted).toEqual([
      { target: 1, column: 3, value: 3 },
      { target: 1, column: 0, value: 4 },
      { target: 0, column: 3, value: 1 },
      { target: 0, column: 0, value: 2 },
    ]);
  });

  test("[LE16] every cell that cannot be taken is told with its row, its cell and its reason, all at once", () => {
    expect(faults("x\t1,5\t5001\t7\n1\t2\n3\t4")).toEqual([
      [1, 1, "not-a-number"],
      [1, 2, "not-whole"],
      [1, 3, "out-of-range"],
      [1, 4, "beyond-the-day"],
      [3, 1, "no-such-row"],
    ]);
    expect(faults("\t8:00\t8:00\t23:00\nVoice\t1\t2\t3\nMail\t1\nVoice\t9")).toEqual([
      [1, 3, "twice"],
      [1, 4, "no-such-time"],
      [3, 1, "no-such-row"],
      [4, 1, "twice"],
    ]);
    expect(faults("9\t4\n1\t1")).toEqual([[1, 2, "fewer-than-named"]]);
  });

  test("[LE16] numbers as either language writes them; a column of numbers goes down the time", () => {
    const rule = { whole: false, from: 0, to: 100_000, decimalComma: true };
    expect(placed("12,5\t1 250\n3.25\t4", { rule }).wanted.map(({ value }) => value)).toEqual([12.5, 1_250, 3.25, 4]);
    expect(rowsAsMeant(blockCells("1\n2\n3")!)).toEqual([["1", "2", "3"]]);
    expect(rowsAsMeant(blockCells("1\t2\n3\t4")!)).toHaveLength(2);
  });

  test("[LE16] nothing but space, or more than a sheet has, is no block", () => {
    expect(blockCells(" \n ")).toBeUndefined();
    expect(blockCells("1\n".repeat(65))).toBeUndefined();
    expect(blockCells(`1${"\t1".repeat(2_016)}`)).toBeUndefined();
  });
});
