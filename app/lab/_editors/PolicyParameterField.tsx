"use client";

import { useId, useState } from "react";
import type { PolicyParameter } from "../../../sim/routing/named/namedPolicy.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { numberText } from "./form/fieldText.ts";
import { numberIn } from "./pasteCells.ts";

export interface PolicyParameterFieldProps {
  readonly parameter: PolicyParameter;
  readonly value: number | string;
  readonly onValue: (value: number | string) => void;
}

/** One parameter of a named policy: its unit, its range, its usual value. Shares are shown in percent. */
export function PolicyParameterField({ parameter, value, onValue }: PolicyParameterFieldProps) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const differs = value !== parameter.usual;
  const label = parameter.label[language];
  if (parameter.kind === "choice") {
    return (
      <div className="edit-field" data-differs={differs}>
        <label htmlFor={id}>{label}</label>
        <span className="edit-field__control">
          <select id={id} value={value} onChange={({ target }) => onValue(target.value)}>
            {parameter.options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.label[language]}
              </option>
            ))}
          </select>
        </span>
      </div>
    );
  }
  const { from, to, usual, step, unit } = parameter;
  const scale = unit === "share" ? 100 : 1;
  const text = (one: number) => numberText(Number((one * scale).toPrecision(12)), language);
  const read = draft === undefined ? undefined : numberIn(draft, language === "ru");
  const kept = read === undefined ? undefined : Number((read / scale).toPrecision(12));
  const fits = kept !== undefined && kept >= from && kept <= to;
  const commit = () => {
    if (draft === undefined) return;
    if (draft.trim() === "") onValue(usual);
    else if (!fits) return;
    else if (kept !== value) onValue(kept);
    setDraft(undefined);
  };
  const turn = (by: number) => {
    const next = Math.min(to, Math.max(from, Number((Number(value) + by * step).toPrecision(12))));
    setDraft(undefined);
    if (next !== value) onValue(next);
  };
  const unitWord = words(`labEdit.parameterUnit.${unit}`);
  const wrong = draft !== undefined && draft.trim() !== "" && !fits;
  return (
    <div className="edit-field" data-differs={differs} data-invalid={wrong || undefined}>
      <label htmlFor={id}>{label}</label>
      <span className="edit-field__control">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="edit-number"
          aria-describedby={`${id}-hint`}
          aria-invalid={wrong || undefined}
          value={draft ?? text(Number(value))}
          onChange={({ target }) => setDraft(target.value.slice(0, 20))}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            else if (event.key === "Escape") setDraft(undefined);
            else if (event.key === "ArrowUp") turn(1);
            else if (event.key === "ArrowDown") turn(-1);
            else return;
            event.preventDefault();
          }}
        />
        {unit !== "none" && <span className="edit-unit">{unitWord}</span>}
      </span>
      <p className={wrong ? "field__error" : "edit-field__hint"} id={`${id}-hint`}>
        {text(from)}–{text(to)} {unit !== "none" && unitWord} · {words("labEdit.usually", { value: text(usual) })}
      </p>
    </div>
  );
}
