"use client";

import { type ReactNode, useRef, useState } from "react";
import { pngOf, svgDocument, takeAway } from "../../_charts/takeAway.ts";
import { useWords } from "../../_i18n/Words.tsx";

export interface ChartOutProps {
  readonly title: string;
  /** Of the files, without their ending. */
  readonly name: string;
  readonly chart: ReactNode;
  /** Its numbers. */
  readonly table: ReactNode;
}

/** A chart with its title, its twin as a table, and the ways to take its picture along. */
export function ChartOut({ title, name, chart, table }: ChartOutProps) {
  const words = useWords();
  const box = useRef<HTMLElement>(null);
  const [isTable, setTable] = useState(false);
  const [failed, setFailed] = useState(false);
  const drawn = () => box.current?.querySelector("svg") ?? undefined;
  const svg = () => {
    const chartHere = drawn();
    if (chartHere !== undefined) takeAway(`${name}.svg`, new Blob([svgDocument(chartHere)], { type: "image/svg+xml" }));
  };
  const png = () => {
    const chartHere = drawn();
    if (chartHere === undefined) return;
    pngOf(chartHere).then(
      (picture) => takeAway(`${name}.png`, picture),
      () => setFailed(true),
    );
  };
  return (
    <figure className="chart-out" ref={box}>
      <figcaption>
        <b>{title}</b>
        <span className="results-gap" />
        {!isTable && (
          <>
            <button type="button" className="lab-link" onClick={svg} aria-label={`SVG: ${title}`}>
              SVG
            </button>
            <button type="button" className="lab-link" onClick={png} aria-label={`PNG: ${title}`}>
              PNG
            </button>
          </>
        )}
        <button
          type="button"
          className="lab-link"
          aria-pressed={isTable}
          aria-label={`${words("results.asTable")}: ${title}`}
          onClick={() => setTable(!isTable)}
        >
          {words("results.asTable")}
        </button>
      </figcaption>
      {failed && <p role="alert">{words("results.outFailed")}</p>}
      {isTable ? table : chart}
    </figure>
  );
}
