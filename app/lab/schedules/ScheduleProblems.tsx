"use client";

import { parseSchedule } from "../../../sim/staffing/schedule/parse.ts";
import type { ScheduleProblem } from "../../../sim/staffing/schedule/problem.ts";
import type { ReadJson } from "../../_edit/jsonFile.ts";
import { useWords } from "../../_i18n/Words.tsx";
import type { RulesDraft } from "./rules.ts";

/** Everything wrong with rules: where, what, what was expected, what came. */
export function ScheduleProblems({ problems }: { readonly problems: readonly ScheduleProblem[] }) {
  const words = useWords();
  return (
    <div className="near-table__room" role="alert">
      <table className="near-table problems">
        <caption>{words("schedules.problemsTitle")}</caption>
        <thead>
          <tr>
            {(["where", "what", "expected", "got"] as const).map((key) => (
              <th key={key} scope="col">
                {words(`schedules.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {problems.map(({ code, path, expected, got }) => (
            <tr key={`${path} ${code} ${got}`}>
              <td>
                <code>{path}</code>
              </td>
              <td>{words(`schedules.code.${code}`)}</td>
              <td lang="en">{expected}</td>
              <td>
                <code>{got}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export type LoadedRules =
  | { readonly ok: true; readonly draft: RulesDraft }
  | { readonly ok: false; readonly problems: readonly ScheduleProblem[] };

/** Rules of a file, as `Save the rules` writes them; a whole schedule is taken too, its requirement left aside. */
export function loadedRules(file: ReadJson, now: RulesDraft): LoadedRules {
  if (!file.ok)
    return {
      ok: false,
      problems: [{ code: "not-an-object", path: "", expected: "JSON", got: file.detail.slice(0, 100) }],
    };
  const given = typeof file.value === "object" && file.value !== null && !Array.isArray(file.value) ? file.value : {};
  const { withWeeks, requirement: _, slotMinutes: __, firstWeekday: ___, ...fields } = given as Record<string, unknown>;
  // Five minutes hold every grid, and seven empty days every contract: here the rules alone are judged.
  const days = Array.from({ length: 7 }, () => new Array<number>(288).fill(0));
  const parsed = parseSchedule({
    overCostPerHour: 0,
    contracts: [],
    ...fields,
    slotMinutes: 5,
    firstWeekday: 1,
    requirement: days,
  });
  // Ways to lay breaks are counted when the interval is known.
  if (!parsed.ok && parsed.problems.some(({ code }) => code !== "too-many-patterns")) return parsed;
  const { shiftTypes, contracts, shortCostPerHour, overCostPerHour } = parsed.ok
    ? parsed.spec
    : (fields as unknown as RulesDraft);
  return {
    ok: true,
    draft: {
      ...{ shiftTypes, overCostPerHour, shortCostPerHour, seconds: now.seconds },
      contracts: contracts.length === 0 ? now.contracts : contracts,
      withWeeks: withWeeks === true || (withWeeks === undefined && contracts.length > 0),
    },
  };
}
