"use client";

import { BASELINE_ID } from "../../../sim/scenario/lab/document.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";

/** What is asked: the tree of scenarios. */
export function Rail() {
  const words = useWords();
  const lab = useLab();
  const ids = [BASELINE_ID, ...lab.document.scenarios.map((one) => one.id)];
  return (
    <nav aria-label={words("lab.title")}>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <button type="button" aria-pressed={id === lab.selectedId} onClick={() => lab.select(id)}>
              {lab.nameOf(id)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
