"use client";

import { useState } from "react";
import { BASELINE_ID, DRAFT_ID } from "../../../sim/scenario/lab/document.ts";
import { canMerge } from "../../../sim/scenario/lab/editing.ts";
import { parentOf } from "../../../sim/scenario/lab/tree.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { type PairLine, usePair } from "../_scenarios/usePair.ts";
import { ReviewDialog } from "./ReviewDialog.tsx";

/** Sentences shown before the rest is folded away. */
const MOST_SHOWN = 12;

/** What the selected scenario changes, against its parent or any other, and what can be done with it. */
export function ChangesPanel() {
  const lab = useLab();
  const words = useWords();
  const { document, selectedId } = lab;
  const parent = parentOf(document, selectedId);
  const [chosen, setChosen] = useState<string>();
  const ids = [
    BASELINE_ID,
    ...(document.draft === undefined ? [] : [DRAFT_ID]),
    ...document.scenarios.map(({ id }) => id),
  ];
  const others = ids.filter((id) => id !== selectedId);
  const against = chosen !== undefined && others.includes(chosen) ? chosen : parent;
  const lines = usePair(selectedId, against);
  const isDraft = selectedId === DRAFT_ID;
  if (others.length === 0) return <p className="lab-rail__hint">{words("lab.howToBegin")}</p>;
  return (
    <section className="lab-rail__block" aria-labelledby="lab-changes">
      <h2 id="lab-changes">{words(isDraft ? "lab.draftChanges" : "lab.changes")}</h2>
      <label className="lab-against">
        {words("lab.against")}
        <select value={against === selectedId ? "" : against} onChange={({ target }) => setChosen(target.value)}>
          {against === selectedId && <option value="">{words("lab.chooseOther")}</option>}
          {others.map((id) => (
            <option key={id} value={id}>
              {lab.nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      {against !== selectedId && <Lines lines={lines} resets={isDraft && against === parent} />}
      {selectedId !== BASELINE_ID && <Deeds isDraft={isDraft} />}
    </section>
  );
}

interface LinesProps {
  readonly lines: readonly PairLine[] | undefined;
  /** Whether each can be taken back by a click. */
  readonly resets: boolean;
}

function Lines({ lines, resets }: LinesProps) {
  const words = useWords();
  const lab = useLab();
  const [all, setAll] = useState(false);
  if (lines === undefined) return <p className="lab-rail__hint">{words("lab.unsoundPair")}</p>;
  if (lines.length === 0) return <p className="lab-rail__hint">{words("lab.noDifference")}</p>;
  const shown = all ? lines : lines.slice(0, MOST_SHOWN);
  return (
    <ul className="lab-changes">
      {shown.map((line) => (
        <li key={line.key}>
          <span>{line.place}</span>
          <b>
            {line.to === undefined
              ? words("lab.takenAway")
              : line.from === undefined
                ? line.to
                : `${line.from} → ${line.to}`}
          </b>
          {resets && (
            <button
              type="button"
              className="lab-changes__reset"
              title={words("lab.reset")}
              aria-label={words("lab.resetWhat", { what: line.place })}
              onClick={() => lab.reset(line.difference, words("lab.stepReset", { what: line.place }))}
            >
              ×
            </button>
          )}
        </li>
      ))}
      {lines.length > shown.length && (
        <li>
          <button type="button" className="lab-link" onClick={() => setAll(true)}>
            {words("lab.more", { n: lines.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Discard, save, review and merge of a draft; a copy to edit, merge, duplicate, delete of a saved one. */
function Deeds({ isDraft }: { readonly isDraft: boolean }) {
  const words = useWords();
  const lab = useLab();
  const [reviewing, setReviewing] = useState(false);
  const { selectedId: id } = lab;
  const mayMerge = canMerge(lab.document, id);
  return (
    <div className="lab-deeds">
      {isDraft ? (
        <>
          <button type="button" className="button" onClick={lab.discardDraft}>
            {words("lab.discard")}
          </button>
          <button type="button" className="button button--main" onClick={() => lab.saveDraft()}>
            {words("lab.save")}
          </button>
        </>
      ) : (
        <>
          <button type="button" className="button" onClick={() => lab.editCopy(id)}>
            {words("lab.editCopy")}
          </button>
          <button type="button" className="button" onClick={() => lab.duplicate(id)}>
            {words("lab.duplicate")}
          </button>
          <button type="button" className="button" onClick={() => lab.remove(id)}>
            {words("lab.remove")}
          </button>
        </>
      )}
      {mayMerge && (
        <button type="button" className="button" onClick={() => setReviewing(true)}>
          {words("lab.merge")}
        </button>
      )}
      {reviewing && <ReviewDialog id={id} onClose={() => setReviewing(false)} />}
    </div>
  );
}
