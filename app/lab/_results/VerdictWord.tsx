"use client";

import { useWords } from "../../_i18n/Words.tsx";
import type { ComparisonRow } from "../../_state/useComparison.ts";

type Found = NonNullable<ComparisonRow["differences"][number]>;

/** Arrow for the direction, word for the verdict. */
export function VerdictWord({ found }: { readonly found: Found }) {
  const words = useWords();
  const { verdict, value } = found;
  const hasWay = verdict !== "unclear" && verdict !== "same" && value !== undefined;
  return (
    <span className="verdict" data-verdict={verdict}>
      <span className="verdict__arrow" aria-hidden="true">
        {hasWay ? (value > 0 ? "↑" : "↓") : ""}
      </span>
      {words(`results.verdict.${verdict}`)}
    </span>
  );
}
