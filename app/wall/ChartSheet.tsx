"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { Frame, Lens } from "../../sim/metrics/frame.ts";
import { type Cell, csvText } from "../_charts/csv.ts";
import { type PictureKind, takePicture } from "../_charts/picture/picture.ts";
import { takeAway } from "../_charts/takeAway.ts";
import { decimal, NONE } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { type ChartTable, chartTables } from "../_tiles/chartTables.ts";

export interface ChartSheetProps {
  readonly frame: Frame;
  readonly names: Lens["names"];
  readonly onClose: () => void;
}

/** Every chart of the wall as a table, and to take away as CSV, SVG or PNG. Its numbers stand still while it is open. */
export function ChartSheet({ frame, names, onClose }: ChartSheetProps) {
  const words = useWords();
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [tables] = useState(() => chartTables(frame, names, words, language));
  const [chosen, choose] = useState(tables[0]?.name ?? "");
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const table = tables.find(({ name }) => name === chosen);
  return (
    <dialog className="panel panel--sheet" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{words("tables.title")}</h2>
      <div className="panel__buttons">
        {tables.map(({ name, title }) => (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => choose(name)}>
            {title}
          </button>
        ))}
      </div>
      <div className="panel__buttons">
        {table !== undefined && <Exports table={table} />}
        <button type="button" onClick={onClose}>
          {words("actions.close")}
        </button>
      </div>
      {table !== undefined && <Sheet table={table} />}
    </dialog>
  );
}

function Sheet({ table: { title, heads, rows } }: { readonly table: ChartTable }) {
  const language = useLanguage();
  const text = (cell: Cell) =>
    cell === undefined ? NONE : typeof cell === "number" ? decimal(cell, cell % 1 === 0 ? 0 : 1, language) : cell;
  return (
    <section className="panel__table" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((cell, column) => (
                <td key={heads[column]}>{text(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Exports({ table: { name, heads, rows } }: { readonly table: ChartTable }) {
  const words = useWords();
  const language = useLanguage();
  const drawn = () => document.querySelector<SVGSVGElement>(`[data-chart="${CSS.escape(name)}"] > svg`);
  const hasPicture = drawn() !== null;
  const csv = () =>
    takeAway(`${name}.csv`, new Blob([csvText([heads, ...rows], language === "ru")], { type: "text/csv" }));
  const picture = (kind: PictureKind) => {
    const chart = drawn();
    if (chart !== null) void takePicture(name, kind, chart);
  };
  return (
    <>
      <button type="button" onClick={csv}>
        {words("tables.csv")}
      </button>
      <button type="button" onClick={() => picture("svg")} disabled={!hasPicture}>
        {words("tables.svg")}
      </button>
      <button type="button" onClick={() => picture("png")} disabled={!hasPicture}>
        {words("tables.png")}
      </button>
      {!hasPicture && <span>{words("tables.notDrawn")}</span>}
    </>
  );
}
