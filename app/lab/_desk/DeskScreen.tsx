"use client";

import { DRAFT_ID } from "../../../sim/scenario/lab/document.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { ResultsPanel } from "../_results/ResultsPanel.tsx";
import { RunBar } from "../_results/RunBar.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { DeskNotices } from "./DeskNotices.tsx";
import { Rail } from "./Rail.tsx";
import { Tag } from "./Tag.tsx";

/** The scenario desk: on the left what is asked, on the right the day and what it brings. */
export function DeskScreen() {
  const words = useWords();
  const lab = useLab();
  const isDraft = lab.selectedId === DRAFT_ID;
  const tag = lab.compared.find((one) => one.id === lab.selectedId)?.tag;
  return (
    <div className="lab-desk">
      <Rail />
      <section className="lab-desk__main" data-draft={isDraft} aria-label={lab.nameOf(lab.selectedId)}>
        <header className="lab-answer">
          {tag !== undefined && <Tag tag={tag} />}
          <h1>{lab.nameOf(lab.selectedId)}</h1>
          {isDraft && <span className="lab-draftword">{words("lab.draft")}</span>}
        </header>
        <DeskNotices />
        <ResultsPanel />
      </section>
      <RunBar />
    </div>
  );
}
