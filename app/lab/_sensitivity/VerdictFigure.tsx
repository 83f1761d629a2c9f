"use client";

import { useState } from "react";
import type { FigureId } from "../../../sim/experiment/figures.ts";
import type { Axis } from "../../../sim/experiment/sensitivity/asked.ts";
import type { VerdictMapResult } from "../../../sim/experiment/sensitivity/verdictMap.ts";
import { VerdictGrid, type VerdictKind } from "../../_charts/VerdictGrid.tsx";
import { percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning } from "../../_state/labMeanings.ts";
import { ChartOrTable } from "./ChartOrTable.tsx";
import { axisText, differenceText, figureText, preciseDifference, widthText } from "./figureText.ts";
import { kindOf, MARKS, rowText, sumText, tally } from "./mapText.ts";

export interface VerdictFigureProps {
  readonly result: VerdictMapResult;
  readonly x: Axis;
  readonly y: Axis;
  readonly figure: FigureId;
  readonly title: string;
  readonly name: string;
  /** Whether the counts of all cells are said. */
  readonly counted: boolean;
}

/** A verdict map: the picture, its key, what it says row by row, and its table. */
export function VerdictFigure({ result, x, y, figure, title, name, counted }: VerdictFigureProps) {
  const words = useWords();
  const language = useLanguage();
  const [cursor, setCursor] = useState(0);
  const { unit } = figureMeaning(figure);
  const xText = (i: number) => axisText(x.points[i]?.value ?? 0, x.unit, language);
  const yText = (i: number) => axisText(y.points[i]?.value ?? 0, y.unit, language);
  const { cells } = result;
  const at = Math.min(cursor, cells.length - 1);
  const told = (place: number): string => {
    const cell = cells[place];
    if (cell === undefined) return "";
    const kind = kindOf(cell);
    return words("sensitivity.mapTold", {
      x: `${x.name[language]} ${xText(cell.x)}`,
      y: `${y.name[language]} ${yText(cell.y)}`,
      word: words(`sensitivity.wins.${kind}`),
      gain: cell.difference === undefined ? "—" : preciseDifference(cell.difference, unit, language),
      runs: words("sensitivity.runs", { n: cell.replications }),
      certainty: cell.certainty === undefined ? "—" : certaintyText(cell.certainty, language),
    });
  };
  const counts = tally(result);
  const keys = (["b", "a", "up", "down", "alike", "unclear", "impossible"] as const).filter((kind) => counts[kind] > 0);
  return (
    <>
      {counted && <p className="lab-said">{sumText(result, words)}</p>}
      <ChartOrTable
        name={name}
        title={title}
        chart={
          <>
            <VerdictKey kinds={keys} />
            <VerdictGrid
              columns={x.points.map((_, i) => xText(i))}
              rows={y.points.map((_, i) => yText(i))}
              cells={cells.map((cell, place) => ({
                kind: kindOf(cell),
                mark: MARKS[kindOf(cell)],
                figure:
                  cell.difference?.value === undefined ? "" : differenceText(cell.difference.value, unit, language),
                precise: cell.difference?.value === undefined ? "" : preciseDifference(cell.difference, unit, language),
                certainty: cell.certainty === undefined ? "" : certaintyText(cell.certainty, language),
                told: told(place),
              }))}
              at={at}
              onAt={setCursor}
              xTitle={x.name[language]}
              yTitle={y.name[language]}
              label={title}
              name={name}
            />
            <p className="lab-told" aria-live="polite">
              {told(at)}
            </p>
            <ul className="verdict-rows">
              {y.points.map((point, row) => (
                <li key={point.value}>
                  {words("sensitivity.mapRow", {
                    y: `${y.name[language]} ${yText(row)}`,
                    text: rowText(
                      x,
                      cells.filter((cell) => cell.y === row),
                      language,
                      words,
                    ),
                  })}
                </li>
              ))}
            </ul>
            <p className="lab-note">
              {words("sensitivity.inCells")} {words("sensitivity.noWidth")}
            </p>
          </>
        }
        head={[
          `${x.name[language]} / ${y.name[language]}`,
          "A",
          "B",
          "B − A",
          "±",
          words("sensitivity.word"),
          words("sensitivity.certainty"),
          words("sensitivity.replications"),
        ]}
        rows={cells.map((cell) => [
          `${xText(cell.x)} / ${yText(cell.y)}`,
          figureText(cell.a?.value, unit, language),
          figureText(cell.b?.value, unit, language),
          differenceText(cell.difference?.value, unit, language),
          widthText(cell.difference?.halfWidth, unit, language),
          words(`sensitivity.wins.${kindOf(cell)}`),
          cell.certainty === undefined ? "—" : certaintyText(cell.certainty, language),
          String(cell.replications),
        ])}
        csv={() => [
          [x.id, y.id, "a", "b", "difference", "half_width", "confidence", "certainty", "word", "replications"],
          ...cells.map((cell) => [
            ...[x.points[cell.x]?.value, y.points[cell.y]?.value, cell.a?.value, cell.b?.value, cell.difference?.value],
            ...[cell.difference?.halfWidth, cell.difference?.confidence, cell.certainty, cell.word, cell.replications],
          ]),
        ]}
        json={() => ({ ...result, x, y, figure })}
      />
    </>
  );
}

/** What the letters and patterns mean; only those on the map. */
function VerdictKey({ kinds }: { readonly kinds: readonly Exclude<VerdictKind, "waiting">[] }) {
  const words = useWords();
  return (
    <ul className="verdict-key">
      {kinds.map((kind) => (
        <li key={kind} data-kind={kind}>
          <span aria-hidden="true">{MARKS[kind]}</span> {words(`sensitivity.key.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

/** A certainty that is never said to be whole. */
function certaintyText(certainty: number, language: "en" | "ru"): string {
  return certainty > 0.999 ? `> ${percentExact(0.999, 1, language)}` : percentExact(certainty, 1, language);
}
