"use client";

import type { RefObject } from "react";
import { type Cell, csvText } from "../../_charts/csv.ts";
import { pngOf, svgDocument, takeAway } from "../../_charts/takeAway.ts";
import { saveFile } from "../../_edit/jsonFile.ts";
import { useLanguage } from "../../_i18n/Words.tsx";

export interface TakeAwayProps {
  readonly name: string;
  readonly rows: () => readonly (readonly Cell[])[];
  readonly workbook: (rows: readonly (readonly Cell[])[]) => Promise<Blob>;
  /** Everything, as it was found. */
  readonly json?: () => unknown;
  /** Where the chart is drawn; absent: there is none. */
  readonly chart?: RefObject<HTMLElement | null>;
}

/** A result as files: CSV (with decimal commas where the language has them), XLSX, and where there are, JSON, SVG and PNG. */
export function TakeAway({ name, rows, workbook, json, chart }: TakeAwayProps) {
  const language = useLanguage();
  const drawn = () => chart?.current?.querySelector("svg") ?? undefined;
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
      {chart !== undefined && (
        <>
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              const svg = drawn();
              if (svg !== undefined) saveFile(`${name}.svg`, svgDocument(svg), "image/svg+xml");
            }}
          >
            SVG
          </button>
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              const svg = drawn();
              if (svg !== undefined) void pngOf(svg).then((picture) => takeAway(`${name}.png`, picture));
            }}
          >
            PNG
          </button>
        </>
      )}
    </span>
  );
}
