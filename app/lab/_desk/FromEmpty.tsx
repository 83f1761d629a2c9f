"use client";

import { useState } from "react";
import { emptyScenario } from "../../../sim/scenario/lab/scenarioOfAnswers.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { TextField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { WayProps } from "./NewMenu.tsx";
import { documentOf } from "./ways.ts";

/** One channel with a day of empty half hours, to be filled from a spreadsheet. */
export function FromEmpty({ onDocument }: WayProps) {
  const words = useWords();
  const language = useLanguage();
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const parsed = parseScenario(emptyScenario(zone, { en: words("lab.emptyName"), ru: words("lab.emptyName") }));
  const wrong = parsed.ok ? undefined : parsed.problems[0];
  const expected = wrong === undefined ? undefined : language === "en" ? wrong.expected : wrong.russian.expected;
  return (
    <div className="lab-form">
      <p>{words("lab.emptyLine")}</p>
      <TextField label={words("lab.timeZone")} value={zone} onValue={setZone} error={expected} />
      <div className="buttons">
        <button
          type="button"
          className="button button--main"
          disabled={!parsed.ok}
          onClick={() => parsed.ok && onDocument(documentOf(parsed.scenario, { kind: "empty" }, language))}
        >
          {words("lab.openEmpty")}
        </button>
      </div>
    </div>
  );
}
