"use client";

import { type ReactNode, useRef, useState } from "react";
import { useWords } from "../../_i18n/Words.tsx";
import { PictureButtons } from "./PictureButtons.tsx";

export interface ChartOutProps {
  readonly title: string;
  /** Of the files, without their ending. */
  readonly name: string;
  readonly chart: ReactNode;
  /** Its numbers. */
  readonly table: ReactNode;
  readonly definition: string;
}

/** A chart with its title, its twin as a table, and the ways to take its picture along. */
export function ChartOut({ title, name, chart, table, definition }: ChartOutProps) {
  const words = useWords();
  const box = useRef<HTMLElement>(null);
  const [isTable, setTable] = useState(false);
  return (
    <figure className="chart-out" ref={box}>
      <figcaption>
        <b>{title}</b>
        <span className="results-gap" />
        <PictureButtons title={title} name={name} block={box} definition={definition} />
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
      {isTable ? table : chart}
    </figure>
  );
}
