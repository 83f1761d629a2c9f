"use client";

import type { ScenarioProblem } from "../../../sim/scenario/problems.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface ScenarioProblemsProps {
  readonly problems: readonly ScenarioProblem[];
  readonly caption: string;
}

/** Everything wrong with a scenario or a file: the place, what was expected, what came. */
export function ScenarioProblems({ problems, caption }: ScenarioProblemsProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="near-table__room">
      <table className="near-table problems">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words("edit.problemWhere")}</th>
            <th scope="col">{words("edit.problemExpected")}</th>
            <th scope="col">{words("edit.problemGot")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((one) => (
            <tr key={`${one.path} ${one.code} ${one.expected}`}>
              <td>
                <code>{one.path === "" ? words("edit.problemWhole") : one.path}</code>
              </td>
              <td>{language === "en" ? one.expected : one.russian.expected}</td>
              <td>
                <code>{language === "en" ? one.got : one.russian.got}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
