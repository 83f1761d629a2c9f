"use client";

import { useState } from "react";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { LabChoice } from "../_plan/LabChoice.tsx";
import { RunLine } from "../_plan/RunLine.tsx";
import { costText } from "../_plan/text.ts";
import { useLab } from "../_scenarios/useLab.ts";
import { FrontierPanel } from "./FrontierPanel.tsx";
import { SearchAnswer } from "./SearchAnswer.tsx";
import { SearchForm } from "./SearchForm.tsx";
import { draftOf, type SearchDraft, searchOf } from "./targets.ts";
import { type Underway, useStaffSearch } from "./useStaffSearch.ts";

/** `/lab/search`: the cheapest agents on queue that keep every target, how far from the best they may be, and what service costs. */
export function SearchScreen() {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const [chosen, setChosen] = useState(lab.selectedId);
  const [drafts, setDrafts] = useState<Readonly<Record<string, SearchDraft>>>({});
  const searching = useStaffSearch();
  const parsed = lab.scenarioOf(chosen);
  const scenario = parsed.ok ? parsed.scenario : lab.before;
  const draft = drafts[chosen] ?? draftOf(scenario);
  const spec = searchOf(scenario, draft, lab.document.seed);
  const { underway, found, frontier, problems, failure } = searching;
  const isOld = found !== undefined && JSON.stringify(found.spec) !== JSON.stringify(spec);
  return (
    <div
      className="near-page plan-page"
      data-search={underway === undefined ? (found === undefined ? "empty" : "found") : "running"}
    >
      <header className="near-page__head">
        <div>
          <h1>{words("search.title")}</h1>
          <p>{words("search.line")}</p>
        </div>
      </header>
      <section aria-label={words("search.targets")}>
        <div className="wish-bar">
          <LabChoice label={words("search.of")} value={chosen} onValue={setChosen} />
        </div>
        <SearchForm scenario={scenario} draft={draft} onDraft={(next) => setDrafts({ ...drafts, [chosen]: next })} />
        {underway === undefined ? (
          <div className="buttons">
            <button type="button" className="button button--main" onClick={() => searching.search(spec)}>
              {words("search.start")}
            </button>
            <button type="button" className="button" onClick={() => searching.trace(spec)}>
              {words("search.frontier")}
            </button>
          </div>
        ) : (
          <RunLine
            done={doneOf(underway)}
            text={progressText(underway)}
            stop={words("search.stop")}
            onStop={searching.stop}
          />
        )}
        {problems.length > 0 && (
          <ul className="notice notice--warn" role="alert">
            {problems.map(({ code, path, expected, got }) => (
              <li key={`${code} ${path}`}>{words(`search.problem.${code}`, { path, expected, got })}</li>
            ))}
          </ul>
        )}
        {failure !== undefined && (
          <p className="notice notice--warn" role="alert">
            {words("search.crashed", { detail: failure })}
          </p>
        )}
      </section>
      {found !== undefined && (
        <>
          {isOld && <p className="notice">{words("search.again")}</p>}
          <SearchAnswer {...found} client={searching.client} />
        </>
      )}
      {frontier !== undefined && <FrontierPanel {...frontier} client={searching.client} />}
    </div>
  );

  function progressText({ phase, runs, cost, level, levels }: Underway): string {
    const at = level === undefined ? "" : words("search.level", { n: level + 1, of: levels ?? 0 });
    const told = words("search.progress", { phase: words(`search.phase.${phase}`), runs: count(runs, language) });
    const best = cost === undefined ? "" : words("search.progressCost", { cost: costText(cost, scenario, language) });
    return [at, told, best].filter(Boolean).join(" ");
  }
}

/** A search does not know how long it will take: its phases are thirds, near enough, of what it usually does. */
function doneOf({ phase, level, levels }: Underway): number {
  const share = { start: 0.02, repair: 0.1, reduce: 0.35, swap: 0.55, bound: 0.7, prove: 0.85, check: 0.95 }[phase];
  return level === undefined || levels === undefined ? share : (level + share) / levels;
}
