"use client";

import { useState } from "react";
import type { RosterRow } from "../../sim/experiment/lookahead/estimate/roster.ts";
import { useWords } from "../_i18n/Words.tsx";
import { breaksText, isWhole, whenOf, withBreaks, withWhen } from "./rosterDraft.ts";

/** Shifts that are drawn at once; the search narrows down to the others. */
const MOST = 100;
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

export interface RosterRowsProps {
  readonly rows: readonly RosterRow[];
  /** Part of an agent's id or a date; "" for all. */
  readonly search: string;
  /** `field`: typing on in one field is one step. */
  readonly onRow: (place: number, row: RosterRow, field: string) => void;
  readonly onRemove: (place: number) => void;
}

/** The shifts, each to be written over. */
export function RosterRows({ rows, search, onRow, onRemove }: RosterRowsProps) {
  const words = useWords();
  const wanted = search.trim().toLowerCase();
  const found = rows
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => wanted === "" || `${row.agent} ${row.date ?? ""}`.toLowerCase().includes(wanted));
  return (
    <>
      <table className="near-table roster__rows" data-testid="roster">
        <caption className="visually-hidden">{words("roster.title")}</caption>
        <thead>
          <tr>
            {(["agent", "when", "start", "end", "breaks"] as const).map((name) => (
              <th key={name} scope="col">
                {words(`roster.column.${name}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {found.slice(0, MOST).map(({ row, place }) => (
            <Shift
              key={place}
              row={row}
              onRow={(next, field) => onRow(place, next, field)}
              onRemove={() => onRemove(place)}
            />
          ))}
        </tbody>
      </table>
      {found.length > MOST && <p>{words("roster.more", { n: found.length - MOST })}</p>}
    </>
  );
}

interface ShiftProps {
  readonly row: RosterRow;
  readonly onRow: (row: RosterRow, field: string) => void;
  readonly onRemove: () => void;
}

function Shift({ row, onRow, onRemove }: ShiftProps) {
  const words = useWords();
  const field = (name: "agent" | "start" | "end") => (
    <input
      aria-label={words(`roster.column.${name}`)}
      value={row[name]}
      size={name === "agent" ? 16 : 6}
      onChange={({ target }) => onRow({ ...row, [name]: target.value }, name)}
    />
  );
  return (
    <tr data-whole={isWhole(row)}>
      <th scope="row">{field("agent")}</th>
      <td>
        <select
          aria-label={words("roster.column.when")}
          value={row.weekday === undefined ? "date" : whenOf(row)}
          onChange={({ target }) => onRow(withWhen(row, target.value === "date" ? "" : target.value), "when")}
        >
          {WEEKDAYS.map((day) => (
            <option key={day} value={day}>
              {words(`roster.weekday.${day}`)}
            </option>
          ))}
          <option value="date">{words("roster.onDate")}</option>
        </select>
        {row.weekday === undefined && (
          <input
            type="date"
            aria-label={words("roster.onDate")}
            value={row.date ?? ""}
            onChange={({ target }) => onRow(withWhen(row, target.value), "date")}
          />
        )}
      </td>
      <td>{field("start")}</td>
      <td>{field("end")}</td>
      <td>
        <Breaks row={row} onRow={(next) => onRow(next, "breaks")} />
      </td>
      <td>
        <button type="button" className="button" onClick={onRemove}>
          {words("roster.remove")}
        </button>
      </td>
    </tr>
  );
}

/** Breaks as text: taken over once it can be understood. */
function Breaks({ row, onRow }: { readonly row: RosterRow; readonly onRow: (row: RosterRow) => void }) {
  const words = useWords();
  const [typed, setDraft] = useState<string>();
  const read = typed === undefined ? undefined : withBreaks(row, typed);
  // What was undone or changed elsewhere counts before what was typed.
  const draft = read !== undefined && breaksText(read) !== breaksText(row) ? undefined : typed;
  return (
    <input
      aria-label={words("roster.column.breaks")}
      aria-invalid={draft !== undefined && withBreaks(row, draft) === undefined}
      value={draft ?? breaksText(row)}
      placeholder="12:00-12:30"
      size={30}
      onChange={({ target }) => {
        setDraft(target.value);
        const next = withBreaks(row, target.value);
        if (next !== undefined) onRow(next);
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
