"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { Mark } from "../../_tiles/Mark.tsx";
import { type Column, minuteText } from "./columns.ts";
import { copiedCells } from "./pasteCells.ts";
import { OverMark } from "./SheetKey.tsx";
import { gapHours, gapMark, type SheetRows } from "./sheetRows.ts";
import type { StaffingEdits } from "./useStaffing.ts";

export interface StaffSheetProps {
  readonly columns: readonly Column[];
  readonly rows: SheetRows;
  /** Scheduled of the baseline. Absent: it has other hours. */
  readonly before: readonly number[] | undefined;
  readonly staffing: StaffingEdits;
  readonly editable: boolean;
}

/** The sheet is a sum: Scheduled − Time losses − Required = Gap. Cells of the first row are edited by keyboard. */
export function StaffSheet({ columns, rows, before, staffing, editable }: StaffSheetProps) {
  const words = useWords();
  const language = useLanguage();
  const minutes = columns[0]?.lengthMinutes ?? 30;
  const hours = (values: readonly number[]) =>
    decimal((values.reduce((sum, one) => sum + one, 0) * minutes) / 60, 1, language);
  const { short, over } = gapHours(rows.gap, minutes);
  const [from, to] = staffing.selected;
  const inside = (i: number) => i >= from && i <= to;
  const steering = useRef(false);
  return (
    <table className="sheet">
      <caption className="visually-hidden">{words("labEdit.sheet")}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words("labEdit.agents")}</th>
          {columns.map(({ day, minute }) => (
            <th scope="col" key={`${day} ${minute}`}>
              {minuteText(minute)}
            </th>
          ))}
          <th scope="col">{words("labEdit.hours")}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className="sheet__head sheet__head--scheduled">
            {words("labEdit.scheduled")}
          </th>
          {columns.map((column, i) => (
            <ScheduledCell
              key={`${column.day} ${column.minute}`}
              {...{ column, i, staffing, editable, rows, steering }}
              count={columns.length}
              value={Math.round(rows.scheduled[i]!)}
              differs={before !== undefined && Math.abs(before[i]! - rows.scheduled[i]!) > 0.005}
            />
          ))}
          <td className="sheet__total">{hours(rows.scheduled)}</td>
        </tr>
        <tr>
          <th scope="row" className="sheet__head sheet__head--away">
            {words("labEdit.away")}
          </th>
          {rows.away.map((away, i) => (
            <td key={columnKey(columns, i)} data-in={inside(i)} className="sheet__quiet">
              {Math.round(away) === 0 ? "0" : `−${Math.round(away)}`}
            </td>
          ))}
          <td className="sheet__total">−{hours(rows.away)}</td>
        </tr>
        <tr>
          <th scope="row" className="sheet__head sheet__head--required" title={words("labEdit.requiredBy")}>
            {words("labEdit.required")}
          </th>
          {rows.required.map((need, i) => (
            <td key={columnKey(columns, i)} data-in={inside(i)}>
              {Math.round(need)}
            </td>
          ))}
          <td className="sheet__total">{hours(rows.required)}</td>
        </tr>
        <tr>
          <th scope="row" className="sheet__head">
            {words("labEdit.gap")}
          </th>
          {rows.gap.map((gap, i) => {
            const mark = gapMark(gap);
            return (
              <td key={columnKey(columns, i)} data-in={inside(i)} className={`sheet__gap--${mark ?? "fits"}`}>
                {mark === "over" ? <OverMark /> : mark !== undefined && <Mark kind={mark} />}
                {gap > 0 ? `+${gap}` : decimal(gap, 0, language)}
              </td>
            );
          })}
          <td className="sheet__total">
            {short > 0 ? `−${decimal(short, 1, language)}` : "0"} +{decimal(over, 1, language)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function columnKey(columns: readonly Column[], i: number): string {
  return `${columns[i]?.day} ${columns[i]?.minute}`;
}

interface CellProps extends Pick<StaffSheetProps, "staffing" | "editable" | "rows"> {
  readonly column: Column;
  readonly i: number;
  readonly count: number;
  readonly value: number;
  readonly differs: boolean;
  /** Whether a key moves the focus just now: the selection is its own to say then. */
  readonly steering: RefObject<boolean>;
}

/**
 * One cell of the scheduled row. ←→ move, with Shift the selection grows; ↑↓ move it by a whole agent, with Page up and
 * down by five; digits replace; Delete puts the baseline back; Escape leaves what stood there. Ctrl C and V as in a sheet.
 */
function ScheduledCell({ column, i, count, value, differs, staffing, editable, rows, steering }: CellProps) {
  const words = useWords();
  const language = useLanguage();
  const [draft, setDraft] = useState<string>();
  const cell = useRef<HTMLInputElement>(null);
  const { selected, held } = staffing;
  const [from, to] = selected;
  const pasted = held === undefined ? undefined : held.cells[i - held.from];
  const wrong = pasted !== undefined && "wrong" in pasted;
  const shown = draft ?? pasted?.text ?? String(value);

  const commit = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    if (held !== undefined && pasted !== undefined) return staffing.mend(i, draft);
    if (draft.trim() !== "" && draft.trim() !== String(value)) staffing.paste(draft, i);
  };
  const go = (to: number, extend: boolean) => {
    commit();
    const next = Math.min(count - 1, Math.max(0, to));
    staffing.select(next, extend);
    const row = cell.current?.closest("tr");
    steering.current = true;
    row?.querySelectorAll<HTMLInputElement>("input")[next]?.focus();
    steering.current = false;
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
    if (by !== undefined && editable) {
      commit();
      staffing.shift(by);
    } else if (event.key === "ArrowLeft") go(i - 1, event.shiftKey);
    else if (event.key === "ArrowRight" || event.key === "Enter") go(i + 1, event.shiftKey && event.key !== "Enter");
    else if (event.key === "Home") go(0, event.shiftKey);
    else if (event.key === "End") go(count - 1, event.shiftKey);
    else if (event.key === "Escape" && (draft !== undefined || held !== undefined)) {
      setDraft(undefined);
      if (draft === undefined) staffing.drop();
    } else if (event.key === "Delete" && draft === undefined && editable) staffing.reset(i);
    else return;
    event.preventDefault();
  };
  return (
    <td data-in={i >= from && i <= to}>
      <input
        ref={cell}
        className="sheet__cell"
        data-differs={differs}
        inputMode="numeric"
        readOnly={!editable}
        tabIndex={i === from || (i === 0 && from >= count) ? 0 : -1}
        aria-label={words("labEdit.cell", { time: minuteText(column.minute) })}
        aria-invalid={wrong || undefined}
        title={differs ? words("labEdit.differs") : undefined}
        value={shown}
        onChange={({ target }) => setDraft(target.value.slice(0, 12))}
        onFocus={({ target }) => {
          target.select();
          if (!steering.current && (i < from || i > to)) staffing.select(i, false);
        }}
        onPointerDown={(event) => staffing.select(i, event.shiftKey)}
        onPointerEnter={(event) => event.buttons === 1 && staffing.select(i, true)}
        onBlur={commit}
        onKeyDown={press}
        onPaste={(event) => {
          event.preventDefault();
          setDraft(undefined);
          staffing.paste(event.clipboardData.getData("text/plain"), i);
        }}
        onCopy={(event) => {
          event.preventDefault();
          const row = rows.scheduled.map((agents) => Math.round(agents * 100) / 100);
          const cells = from === to ? row : row.slice(from, to + 1);
          event.clipboardData.setData("text/plain", copiedCells([cells], language === "ru"));
        }}
      />
    </td>
  );
}
