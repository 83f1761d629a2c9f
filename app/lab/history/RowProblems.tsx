"use client";

import type { RowProblem } from "../../../sim/history/rowProblem.ts";
import { count as countText } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface RowProblemsProps {
  readonly problems: readonly RowProblem[];
  /** How many there are in all. */
  readonly count: number;
  readonly title: string;
}

/** Lines that could not be read: which, what was expected there, what stood there. The others are kept. */
export function RowProblems({ problems, count, title }: RowProblemsProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="row-problems">
      <section className="row-problems__room" aria-label={title}>
        <table className="near-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                {words("history.lineNumber")}
              </th>
              <th scope="col">{words("history.column")}</th>
              <th scope="col">{words("history.expected")}</th>
              <th scope="col">{words("history.got")}</th>
              <th scope="col">{words("history.code")}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((one) => (
              <tr key={`${one.line} ${one.column} ${one.code} ${one.expected}`}>
                <td className="num">{one.line === 0 ? "" : one.line}</td>
                <td>{one.column}</td>
                <td>{language === "ru" ? one.russian.expected : one.expected}</td>
                <td>{language === "ru" ? one.russian.got : one.got}</td>
                <td>
                  <code>{one.code}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {count > problems.length && (
        <p>{words("history.moreProblems", { shown: problems.length, n: countText(count, language) })}</p>
      )}
    </div>
  );
}
