"use client";

import type { KeptTarget, StaffSearchSpec } from "../../../sim/experiment/search/spec.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { estimateText, figureText, scopeText } from "../_plan/text.ts";

export interface KeptTableProps {
  readonly spec: StaffSearchSpec;
  readonly kept: readonly KeptTarget[];
  /** Where each block begins. */
  readonly times: readonly string[];
}

/** Each target with its value in its worst interval, its precision, and whether that is beyond chance. */
export function KeptTable({ spec, kept, times }: KeptTableProps) {
  const words = useWords();
  const language = useLanguage();
  const word = {
    serviceLevel: "serviceLevel",
    averageSpeedOfAnswerMs: "answer",
    averageWaitMs: "answer",
    abandonmentRate: "abandonment",
    occupancy: "occupancy",
  } as const;
  return (
    <section aria-label={words("search.keptTitle")}>
      <h2>{words("search.keptTitle")}</h2>
      <div className="near-table__room">
        <table className="near-table near-table--tight">
          <thead>
            <tr>
              <th scope="col">{words("search.queue")}</th>
              <th scope="col">{words("search.limit")}</th>
              <th scope="col" className="num">
                {words("search.value")}
              </th>
              <th scope="col">{words("search.worst")}</th>
              <th scope="col">{words("search.verdict")}</th>
            </tr>
          </thead>
          <tbody>
            {kept.map(({ target, estimate, interval, kept: verdict }) => (
              <tr key={JSON.stringify(target)}>
                <th scope="row">{scopeText(target.scope, spec.scenario, language, words("bridge.total"))}</th>
                <td>
                  {words(`search.${word[target.figure]}`)} {figureText(target.figure, target.limit, language)}
                </td>
                <td className="num">{estimateText(target.figure, estimate, language)}</td>
                <td>
                  {interval === undefined
                    ? words("search.wholeRun")
                    : times[Math.floor(interval / spec.intervalsABlock)]}
                </td>
                <td data-verdict={verdict}>
                  {{ surely: "", barely: "○ ", missed: "■ " }[verdict]}
                  {words(`search.keeps.${verdict}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
