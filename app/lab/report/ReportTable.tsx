"use client";

import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Comparison } from "../../_state/useComparison.ts";
import { toldRows } from "../_results/columns.ts";
import { plusMinus, signedText, valueText, withUnit, writtenAs } from "../_results/figureText.ts";
import { measureTitle, unitText } from "../_results/measureText.ts";
import type { Taking } from "../_results/ResultsProvider.tsx";

export interface ReportTableProps {
  readonly comparison: Comparison;
  readonly scenarios: readonly Taking[];
}

/** Every measure in words and numbers: the base's value, and what each scenario differs by. */
export function ReportTable({ comparison, scenarios }: ReportTableProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <table className="report__table report__table--numbers">
      <thead>
        <tr>
          <th scope="col">{words("results.measure")}</th>
          {scenarios.map(({ tag, label }, i) => (
            <th key={tag} scope="col" colSpan={i === 0 ? 1 : 2}>
              {tag} {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {toldRows(comparison).map(({ measure, values, differences, edge }) => {
          const written = writtenAs(measure.unit, edge ?? 0);
          const unit = unitText(written.suffix, words);
          const base = values[0];
          return (
            <tr key={measure.id}>
              <th scope="row">{measureTitle(measure, scenarios, language, words)}</th>
              <td>
                {valueText(measure.unit, base?.value, language)}{" "}
                {base?.value !== undefined &&
                  withUnit(plusMinus(base.halfWidth, written, language), measure.unit === "ms" ? unit : "")}
              </td>
              {scenarios.slice(1).map(({ tag }, i) => {
                const found = differences[i];
                if (found?.value === undefined) {
                  const own = values[i + 1]?.value;
                  return [
                    <td key={`${tag} number`}>{valueText(measure.unit, own, language)}</td>,
                    <td key={`${tag} word`}>{own !== undefined && words("results.onlyHere")}</td>,
                  ];
                }
                return [
                  <td key={`${tag} number`}>
                    {withUnit(signedText(found.value, written, language), unit)}{" "}
                    {plusMinus(found.halfWidth, written, language)}
                  </td>,
                  <td key={`${tag} word`}>{words(`results.verdict.${found.verdict}`)}</td>,
                ];
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
