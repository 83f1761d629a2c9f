"use client";

import { useEffect, useState } from "react";
import type { ScenarioProblem } from "../../../sim/scenario/problems.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { documentOfPreset } from "../_scenarios/firstDocument.ts";
import { documentOfFragment } from "../_scenarios/shareLink.ts";
import { type Lab, useLab } from "../_scenarios/useLab.ts";
import { ScenarioProblems } from "./ScenarioProblems.tsx";

/** What must be known before the numbers are read: a link that did not open, another window, changes left behind, problems. */
export function DeskNotices() {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const [linkProblems, dismissLink] = useLinkedDocument(lab);
  const { state, problems } = lab;
  return (
    <>
      {linkProblems !== undefined && (
        <div className="notice notice--warn" role="alert">
          <ScenarioProblems problems={linkProblems} caption={words("lab.linkProblems", { n: linkProblems.length })} />
          <button type="button" className="button" onClick={dismissLink}>
            {words("lab.dismiss")}
          </button>
        </div>
      )}
      {state.keeping === "taken" && (
        <div className="notice notice--warn" role="alert">
          <p>{words("lab.takenLine")}</p>
          <button type="button" className="button" onClick={() => void lab.settle(false)}>
            {words("lab.takeOther")}
          </button>
          <button type="button" className="button" onClick={() => void lab.settle(true)}>
            {words("lab.keepThis")}
          </button>
        </div>
      )}
      {state.left.length > 0 && (
        <div className="notice notice--warn" role="alert">
          <p>{words("lab.left", { n: state.left.length })}</p>
          <ul className="lab-list">
            {state.left.map(({ of, change, problems: why }) => (
              <li key={`${of} ${change.path}`}>
                {words("lab.leftLine", {
                  of: lab.nameOf(of),
                  path: change.path,
                  why: why[0] === undefined ? "" : language === "en" ? why[0].expected : why[0].russian.expected,
                })}
              </li>
            ))}
          </ul>
          <button type="button" className="button" onClick={lab.dismissLeft}>
            {words("lab.dismiss")}
          </button>
        </div>
      )}
      {problems.length > 0 && (
        <details className="notice notice--warn lab-problems">
          <summary>{words("lab.problemsHere", { n: problems.length })}</summary>
          <ScenarioProblems problems={problems} caption={lab.nameOf(lab.selectedId)} />
        </details>
      )}
    </>
  );
}

/** Opens what the address carries, once; the address loses it then, so that a reload keeps what was changed since. */
function useLinkedDocument({ open }: Pick<Lab, "open">): [readonly ScenarioProblem[] | undefined, () => void] {
  const language = useLanguage();
  const [problems, setProblems] = useState<readonly ScenarioProblem[]>();
  useEffect(() => {
    const read = async () => {
      const { hash } = window.location;
      const preset = /^#preset=([a-z0-9-]{1,64})$/.exec(hash)?.[1];
      const document = preset === undefined ? undefined : documentOfPreset(preset, language, Date.now());
      const parsed = document === undefined ? await documentOfFragment(hash) : ({ ok: true, document } as const);
      if (parsed === undefined) return;
      window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
      if (parsed.ok) await open(parsed.document);
      setProblems(parsed.ok ? undefined : parsed.problems);
    };
    void read();
    const again = () => void read();
    window.addEventListener("hashchange", again);
    return () => window.removeEventListener("hashchange", again);
  }, [open, language]);
  return [problems, () => setProblems(undefined)];
}
