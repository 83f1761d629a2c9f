"use client";

import { useMemo } from "react";
import { problemText } from "../../../sim/scenario/problems.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useLater } from "../../_state/useLater.ts";
import { Tag } from "../_desk/Tag.tsx";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { DotsPanel } from "./DotsPanel.tsx";
import { PlotsPanel } from "./PlotsPanel.tsx";
import { useResults } from "./ResultsProvider.tsx";
import { TrapList } from "./TrapList.tsx";

/** What the scenarios of the desk bring: the comparison, twenty days, the day by its intervals, and what must be told. */
export function ResultsPanel() {
  const words = useWords();
  const language = useLanguage();
  const { news, about, isStale, isRunning, unsound } = useResults();
  const comparison = news?.comparison;
  const failed = news?.failures ?? [];
  const table = useMemo(
    () =>
      news?.comparison === undefined || about === undefined
        ? undefined
        : { comparison: news.comparison, scenarios: about.scenarios },
    [news, about],
  );
  // The numbers first, then twenty days, then the day by its intervals: no drawing of all at once.
  const days = useLater(table);
  const plots = useLater(days);
  return (
    <div className="results" data-stale={isStale} data-runs={comparison?.runs ?? 0} aria-busy={isRunning}>
      {unsound.map(({ tag, label, problems }) => (
        <p key={tag} className="results-note" data-note="act" role="alert">
          <Tag tag={tag} />
          {words("results.unsound", { name: label, n: problems.length })}{" "}
          {problems[0] !== undefined && problemText(problems[0], language)}
        </p>
      ))}
      {comparison === undefined &&
        failed.map(({ scenario, detail }) => (
          <p key={scenario} className="results-note" data-note="act" role="alert">
            {words("results.nothingRan", { name: about?.scenarios[scenario]?.label ?? "", detail })}
          </p>
        ))}
      {comparison === undefined || about === undefined || news === undefined ? (
        failed.length === 0 && unsound.length === 0 && <p className="results-sub">{words("results.soon")}</p>
      ) : (
        <>
          {isStale && <p className="results-stale">{words("results.before")}</p>}
          <div className="results__main" data-others={about.scenarios.length - 1}>
            <ComparisonTable news={news} scenarios={about.scenarios} />
            {days !== undefined && <DotsPanel {...days} />}
          </div>
          <TrapList comparison={comparison} />
          {plots !== undefined && <PlotsPanel {...plots} />}
        </>
      )}
    </div>
  );
}
