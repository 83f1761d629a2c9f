"use client";

import type { Problem } from "../../sim/vocabulary/problems.ts";
import { useWords } from "../_i18n/Words.tsx";

/** Everything that is wrong with a document from outside: where, what was expected, what came. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const words = useWords();
  return (
    <table className="near-table problems">
      <caption>{words("edit.problems", { n: problems.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{words("edit.problemWhere")}</th>
          <th scope="col">{words("edit.problemWhat")}</th>
          <th scope="col">{words("edit.problemExpected")}</th>
          <th scope="col">{words("edit.problemGot")}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ path, code, expected, got }) => (
          <tr key={`${path} ${code} ${expected}`}>
            <td>
              <code>{path === "" ? words("edit.problemWhole") : path}</code>
            </td>
            <td>{words(`edit.problemCode.${code}`)}</td>
            <td lang="en">{expected}</td>
            <td>
              <code>{got}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
