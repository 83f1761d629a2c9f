"use client";

import type { RefObject } from "react";
import { type Cell, csvText } from "../../_charts/csv.ts";
import { PICTURE_KINDS, takePicture } from "../../_charts/picture/picture.ts";
import { takeAway } from "../../_charts/takeAway.ts";
import { saveFile } from "../../_edit/jsonFile.ts";
import { useLanguage } from "../../_i18n/Words.tsx";

export interface TakeAwayProps {
  readonly name: string;
  readonly rows: () => readonly (readonly Cell[])[];
  readonly workbook: (rows: readonly (readonly Cell[])[]) => Promise<Blob>;
  /** Everything, as it was found. */
  readonly json?: () => unknown;
  /** The chart with all that belongs into its picture; absent: there is none. */
  readonly chart?: RefObject<HTMLElement | null>;
  /** Written under its picture: what it is of, and what repeats it. */
  readonly foot?: readonly string[];
}

/** A result as files: CSV (with decimal commas where the language has them), XLSX, and where there are, JSON, SVG and PNG. */
export function TakeAway({ name, rows, workbook, json, chart, foot = [] }: TakeAwayProps) {
  const language = useLanguage();
  return (
    <span className="buttons">
      <button
        type="button"
        className="button button--small"
        onClick={() => saveFile(`${name}.csv`, csvText(rows(), language === "ru"), "text/csv")}
      >
        CSV
      </button>
      <button
        type="button"
        className="button button--small"
        onClick={() => void workbook(rows()).then((book) => takeAway(`${name}.xlsx`, book))}
      >
        XLSX
      </button>
      {json !== undefined && (
        <button
          type="button"
          className="button button--small"
          onClick={() => saveFile(`${name}.json`, `${JSON.stringify(json(), null, 2)}\n`, "application/json")}
        >
          JSON
        </button>
      )}
      {chart !== undefined &&
        PICTURE_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="button button--small"
            onClick={() => {
              if (chart.current !== null) void takePicture(name, kind, chart.current, foot);
            }}
          >
            {kind.toUpperCase()}
          </button>
        ))}
    </span>
  );
}
