"use client";

import { useMemo } from "react";
import { DRAFT_ID } from "../../../sim/scenario/lab/document.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { DeskEditors } from "../_editors/DeskEditors.tsx";
import { ResultsPanel } from "../_results/ResultsPanel.tsx";
import { type Results, useResults } from "../_results/ResultsProvider.tsx";
import { RunBar } from "../_results/RunBar.tsx";
import { type Lab, useLab } from "../_scenarios/useLab.ts";
import { AnswerLine } from "./AnswerLine.tsx";
import { DeskNotices } from "./DeskNotices.tsx";
import { levelOutcome } from "./levelOutcome.ts";
import { Rail } from "./Rail.tsx";
import { Tag } from "./Tag.tsx";

/** The scenario desk: on the left what is asked, on the right the day and what it brings. */
export function DeskScreen() {
  const words = useWords();
  const lab = useLab();
  const results = useResults();
  const isDraft = lab.selectedId === DRAFT_ID;
  const tag = lab.compared.find((one) => one.id === lab.selectedId)?.tag;
  const name = lab.nameOf(lab.selectedId);
  const shown = useShown(lab, results);
  const outcome = useMemo(() => {
    if (shown === undefined) return [];
    return levelOutcome({ ...shown, nameOf: (channel) => words(`channel.${channel}`) });
  }, [shown, words]);
  return (
    <div className="lab-desk">
      <Rail />
      <section className="lab-desk__main" data-draft={isDraft} aria-label={name}>
        <header className="lab-answer" data-stale={results.isStale}>
          {tag !== undefined && <Tag tag={tag} />}
          <h1 title={name}>{name}</h1>
          {isDraft && <span className="lab-draftword">{words("lab.draft")}</span>}
          {shown !== undefined && <AnswerLine {...shown} currency={shown.scenario.currency} />}
        </header>
        <DeskNotices />
        <DeskEditors outcome={outcome} instead={<p className="lab-desk__soon">{words("lab.noRunYet")}</p>} />
        <ResultsPanel />
      </section>
      <RunBar />
    </div>
  );
}

/** The selected scenario in the last comparison; `undefined`: it took no part. */
function useShown({ selectedId }: Pick<Lab, "selectedId">, { news, about }: Results) {
  const comparison = news?.comparison;
  return useMemo(() => {
    const number = about?.scenarios.findIndex((one) => one.id === selectedId) ?? -1;
    const taking = about?.scenarios[number];
    if (comparison === undefined || taking === undefined) return undefined;
    return { comparison, number, tag: taking.tag, scenario: taking.scenario };
  }, [comparison, about, selectedId]);
}
