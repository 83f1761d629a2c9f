"use client";

import { useRef, useState } from "react";
import type { GroupSpec } from "../../../sim/scenario/staff.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type Column, endText, minuteText } from "./columns.ts";
import type { EditorProps } from "./editorProps.ts";
import { agentsAt, MOST_AGENTS, moved, withAgents } from "./headcount.ts";
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
  /** What the last edit came to, or why it was not done. */
  readonly told: { readonly text: string; readonly wrong: boolean } | undefined;
  readonly reset: (index: number) => void;
}

const RULE = { whole: true, from: 0, to: MOST_AGENTS } as const;

/** Everything a hand does to one group's row of scheduled agents. `columns` and `rows` are of one length. */
export function useStaffing(
  { edit, before }: EditorProps,
  group: GroupSpec | undefined,
  columns: readonly Column[],
  rows: SheetRows,
): StaffingEdits {
  const words = useWords();
  const language = useLanguage();
  const [range, setRange] = useState({ anchor: 0, head: 0 });
  const [told, setTold] = useState<StaffingEdits["told"]>();
  const [held, setHeld] = useState<HeldPaste>();
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
      const pasted = pastedCells(text, RULE);
      if (!pasted.ok) {
        setTold({ text: words(`labEdit.paste.${pasted.reason}`), wrong: true });
        return;
      }
      const meant = rowsAsMeant(pasted.rows);
      if (meant.length > 1) {
        setTold({ text: words("labEdit.tooManyRows", { n: meant.length, room: 1 }), wrong: true });
        return;
      }
      const cells = meant[0]!.slice(0, columns.length - at);
      const one = { from: at, cells };
      const wrong = cells.some((cell) => "wrong" in cell);
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
    drop: () => {
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
