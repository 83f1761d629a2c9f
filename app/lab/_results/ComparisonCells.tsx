"use client";

import { DifferenceStrip } from "../../_charts/DifferenceStrip.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ComparisonRow } from "../../_state/useComparison.ts";
import type { ShownAs } from "./ComparisonTable.tsx";
import type { TieAt } from "./columns.ts";
import { plusMinus, relativeText, signedText, valueText, type Written, withUnit } from "./figureText.ts";
import { unitText } from "./measureText.ts";
import { VerdictWord } from "./VerdictWord.tsx";

export interface ComparisonCellsProps {
  readonly row: ComparisonRow;
  /** Of the scenario, ≥ 1. */
  readonly number: number;
  readonly tag: string;
  readonly as: ShownAs;
  readonly written: Written;
  readonly title: string;
  readonly tie: TieAt | undefined;
}

const PERCENT: Written = { scale: 100, digits: 1, suffix: "" };

/** One scenario in one row: its strip, its number with half-width, its word, and the bracket of a trap. */
export function ComparisonCells({ row, number, tag, as, written, title, tie }: ComparisonCellsProps) {
  const words = useWords();
  const language = useLanguage();
  const found = row.differences[number - 1];
  const own = row.values[number];
  const unit = unitText(written.suffix, words);
  if (found?.value === undefined) {
    // There is nothing to hold it against: its own value, where it has one.
    const isAlone = own?.value !== undefined;
    return (
      <>
        <td className="cmp-none" />
        <td className="cmp-number" data-faint={!isAlone}>
          {valueText(row.measure.unit, own?.value, language)}
        </td>
        <td className="cmp-word cmp-sub">{isAlone && words("results.onlyHere")}</td>
        <td className="cmp-tie" />
      </>
    );
  }
  const difference = withUnit(signedText(found.value, written, language), unit);
  const half = plusMinus(found.halfWidth, written, language);
  const [text, more] =
    as === "value"
      ? [valueText(row.measure.unit, own?.value, language), plusMinus(own?.halfWidth, written, language)]
      : as === "percent"
        ? [relativeText(found.relative.value, language), plusMinus(found.relative.halfWidth, PERCENT, language)]
        : [difference, half];
  const isFaint = found.verdict === "small" || found.verdict === "unclear" || found.verdict === "same";
  const label = `${title}, ${tag} − A: ${difference} ${half}, ${words(`results.verdict.${found.verdict}`)}`;
  return (
    <>
      <td className="cmp-strip">
        <DifferenceStrip
          days={found.days}
          mean={found.value}
          halfWidth={found.halfWidth}
          edge={row.edge}
          label={label}
          tag={tag}
        />
      </td>
      <td className="cmp-number" data-faint={isFaint} title={`${text} ${more}`}>
        {text} <i>{more}</i>
      </td>
      <td className="cmp-word">
        <VerdictWord found={found} />
      </td>
      <td className="cmp-tie" data-tie={tie}>
        {tie !== undefined && <i className="cmp-tie__line" />}
        {(tie === "start" || tie === "end") && <span className="cmp-tie__end" aria-hidden="true" />}
      </td>
    </>
  );
}
