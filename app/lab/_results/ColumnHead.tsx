"use client";

import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Comparison, ScenarioFailure } from "../../_state/useComparison.ts";
import { Tag } from "../_desk/Tag.tsx";
import { columnNote } from "./columns.ts";
import { valueText } from "./figureText.ts";
import { measureTitle } from "./measureText.ts";
import type { Taking } from "./ResultsProvider.tsx";

export interface ColumnHeadProps {
  readonly comparison: Comparison;
  readonly scenarios: readonly Taking[];
  readonly number: number;
  readonly failures: readonly ScenarioFailure[];
}

/** The head of a scenario's column: its letter and name, and the worst that is to be said of it. */
export function ColumnHead({ comparison, scenarios, number, failures }: ColumnHeadProps) {
  const words = useWords();
  const { tag, label } = scenarios[number]!;
  const name = (
    <span className="cmp-head__name">
      <Tag tag={tag} />
      <b title={label}>{label}</b>
    </span>
  );
  if (number === 0) {
    return (
      <th scope="col" className="cmp-head">
        {name}
        <span className="cmp-sub">{words("results.valueAnd")}</span>
      </th>
    );
  }
  const failure = failures.find(({ scenario }) => scenario === number);
  return (
    <th scope="colgroup" colSpan={4} className="cmp-head">
      {name}
      {failure === undefined ? (
        <Note comparison={comparison} scenarios={scenarios} number={number} />
      ) : (
        <span className="cmp-note" data-note="act" title={failure.detail}>
          <i aria-hidden="true">■</i> {words("results.didNotRun", { detail: failure.detail })}
        </span>
      )}
    </th>
  );
}

function Note({ comparison, scenarios, number }: Omit<ColumnHeadProps, "failures">) {
  const words = useWords();
  const language = useLanguage();
  const note = columnNote(comparison, number);
  if (note === undefined) return <span className="cmp-sub">{words("results.againstBase")}</span>;
  if (note.kind === "trap") {
    const told = words(`results.trap.${note.harm}`);
    const text = note.from === 0 ? told : words("results.trapAgainst", { tag: scenarios[note.from]!.tag, what: told });
    return (
      <span className="cmp-note" data-note="act" title={text}>
        <i aria-hidden="true">■</i> {text}
      </span>
    );
  }
  const { measure } = note.row;
  const target = valueText("share", measure.target, language).replace(/[.,]0/, "");
  const title = measureTitle(measure, scenarios, language, words);
  return (
    <span className="cmp-note" data-note="watch" title={title}>
      <i aria-hidden="true">▲</i> {words("results.misses", { what: title, target, days: note.days, of: note.of })}
    </span>
  );
}
