"use client";

import { BASELINE_ID } from "../../../sim/scenario/lab/document.ts";
import { differenceLine } from "../../../sim/scenario/lab/sentences.ts";
import { branchOf, parentOf } from "../../../sim/scenario/lab/tree.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { usePair } from "../_scenarios/usePair.ts";
import { Sheet } from "./Sheet.tsx";

/** What merging would do: every sentence that goes into the parent, and who else stands on it and moves along. */
export function ReviewDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const parent = parentOf(lab.document, id);
  const lines = usePair(id, parent);
  const along =
    parent === BASELINE_ID ? [] : branchOf(lab.document, parent).filter((one) => one.id !== parent && one.id !== id);
  const into = lab.nameOf(parent);
  return (
    <Sheet title={words("lab.mergeTitle", { name: lab.nameOf(id), into })} onClose={onClose}>
      <p>{words("lab.mergeLine", { into })}</p>
      <ul className="lab-list">
        {lines?.map((line) => (
          <li key={line.key}>{differenceLine(line, language)}</li>
        ))}
      </ul>
      {along.length > 0 && (
        <p>{words("lab.mergeAlong", { n: along.length, names: along.map((one) => `“${one.name}”`).join(", ") })}</p>
      )}
      <div className="buttons">
        <button
          type="button"
          className="button button--main"
          onClick={() => {
            lab.merge(id);
            onClose();
          }}
        >
          {words("lab.mergeNow", { into })}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words("lab.cancel")}
        </button>
      </div>
    </Sheet>
  );
}
