"use client";

import { useId } from "react";
import type { LocalName } from "../../../../sim/scenario/about.ts";
import { useWords } from "../../../_i18n/Words.tsx";

export interface BothFieldProps {
  readonly label: string;
  readonly value: LocalName;
  readonly most: number;
  /** Several lines. */
  readonly long?: boolean;
  readonly onValue: (value: LocalName) => void;
}

/** One text in both languages, side by side. */
export function BothField({ label, value, most, long = false, onValue }: BothFieldProps) {
  const words = useWords();
  const id = useId();
  return (
    <div className="lesson-edit__pair">
      {(["en", "ru"] as const).map((language) => {
        const wiring = {
          id: `${id}-${language}`,
          value: value[language],
          maxLength: most,
          lang: language,
          onChange: ({ target }: { readonly target: { readonly value: string } }) =>
            onValue({ ...value, [language]: target.value }),
        };
        return (
          <label key={language} htmlFor={`${id}-${language}`}>
            <span>
              {label}, {words(language === "en" ? "lesson.edits.english" : "lesson.edits.russian")}
            </span>
            {long ? <textarea {...wiring} /> : <input {...wiring} />}
          </label>
        );
      })}
    </div>
  );
}
