"use client";

import { useRef, useState } from "react";
import type { GroupSpec } from "../../../sim/scenario/staff.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type Column, endText, minuteText } from "./columns.ts";
import type { EditorProps } from "./editorProps.ts";
import { agentsAt, MOST_AGENTS, moved, withAgents } from "./headcount.ts";
import { type BlockPlace, blockCells, type PlacedBlock, placedBlock } from "./pasteBlock.ts";
import { type PastedCell, pastedCells, rowsAsMeant } from "./pasteCells.ts";
import type { SheetRows } from "./sheetRows.ts";

/** A pasted row with something wrong in it: kept as it came, and nothing of it done. */
export interface HeldPaste {
  readonly from: number;
  readonly cells: readonly PastedCell[];
}

export interface StaffingEdits {
  /** First and last selected column, both included. */
  readonly selected: readonly [number, number];
  readonly select: (column: number, extend: boolean) => void;
  /** Whole agents of these columns; what named agents exceed is refused in words. */
  readonly set: (wanted: readonly { readonly index: number; readonly agents: number }[], key?: string) => void;
  readonly shift: (by: number) => void;
  readonly take: () => void;
  readonly drag: (by: number) => void;
  readonly leave: () => void;
  readonly paste: (text: string, at: number) => void;
  readonly held: HeldPaste | undefined;
  /** One cell of the held paste typed anew; once none is wrong the row is done. */
  readonly mend: (index: number, text: string) => void;
  readonly drop: () => void;
  /** A pasted block of several rows with something wrong in it. */
  readonly block: { readonly cells: readonly (readonly string[])[]; readonly placed: PlacedBlock } | undefined;
  readonly mendBlock: (row: number, cell: number, text: string) => void;
  readonly takeBlock: () => void;
  /** What the last edit came to, or why it was not done. */
  readonly told: { readonly text: string; readonly wrong: boolean } | undefined;
  readonly reset: (index: number) => void;
}

const RULE = { whole: true, from: 0, to: MOST_AGENTS } as const;

/** Everything a hand does to one group's row of scheduled agents. `columns` and `rows` are of one length. */
export function useStaffing(
  { edit, before, scenario }: EditorProps,
  group: GroupSpec | undefined,
  columns: readonly Column[],
  rows: SheetRows,
  namedOf: (groupId: string) => readonly number[],
): StaffingEdits {
  const words = useWords();
  const language = useLanguage();
  const [range, setRange] = useState({ anchor: 0, head: 0 });
  const [told, setTold] = useState<StaffingEdits["told"]>();
  const [held, setHeld] = useState<HeldPaste>();
  const [pastedBlock, setBlock] = useState<{ readonly at: number; readonly cells: readonly (readonly string[])[] }>();
  const base = useRef<{ readonly scheduled: readonly number[]; readonly key: string }>(undefined);
  const drags = useRef(0);
  const last = columns.length - 1;
  const within = (column: number) => Math.min(last, Math.max(0, column));
  const [a, b] = [within(range.anchor), within(range.head)];
  const selected = [Math.min(a, b), Math.max(a, b)] as const;

  const set: StaffingEdits["set"] = (wanted, key) => {
    if (group === undefined || wanted.length === 0) return;
    const short = wanted.find(({ index, agents }) => agents < Math.ceil(rows.named[index]!));
    if (short !== undefined) {
      const n = Math.ceil(rows.named[short.index]!);
      setTold({
        text: words("labEdit.namedThere", { n, time: minuteText(columns[short.index]!.minute) }),
        wrong: true,
      });
      return;
    }
    const list = wanted.map(({ index, agents }) => ({
      column: columns[index]!,
      agents: agents - Math.ceil(rows.named[index]!),
    }));
    const next = withAgents(group.headcount, list);
    const { headcount } = group;
    const same =
      headcount !== undefined &&
      headcount.intervalMinutes === next.intervalMinutes &&
      headcount.agents.length === next.agents.length;
    const path = `groups/${group.id}/headcount`;
    const [from, to] = [columns[wanted[0]!.index]!, columns[wanted.at(-1)!.index]!];
    const name = words("labEdit.stepStaff", {
      group: group.name[language],
      from: minuteText(from.minute),
      to: endText(to),
    });
    setTold(undefined);
    edit([same ? { path: `${path}/agents`, set: next.agents } : { path, set: next }], name, key);
  };

  const place = (at: number): BlockPlace => ({
    targets: scenario.groups.map((one) => ({
      ...{ id: one.id, names: [one.name.en, one.name.ru] },
      least: namedOf(one.id).map((agents) => Math.ceil(agents)),
    })),
    firstTarget: Math.max(
      0,
      scenario.groups.findIndex(({ id }) => id === group?.id),
    ),
    columns: columns.map(({ minute }) => minute),
    ...{ at, rule: RULE },
  });
  const block = pastedBlock === undefined ? undefined : placedBlock(pastedBlock.cells, place(pastedBlock.at));

  /** Every group of a block at once: one step. */
  const takeBlock = ({ wanted }: PlacedBlock) => {
    const changes = scenario.groups.flatMap((one, g) => {
      const list = wanted.filter(({ target }) => target === g);
      const named = namedOf(one.id);
      const agents = list.map(({ column, value }) => ({
        column: columns[column]!,
        agents: value - Math.ceil(named[column]!),
      }));
      return list.length === 0 ? [] : [{ path: `groups/${one.id}/headcount`, set: withAgents(one.headcount, agents) }];
    });
    if (changes.length > 0) edit(changes, words("labEdit.stepBlock", { groups: changes.length, n: wanted.length }));
    setBlock(undefined);
    setTold({ text: words("labEdit.blockDone", { groups: changes.length, n: wanted.length }), wrong: false });
  };

  const pasteBlock = (cells: readonly (readonly string[])[], at: number) => {
    const placed = placedBlock(cells, place(at));
    setHeld(undefined);
    if (placed.faults.length === 0) return takeBlock(placed);
    setTold(undefined);
    setBlock({ cells, at });
  };

  const apply = ({ from, cells }: HeldPaste) => {
    const wanted = cells.flatMap((cell, k) => ("value" in cell ? [{ index: from + k, agents: cell.value }] : []));
    const differ = wanted.filter(({ index, agents }) => agents !== Math.round(rows.scheduled[index]!)).length;
    set(wanted);
    setHeld(undefined);
    setTold({ text: words("labEdit.pasted", { n: wanted.length, differ }), wrong: false });
  };

  /** As the scenario has them now: the sheet comes from a worker, and a key held down is faster than that. */
  const scheduledNow = (): readonly number[] =>
    group === undefined
      ? rows.scheduled
      : columns.map((column, i) => Math.ceil(rows.named[i]!) + agentsAt(group.headcount, column));

  return {
    ...{ selected, held, told, set },
    select: (column, extend) => {
      const head = within(column);
      setRange((old) => ({ anchor: extend ? old.anchor : head, head }));
    },
    shift: (by) => set(moved(scheduledNow(), rows.named, selected, by), `shift ${group?.id} ${selected.join("-")}`),
    take: () => {
      drags.current++;
      base.current = { scheduled: scheduledNow(), key: `drag ${group?.id} ${drags.current}` };
    },
    drag: (by) => {
      const { current } = base;
      if (current !== undefined) set(moved(current.scheduled, rows.named, selected, by), current.key);
    },
    leave: () => {
      base.current = undefined;
    },
    paste: (text, at) => {
      const pastedRows = blockCells(text);
      const cells = pastedRows === undefined ? undefined : rowsAsMeant(pastedRows);
      const isBlock = cells !== undefined && (cells.length > 1 || cells[0]!.length > columns.length - at);
      if (cells !== undefined && (isBlock || group === undefined)) return pasteBlock(cells, at);
      setBlock(undefined);
      const pasted = pastedCells(cells === undefined ? text : cells[0]!.join("\t"), RULE);
      if (!pasted.ok) {
        setTold({ text: words(`labEdit.paste.${pasted.reason}`), wrong: true });
        return;
      }
      const one = { from: at, cells: pasted.rows[0]! };
      const wrong = one.cells.some((cell) => "wrong" in cell);
      if (!wrong) return apply(one);
      setHeld(one);
      setTold(undefined);
    },
    mend: (index, text) => {
      if (held === undefined) return;
      const pasted = pastedCells(text, RULE);
      const cell: PastedCell = pasted.ok ? pasted.rows[0]![0]! : { text: "", empty: true };
      const next = { ...held, cells: held.cells.map((old, k) => (held.from + k === index ? cell : old)) };
      if (next.cells.some((one) => "wrong" in one)) setHeld(next);
      else apply(next);
    },
    block: block === undefined ? undefined : { cells: pastedBlock!.cells, placed: block },
    mendBlock: (row, cell, text) =>
      setBlock(
        (old) => old && { ...old, cells: old.cells.map((line, r) => (r === row ? line.with(cell, text) : line)) },
      ),
    takeBlock: () => block !== undefined && block.faults.length === 0 && takeBlock(block),
    drop: () => {
      setBlock(undefined);
      setHeld(undefined);
      setTold(undefined);
    },
    reset: (index) => {
      const old = before.groups.find(({ id }) => id === group?.id);
      const column = columns[index];
      if (old === undefined || column === undefined || group === undefined) return;
      const there = agentsAt(group.headcount, column);
      const was = agentsAt(old.headcount, column);
      set([{ index, agents: Math.ceil(rows.named[index]!) + was }]);
      if (there === was) setTold(undefined);
    },
  };
}
