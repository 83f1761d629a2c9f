"use client";

import type { WhyTable as Table, WhyAnswer, WhyQuestion } from "../../../sim/theatre/types/index.ts";
import { decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { termBars } from "./termBars.ts";

export interface WhyTableProps {
  readonly table: Table;
  readonly margin: WhyAnswer["margin"];
  readonly answer: WhyAnswer;
  readonly onAsk: (question: WhyQuestion) => void;
}

/** Candidates side by side: the one who was chosen and the next best. */
const SHOWN = 2;

/** The score table: a row a term, a column a candidate, the sums under them; a score is never without its terms. */
export function WhyTable({ table, margin, answer, onAsk }: WhyTableProps) {
  const words = useWords();
  const language = useLanguage();
  const rows = shownRows(table);
  const bars = termBars(rows);
  const more = table.rows.length - rows.length + table.more;
  const score = (value: number) => decimal(value, Math.abs(value) >= 100 ? 0 : 1, language);
  return (
    <table className="why__table">
      <thead>
        <tr>
          <th scope="col">{words("theatre.why.candidate")}</th>
          {rows.map((row) => (
            <th key={`${row.seat} ${row.contact}`} scope="col" data-chosen={row.chosen || undefined}>
              {row.chosen || row.seat < 0 || answer.contact === 0 ? (
                row.name
              ) : (
                <button
                  type="button"
                  onClick={() =>
                    onAsk({ kind: "why-not", stage: answer.question.stage, contact: answer.contact, seat: row.seat })
                  }
                >
                  {row.name}
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column, term) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            {rows.map((row, i) => {
              const bar = bars[i]?.[term] ?? 0;
              return (
                <td key={`${row.seat} ${row.contact}`} data-chosen={row.chosen || undefined}>
                  <div className="why__term">
                    <span>{row.cells[term]}</span>
                    <i data-minus={bar < 0 || undefined} style={{ "--bar": Math.abs(bar) } as object} />
                  </div>
                </td>
              );
            })}
          </tr>
        ))}
        {rows.some((row) => row.score.length > 0) && (
          <tr className="why__sum">
            <th scope="row">
              {words("theatre.why.score")}
              {margin !== undefined && (
                <i> {margin.tie ? words("theatre.why.tie") : words("theatre.why.lead", { n: score(margin.points) })}</i>
              )}
            </th>
            {rows.map((row) => (
              // Sums of several places are compared from the front.
              <td key={`${row.seat} ${row.contact}`} data-chosen={row.chosen || undefined}>
                {row.score.map(score).join(" · ")}
              </td>
            ))}
          </tr>
        )}
      </tbody>
      {more > 0 && <caption>{words("theatre.why.more", { n: more })}</caption>}
    </table>
  );
}

function shownRows(table: Table): Table["rows"] {
  const chosen = table.rows.filter((row) => row.chosen);
  return [...chosen, ...table.rows.filter((row) => !row.chosen)].slice(0, SHOWN);
}
