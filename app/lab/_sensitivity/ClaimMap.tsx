"use client";

import type { ReactNode } from "react";
import type { Axis } from "../../../sim/experiment/sensitivity/asked.ts";
import type { VerdictMapResult, VerdictMapSpec } from "../../../sim/experiment/sensitivity/verdictMap.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useVerdictMap } from "../../_state/useLabRun.ts";
import { RunLine } from "./RunLine.tsx";
import { VerdictFigure } from "./VerdictFigure.tsx";

export interface ClaimMapProps {
  readonly title: string;
  readonly line: string;
  readonly name: string;
  /** What the axes are called, where their places say it at too great length. */
  readonly titles?: { readonly x: string; readonly y: string };
  /** What is asked when the button is pressed; absent: something is missing or wrong. */
  readonly spec: VerdictMapSpec | undefined;
  /** What the map says of its claim, from its cells alone; told once it is done. */
  readonly said?: (result: VerdictMapResult, spec: VerdictMapSpec) => string;
  /** Set above the button: what can be chosen. */
  readonly children?: ReactNode;
}

/** A verdict map with its button: asked for, run, drawn while it runs. */
export function ClaimMap({ title, line, name, titles, spec, said, children }: ClaimMapProps) {
  const words = useWords();
  const run = useVerdictMap();
  const { result, spec: asked } = run;
  const settled = result?.cells.filter(({ word, replications }) => word !== "unclear" && replications > 0).length ?? 0;
  const n = result?.cells.length ?? 0;
  return (
    <section className="lab-panel" aria-label={title}>
      <header className="lab-panel__head">
        <h2>{title}</h2>
        <p>{line}</p>
      </header>
      <div className="lab-panel__controls">
        {children}
        <button
          type="button"
          className="button button--main"
          disabled={spec === undefined}
          onClick={() => spec !== undefined && run.start(spec)}
        >
          {words("sensitivity.run")}
        </button>
      </div>
      <RunLine
        running={run.running}
        result={result}
        failure={run.failure}
        done={n === 0 ? 0 : settled / n}
        note={n === 0 ? undefined : words("sensitivity.settled", { done: settled, n })}
        stop={run.stop}
      />
      {result !== undefined && asked !== undefined && (
        <>
          {said !== undefined && !run.running && <p className="lab-said lab-said--claim">{said(result, asked)}</p>}
          <VerdictFigure
            result={result}
            x={called(asked.x, titles?.x)}
            y={called(asked.y, titles?.y)}
            figure={asked.figure}
            title={title}
            name={name}
            counted={said === undefined}
          />
        </>
      )}
    </section>
  );
}

function called(axis: Axis, name: string | undefined): Axis {
  return name === undefined ? axis : { ...axis, name: { en: name, ru: name } };
}
