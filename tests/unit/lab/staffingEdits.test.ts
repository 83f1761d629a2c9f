import { describe, expect, test } from "vitest";
import { columnsOf } from "../../../app/lab/_editors/columns.ts";
import { agentsAt, moved, scheduledNow, withAgents } from "../../../app/lab/_editors/headcount.ts";
import { copiedCells, numberIn, pastedCells } from "../../../app/lab/_editors/pasteCells.ts";
import { gapHours, gapMark, gapOf, shownColumns, summed } from "../../../app/lab/_editors/sheetRows.ts";
import { daySheet } from "../../../sim/experiment/daySheet.ts";
import { fiveMinutesOrADay } from "../../../sim/scenario/presets/fiveMinutesOrADay.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";

const { scenario } = fiveMinutesOrADay;
const column = (minute: number, lengthMinutes = 30, weekday = 1) => ({ minute, lengthMinutes, weekday, day: 0 });
const AGENTS = { whole: true, from: 0, to: 2_000 } as const;

describe("the sheet", () => {
  test("[LE1] a gap is what the printed numbers leave: 29.4 − 3.6 − 27.5 is 29 − 4 − 28 = −3", () => {
    expect(gapOf(29.4, 3.6, 27.5)).toBe(-3);
    expect([-3, -2, -1, 0, 1, 2].map(gapMark)).toEqual(["act", "act", "watch", undefined, undefined, "over"]);
  });

  test("[LE1] hours missing and hours too many do not make up for each other", () => {
    expect(gapHours([-3, 1, 0, -1, 4], 30)).toEqual({ short: 2, over: 2.5 });
  });

  test("[LE1] only the part of the day with anybody in it is shown, all of it when nobody is", () => {
    const row = { scheduled: [0, 0, 2, 0, 3, 0], away: [], required: [0, 1, 0, 0, 0, 0], gap: [], named: [], cost: 0 };
    expect(shownColumns([row], [0, 1, 2, 3, 4, 5])).toEqual([1, 2, 3, 4]);
    expect(shownColumns([{ ...row, scheduled: [0, 0], required: [0, 0] }], [0, 1])).toEqual([0, 1]);
  });

  test("[LE2] absence and blocks multiply, breaks come off first, and wages are paid for all of it", () => {
    const shift = {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      startMinute: 480,
      endMinute: 960,
      breaks: [{ afterMinutes: 60, durationMinutes: 15, reason: "break" }],
    };
    const people = ["ann", "bob"].map((id) => ({ id, name: id }));
    const [group] = scenario.groups;
    const one = {
      ...group!,
      people,
      shifts: [shift],
      shrinkage: { absentShare: 0.1, plannedShare: 0.2 },
      costPerHour: 10,
    };
    const { headcount: _none, ...staffed } = one;
    const world: Scenario = {
      ...scenario,
      run: { startMinute: 480, lengthMinutes: 480 },
      groups: [staffed, ...scenario.groups.slice(1)],
    };
    const sheet = daySheet(world).groups[0]!;
    expect(sheet.scheduled.slice(0, 4)).toEqual([2, 2, 2, 2]);
    expect(sheet.named).toEqual(sheet.scheduled);
    // 9:00–9:30: two quarter hours off of one hour, then 1 − 0.9 × 0.8 = 0.28 of the agent left.
    expect(sheet.away[0]).toBeCloseTo(2 * 0.28, 12);
    expect(sheet.away[2]).toBeCloseTo(1 + 1 * 0.28, 12);
    expect(sheet.cost).toBe(2 * 8 * 10);
  });

  test("[LE2] what groups share is divided by those on queue, and all of it is", () => {
    const sheet = daySheet(scenario);
    const { required } = summed(sheet.groups, sheet.startsAt.length);
    required.forEach((agents, i) => {
      const needed = sheet.queues.reduce((sum, queue) => sum + queue.required[i]!, 0);
      expect(agents).toBeCloseTo(needed, 9);
    });
    // The phone is everybody's first skill: 12, 6 and 5 people share it.
    const [voice, messenger, mail] = sheet.groups.map((group) => group.required[4]!);
    expect(voice! / messenger!).toBeCloseTo(2, 9);
    expect(voice! / mail!).toBeCloseTo(12 / 5, 9);
  });
});

describe("cells of the scheduled row", () => {
  const whole = { profile: "daily", intervalMinutes: 1_440, agents: [12] } as const;

  test("[LE3] one cell of a day-long headcount makes half hours of it and changes that one alone", () => {
    const next = withAgents(whole, [{ column: column(600), agents: 9 }]);
    expect(next.intervalMinutes).toBe(30);
    expect(next.agents).toHaveLength(48);
    expect(next.agents.map((agents, i) => (agents === 12 ? -1 : i)).filter((i) => i >= 0)).toEqual([20]);
    expect(agentsAt(next, column(600))).toBe(9);
    expect(agentsAt(next, column(630))).toBe(12);
  });

  test("[LE3] columns of an hour leave half hours as they are, a weekly profile changes on its day", () => {
    const halves = { profile: "weekly", intervalMinutes: 30, agents: new Array(336).fill(3) } as const;
    const next = withAgents(halves, [{ column: column(540, 60, 2), agents: 5 }]);
    expect(next.intervalMinutes).toBe(30);
    expect(next.agents.flatMap((agents, i) => (agents === 5 ? [i] : []))).toEqual([48 + 18, 48 + 19]);
  });

  test("[LE3] columns that begin beside the grid make it finer; nobody before is nobody elsewhere", () => {
    expect(withAgents(undefined, [{ column: column(495, 30), agents: 2 }])).toMatchObject({ intervalMinutes: 15 });
    const next = withAgents(undefined, [{ column: column(480), agents: 2 }]);
    expect(next.agents.reduce((sum, agents) => sum + agents, 0)).toBe(2);
  });

  test("[LE4] a selection moves together by whole agents; a column that reaches its bound stops for itself", () => {
    expect(moved([16, 17, 1, 20], [0, 0, 0, 19.5], [1, 3], -2)).toEqual([
      { index: 1, agents: 15 },
      { index: 2, agents: 0 },
      { index: 3, agents: 20 },
    ]);
    expect(moved([1_999], [0], [0, 0], 5)).toEqual([{ index: 0, agents: 2_000 }]);
  });

  test("[LE3] what is scheduled is what the group says now; a headcount finer than the columns is left to the sheet", () => {
    const columns = [column(600), column(630)];
    const halves = withAgents(whole, [{ column: column(600), agents: 9 }]);
    expect(scheduledNow(halves, columns, [1, 1.5], [0, 0])).toEqual([10, 13.5]);
    expect(scheduledNow({ ...halves, intervalMinutes: 15 }, columns, [0, 0], [7, 8.5])).toEqual([7, 8.5]);
    expect(scheduledNow(undefined, columns, [1, 1], [2, 2])).toEqual([2, 2]);
  });

  test("[LE3] columns are the counted intervals of the run by local time, over midnight too", () => {
    const columns = columnsOf({ ...scenario, run: { date: "2026-03-01", startMinute: 1_380, lengthMinutes: 90 } });
    expect(columns).toEqual([
      { minute: 1_380, lengthMinutes: 30, weekday: 7, day: 0 },
      { minute: 1_410, lengthMinutes: 30, weekday: 7, day: 0 },
      { minute: 0, lengthMinutes: 30, weekday: 1, day: 1 },
    ]);
  });
});

describe("cells from a spreadsheet", () => {
  const values = (text: string) => {
    const pasted = pastedCells(text, AGENTS);
    return pasted.ok ? pasted.rows.map((row) => row.map((cell) => ("value" in cell ? cell.value : cell))) : pasted;
  };

  test("[LE5] a row by tabs, by semicolons or by spaces; empty cells leave what stands there", () => {
    expect(values("16\t16\t\t24\r\n")).toEqual([[16, 16, { text: "", empty: true }, 24]]);
    expect(values("16; 16;24")).toEqual([[16, 16, 24]]);
    expect(values("16 16 24")).toEqual([[16, 16, 24]]);
    expect(values("1 250")).toEqual([[1250]]);
    expect(values("1\t2\n3\t4\n")).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test("[LE5] every bad cell is kept as it came with its own reason, and counted", () => {
    const pasted = pastedCells("16\tn/a\t2.5\t-1\t9999", AGENTS);
    expect(pasted).toMatchObject({ ok: true, wrong: 4 });
    expect(pasted.ok && pasted.rows[0]).toEqual([
      { text: "16", value: 16 },
      { text: "n/a", wrong: "not-a-number" },
      { text: "2.5", wrong: "not-whole" },
      { text: "-1", wrong: "out-of-range" },
      { text: "9999", wrong: "out-of-range" },
    ]);
  });

  test("[LE5] nothing, and more than a sheet has, are told apart", () => {
    expect(pastedCells(" \n", AGENTS)).toEqual({ ok: false, reason: "empty" });
    expect(pastedCells("1\n".repeat(65), AGENTS)).toEqual({ ok: false, reason: "too-large" });
    expect(pastedCells("1".repeat(90_000), AGENTS)).toEqual({ ok: false, reason: "too-large" });
  });

  test("[LE5] numbers are read as people of either language write them", () => {
    expect(
      ["12,5", "12.5", "1,250", "1\u00a0250,5", "\u22123", "1e3", "0x1", ""].map((text) => numberIn(text)),
    ).toEqual([12.5, 12.5, 1250, 1250.5, -3, undefined, undefined, undefined]);
    expect(numberIn("1,250", true)).toBe(1.25);
  });

  test("[LE5] what is copied comes back the same", () => {
    const text = copiedCells([[1, 2.5, 1000]], true);
    expect(text).toBe("1\t2,5\t1000");
    const back = pastedCells(text, { whole: false, from: 0, to: 2_000, decimalComma: true });
    expect(back.ok && back.rows[0]!.map((cell) => "value" in cell && cell.value)).toEqual([1, 2.5, 1000]);
  });
});
