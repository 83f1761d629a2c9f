"use client";

import { COUNT_FIELDS, DURATION_FIELDS, FIELDS, type Field, fits, UNITS } from "../../../sim/history/fields.ts";
import type { Column, Mapping } from "../../../sim/history/mapping.ts";
import { useWords } from "../../_i18n/Words.tsx";
import type { Inspected } from "../../_state/historyWorker.ts";

export interface MappingTableProps {
  readonly inspected: Inspected;
  readonly mapping: Mapping;
  /** Places of columns that cannot be read, by line. */
  readonly bad: ReadonlyMap<number, ReadonlySet<number>>;
  readonly onChange: (mapping: Mapping) => void;
}

/** The first rows of a file under what their columns mean. */
export function MappingTable({ inspected, mapping, bad, onChange }: MappingTableProps) {
  const words = useWords();
  const { cells, guess } = inspected;
  const rows = cells.slice(mapping.headerLines);
  const columns = mapping.columns.map((column, place) => ({
    ...{ column, place, name: guess.header?.[place]?.trim() || words("history.columnNumber", { n: place + 1 }) },
  }));
  const set = (at: number, column: Column) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((one, i) => {
        if (i === at) return column;
        // A meaning moves: it cannot be in two columns.
        return one.field === column.field && one.field !== "part" ? { field: "ignore" } : one;
      }),
    });
  return (
    <section className="mapping__room" aria-label={words("history.firstRows", { n: rows.length })}>
      <table className="mapping__table">
        <thead>
          <tr>
            <th scope="col" className="mapping__line">
              {words("history.lineNumber")}
            </th>
            {columns.map(({ column, place, name }) => (
              <th key={place} scope="col" data-field={column.field}>
                <ColumnMeaning column={column} kind={mapping.kind} name={name} onChange={(next) => set(place, next)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => {
            const line = mapping.headerLines + r + 1;
            return (
              <tr key={line}>
                <th scope="row" className="mapping__line">
                  {line}
                </th>
                {columns.map(({ column: { field }, place }) => (
                  <td
                    key={place}
                    data-field={field}
                    data-bad={bad.get(line)?.has(place) === true ? true : undefined}
                    className={COUNT_FIELDS.includes(field) || DURATION_FIELDS.includes(field) ? "num" : undefined}
                  >
                    {row[place] ?? ""}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnMeaningProps {
  readonly column: Column;
  readonly kind: Mapping["kind"];
  readonly name: string;
  readonly onChange: (column: Column) => void;
}

function ColumnMeaning({ column, kind, name, onChange }: ColumnMeaningProps) {
  const words = useWords();
  const duration = DURATION_FIELDS.includes(column.field);
  return (
    <div className="mapping__meaning">
      <span className="mapping__name" title={name}>
        {name}
      </span>
      <select
        aria-label={words("history.meaningOf", { name })}
        value={column.field}
        onChange={({ target }) => {
          const field = FIELDS.find((one) => one === target.value) ?? "ignore";
          onChange(DURATION_FIELDS.includes(field) ? { field, unit: column.unit ?? "s" } : { field });
        }}
      >
        {FIELDS.filter((field) => fits(field, kind)).map((field: Field) => (
          <option key={field} value={field}>
            {words(`history.field.${field}`)}
          </option>
        ))}
      </select>
      {duration && (
        <span className="mapping__unit">
          <select
            aria-label={words("history.unitOf", { name })}
            value={column.unit ?? "s"}
            onChange={({ target }) => onChange({ ...column, unit: UNITS.find((one) => one === target.value) ?? "s" })}
          >
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {words(`history.unit.${unit}`)}
              </option>
            ))}
          </select>
          {kind === "intervals" && (
            <select
              aria-label={words("history.sumOf", { name })}
              value={column.mean === true ? "mean" : "sum"}
              onChange={({ target }) => {
                const { mean: _, ...rest } = column;
                onChange(target.value === "mean" ? { ...rest, mean: true } : rest);
              }}
            >
              <option value="sum">{words("history.sum")}</option>
              <option value="mean">{words("history.mean")}</option>
            </select>
          )}
        </span>
      )}
    </div>
  );
}
