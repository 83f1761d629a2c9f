"use client";

import { useState } from "react";
import type { ArrivalSpec } from "../../../sim/scenario/demand.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type PastedCell, pastedCells, rowsAsMeant } from "./pasteCells.ts";
import { MOST_PER_HOUR, withRates } from "./rates.ts";

/** Pasted rows with something wrong in them: kept as they came, and nothing of them done. */
export interface HeldRates {
  /** Interval of the first cell of each row. */
  readonly from: number;
  /** Weekday of the first row, 1 = Monday; of a daily profile any. */
  readonly weekday: number;
  readonly rows: readonly (readonly PastedCell[])[];
}

export interface RatePaste {
  readonly held: HeldRates | undefined;
  /** Cells pasted or typed at interval `from` of `weekday`: a row, a column, or a row for each weekday from there on. */
  readonly paste: (text: string, from: number, weekday: number) => void;
  /** One held cell typed anew; once none is wrong the rows are done. */
  readonly mend: (index: number, weekday: number, text: string) => void;
  readonly drop: () => void;
  /** What stands in the held cell of an interval; absent: none is held there. */
  readonly cellAt: (index: number, weekday: number) => PastedCell | undefined;
}

/** Cells of a spreadsheet as rates of a profile: all of them at once, or none while one of them is wrong. */
export function useRatePaste(
  arrivals: ArrivalSpec,
  onRates: (perHour: readonly number[]) => void,
  onTold: (text: string | undefined) => void,
): RatePaste {
  const words = useWords();
  const language = useLanguage();
  const [held, setHeld] = useState<HeldRates>();
  const rule = { whole: false, from: 0, to: MOST_PER_HOUR, decimalComma: language === "ru" };
  const take = (next: HeldRates) => {
    if (next.rows.some((row) => row.some((cell) => "wrong" in cell))) return setHeld(next);
    setHeld(undefined);
    let perHour = arrivals.perHour;
    next.rows.forEach((row, r) => {
      const wanted = row.flatMap((cell, k) => ("value" in cell ? [{ index: next.from + k, perHour: cell.value }] : []));
      perHour = withRates({ ...arrivals, perHour }, next.weekday + r, wanted);
    });
    onRates(perHour);
  };
  return {
    held,
    paste: (text, from, weekday) => {
      onTold(undefined);
      const pasted = pastedCells(text, rule);
      if (!pasted.ok) return onTold(words(`labEdit.paste.${pasted.reason}`));
      const rows = rowsAsMeant(pasted.rows);
      const room = arrivals.profile === "weekly" ? 8 - weekday : 1;
      if (rows.length > room) return onTold(words("labEdit.tooManyRows", { n: rows.length, room }));
      take({ from, weekday, rows });
    },
    mend: (index, weekday, text) => {
      if (held === undefined) return;
      const pasted = pastedCells(text, rule);
      const cell: PastedCell = pasted.ok ? pasted.rows[0]![0]! : { text: "", empty: true };
      const rows = held.rows.map((row, r) =>
        held.weekday + r === weekday ? row.map((one, k) => (held.from + k === index ? cell : one)) : row,
      );
      take({ ...held, rows });
    },
    drop: () => setHeld(undefined),
    cellAt: (index, weekday) => held?.rows[weekday - held.weekday]?.[index - held.from],
  };
}
