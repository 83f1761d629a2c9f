"use client";

import { type ReactNode, useRef, useState } from "react";
import { type Cell, csvText } from "../../_charts/csv.ts";
import { PICTURE_KINDS, type PictureKind, takePicture } from "../../_charts/picture/picture.ts";
import { takeAway } from "../../_charts/takeAway.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface ChartOrTableProps {
  /** Names the files. */
  readonly name: string;
  readonly title: string;
  readonly chart: ReactNode;
  /** The table twin: its head, and rows led by their name. Numbers as people read them. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The numbers themselves, for files. */
  readonly csv: () => readonly (readonly Cell[])[];
  readonly json: () => unknown;
}

/** A chart and its twin as a table, and both to take away. */
export function ChartOrTable({ name, title, chart, head, rows, csv, json }: ChartOrTableProps) {
  const words = useWords();
  const language = useLanguage();
  const [table, setTable] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const text = (content: string, type: string, ending: string) =>
    takeAway(`${name}.${ending}`, new Blob([content], { type }));
  const picture = (kind: PictureKind) => {
    const drawn = room.current?.querySelector(".lab-figure__room");
    if (drawn) void takePicture(name, kind, drawn, [title]);
  };
  return (
    <div className="lab-figure" ref={room}>
      <div className="lab-figure__bar">
        <fieldset className="segments" aria-label={words("sensitivity.view")}>
          {[false, true].map((one) => (
            <button key={String(one)} type="button" aria-pressed={table === one} onClick={() => setTable(one)}>
              {words(one ? "sensitivity.table" : "sensitivity.chart")}
            </button>
          ))}
        </fieldset>
        <fieldset className="buttons" aria-label={words("sensitivity.take")}>
          {!table &&
            PICTURE_KINDS.map((kind) => (
              <button key={kind} type="button" className="button button--small" onClick={() => picture(kind)}>
                {kind.toUpperCase()}
              </button>
            ))}
          <button
            type="button"
            className="button button--small"
            onClick={() => text(csvText(csv(), language === "ru"), "text/csv", "csv")}
          >
            CSV
          </button>
          <button
            type="button"
            className="button button--small"
            onClick={() => text(JSON.stringify(json()), "application/json", "json")}
          >
            JSON
          </button>
        </fieldset>
      </div>
      <div className="lab-figure__room" hidden={table}>
        {chart}
      </div>
      {table && (
        <div className="near-table__room">
          <table className="near-table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {placed(head).map(({ item, key }) => (
                  <th key={key} scope="col" className={key === 0 ? undefined : "num"}>
                    {item}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {placed(rows).map(({ item: [first, ...rest], key }) => (
                <tr key={key}>
                  <th scope="row">{first}</th>
                  {placed(rest).map((cell) => (
                    <td key={cell.key} className="num">
                      {cell.item}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** Items with their places: rows of a table stay where they are, and their texts may be the same. */
function placed<Item>(items: readonly Item[]): { readonly item: Item; readonly key: number }[] {
  return items.map((item, key) => ({ item, key }));
}
