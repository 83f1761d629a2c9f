"use client";

import Link from "next/link";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { OpenInLab } from "./PresetScreen.tsx";

/** `/lab/presets`: every preset with its question. */
export function PresetsScreen() {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="near-page">
      <header className="near-page__head">
        <div>
          <h1>{words("presets.title")}</h1>
          <p>{words("presets.line")}</p>
        </div>
      </header>
      <ol className="preset-cards">
        {PRESETS.map(({ scenario: { id, name, story } }) => (
          <li key={id}>
            <h2>
              <Link href={`/lab/presets/${id}`}>{name[language]}</Link>
            </h2>
            <p className="preset-cards__question">{story?.question[language]}</p>
            <p className="preset-cards__story">{story?.story[language]}</p>
            <OpenInLab presetId={id} />
          </li>
        ))}
      </ol>
    </div>
  );
}
