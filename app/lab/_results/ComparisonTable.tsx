"use client";

import { useRef, useState } from "react";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ComparisonNews, ComparisonRow } from "../../_state/useComparison.ts";
import { ColumnHead } from "./ColumnHead.tsx";
import { ComparisonCells } from "./ComparisonCells.tsx";
import { tieOf, toldRows } from "./columns.ts";
import { edgeText, plusMinus, valueText, withUnit, writtenAs } from "./figureText.ts";
import { measureTitle, unitText } from "./measureText.ts";
import { PictureButtons } from "./PictureButtons.tsx";
import type { Taking } from "./ResultsProvider.tsx";

export const SHOWN_AS = ["value", "difference", "percent"] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

export interface ComparisonTableProps {
  readonly news: ComparisonNews;
  readonly scenarios: readonly Taking[];
}

/** What each change brings: the base's values, and how every other scenario differs from them by the same days. */
export function ComparisonTable({ news, scenarios }: ComparisonTableProps) {
  const words = useWords();
  const [as, setAs] = useState<ShownAs>("difference");
  const [isWhole, setWhole] = useState(false);
  const box = useRef<HTMLElement>(null);
  const { comparison, failures } = news;
  if (comparison === undefined) return null;
  const told = toldRows(comparison);
  const shown = told.filter(({ measure }) => isWhole || measure.first);
  const others = scenarios.slice(1);
  const ties = others.map((_, i) => tieOf(comparison, shown, i + 1));
  return (
    <section className="cmp" aria-labelledby="cmp-title" ref={box}>
      <header className="results-bar">
        <h2 id="cmp-title">{words("results.title")}</h2>
        <span className="results-sub">{words("results.sameDays", { runs: comparison.runs })}</span>
        <span className="results-gap" />
        <PictureButtons title={words("results.title")} name="floorcast-comparison" block={box} />
        <button type="button" className="lab-link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words("results.fewer") : words("results.all", { n: told.length })}
        </button>
        <fieldset className="results-seg">
          <legend className="visually-hidden">{words("results.shownAs")}</legend>
          {SHOWN_AS.map((one) => (
            <button key={one} type="button" aria-pressed={as === one} onClick={() => setAs(one)}>
              {words(`results.as.${one}`)}
            </button>
          ))}
        </fieldset>
      </header>
      <table className="cmp-table" data-others={others.length}>
        <colgroup>
          <col className="cmp-col--name" />
          <col className="cmp-col--base" />
          {others.map(({ tag }) => (
            <ColumnGroup key={tag} />
          ))}
          <col className="cmp-col--edge" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="cmp-sub">
              {words("results.measure")}
            </th>
            <ColumnHead comparison={comparison} scenarios={scenarios} number={0} failures={failures} />
            {others.map(({ tag }, i) => (
              <ColumnHead key={tag} comparison={comparison} scenarios={scenarios} number={i + 1} failures={failures} />
            ))}
            <th scope="col" className="cmp-sub cmp-edge">
              {words("results.scale")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.measure.id} row={row} scenarios={scenarios} as={as} ties={ties} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnGroup() {
  return (
    <>
      <col className="cmp-col--strip" />
      <col className="cmp-col--number" />
      <col className="cmp-col--word" />
      <col className="cmp-col--tie" />
    </>
  );
}

interface RowProps extends Pick<ComparisonTableProps, "scenarios"> {
  readonly row: ComparisonRow;
  readonly as: ShownAs;
  readonly ties: readonly ReturnType<typeof tieOf>[];
}

function Row({ row, scenarios, as, ties }: RowProps) {
  const words = useWords();
  const language = useLanguage();
  const { measure, values, edge } = row;
  const written = writtenAs(measure.unit, edge ?? 0);
  const title = measureTitle(measure, scenarios, language, words);
  const base = values[0];
  const unit = unitText(written.suffix, words);
  return (
    <tr data-measure={measure.id}>
      <th scope="row" title={measure.formula[language]}>
        {title}
      </th>
      <td className="cmp-base">
        <span className="cmp-base__inner">
          <Bullet value={base?.value} target={base?.value === undefined ? undefined : measure.target} />
          <b>{valueText(measure.unit, base?.value, language)}</b>
          <span className="cmp-pm">
            {base?.value !== undefined &&
              withUnit(plusMinus(base.halfWidth, written, language), measure.unit === "ms" ? unit : "")}
          </span>
        </span>
      </td>
      {scenarios.slice(1).map(({ tag }, i) => (
        <ComparisonCells
          key={tag}
          row={row}
          number={i + 1}
          tag={tag}
          as={as}
          written={written}
          title={title}
          tie={ties[i]!.get(measure.id)}
        />
      ))}
      <td className="cmp-edge" title={unit}>
        {edgeText(edge, written, language)}
      </td>
    </tr>
  );
}

const BULLET = 36;

/** A share as a bar with its target; nothing where nothing was promised. */
function Bullet({ value, target }: { readonly value: number | undefined; readonly target: number | undefined }) {
  if (target === undefined) return <span />;
  return (
    <svg className="cmp-bullet" width={BULLET} height={12} aria-hidden="true">
      <rect className="cmp-bullet__room" y={3} width={BULLET} height={6} />
      {value !== undefined && <rect className="cmp-bullet__bar" y={3} width={BULLET * value} height={6} />}
      <rect className="cmp-bullet__target" x={BULLET * target - 1} width={2} height={12} />
    </svg>
  );
}
