"use client";

import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { documentOfPreset } from "../_scenarios/firstDocument.ts";
import type { WayProps } from "./NewMenu.tsx";

/** Presets with the question each asks; one click opens it with its variants. */
export function FromPreset({ onDocument }: WayProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className="lab-picks">
      {PRESETS.map(({ scenario, variants }) => (
        <li key={scenario.id}>
          <button
            type="button"
            onClick={() => {
              const document = documentOfPreset(scenario.id, language, Date.now());
              if (document !== undefined) onDocument(document);
            }}
          >
            <b>{scenario.name[language]}</b>
            <span>{scenario.story?.question[language]}</span>
            <small>{words("lab.variants", { n: variants.length })}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
