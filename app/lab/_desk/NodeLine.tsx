"use client";

import { BASELINE_ID, DRAFT_ID } from "../../../sim/scenario/lab/document.ts";
import { hasMoved } from "../../../sim/scenario/lab/rebase.ts";
import { savedScenario } from "../../../sim/scenario/lab/tree.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { savedWhen } from "./savedWhen.ts";

/** What stands under the name of a scenario: pinned to what, saved when and by whom, not saved, moved. */
export function NodeLine({ id }: { readonly id: string }) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const { document } = lab;
  if (id === BASELINE_ID) {
    return <span className="lab-node__sub">{words("lab.pinned", { hash: document.baseline.hash.slice(0, 4) })}</span>;
  }
  const moved = hasMoved(document, id === DRAFT_ID ? undefined : id);
  const wrong = !lab.scenarioOf(id).ok;
  if (moved) {
    return (
      <button type="button" className="lab-node__sub lab-link" onClick={() => lab.rebase(id)}>
        {words(`lab.moved.${document.baseline.origin.kind}`)}
      </button>
    );
  }
  if (id === DRAFT_ID) {
    return (
      <span className="lab-node__sub">
        <span className="lab-draftword">{words("lab.draft")}</span>{" "}
        {wrong ? words("lab.unsound") : words("lab.notSaved", { n: document.draft?.changes.length ?? 0 })}
      </span>
    );
  }
  const saved = savedScenario(document, id);
  if (saved === undefined) return null;
  const when = savedWhen(saved.savedAt, Date.now(), language);
  const line = when === undefined ? words("lab.savedSomeTime") : words("lab.savedAt", { when });
  return (
    <span className="lab-node__sub">
      {wrong ? words("lab.unsound") : saved.by === undefined ? line : `${line}, ${saved.by}`}
    </span>
  );
}
