"use client";

import { type ReactNode, useId } from "react";
import { alike } from "../../../../sim/scenario/lab/alike.ts";
import type { ScenarioChange } from "../../../../sim/scenario/scenarioFile.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import { fieldLabel, valueText } from "./fieldText.ts";
import { useFormScope } from "./formScope.ts";

/** Where a field is, what it holds and what the baseline holds there. */
export interface FieldAt {
  readonly key: string;
  /** Name of the part around it; empty at the top. */
  readonly around: string;
  /** Path of a change: `queues/voice/talkMs/meanMs`. */
  readonly path: string;
  /** Dotted place of a problem: `queues.0.talkMs.meanMs`. */
  readonly place: string;
  /** Absent: `undefined`. */
  readonly value: unknown;
  readonly was: unknown;
}

export interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export interface FieldFrameProps {
  readonly at: FieldAt;
  readonly label?: string;
  readonly hint?: string | undefined;
  /** What is wrong with what is being typed. */
  readonly error?: string | undefined;
  readonly children: (wiring: Wiring) => ReactNode;
}

/** A label, its control, what may stand there, what is wrong with it; what differs from the baseline can be put back. */
export function FieldFrame({ at, label, hint, error, children }: FieldFrameProps) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const { problemsAt } = useFormScope();
  const told = problemsAt(at.place)
    .filter(({ path }) => path === at.place)
    .map(({ expected, russian }) =>
      words("labEdit.expected", { expected: language === "ru" ? russian.expected : expected }),
    );
  const wrong = error ?? told[0];
  const differs = !alike(at.value, at.was);
  const described = [hint === undefined ? "" : `${id}-hint`, wrong === undefined ? "" : `${id}-error`].filter(Boolean);
  return (
    <div className="edit-field" data-differs={differs} data-invalid={wrong === undefined ? undefined : true}>
      <label htmlFor={id}>{label ?? fieldLabel(words, at.around, at.key)}</label>
      <span className="edit-field__control">
        {children({
          id,
          "aria-describedby": described.length === 0 ? undefined : described.join(" "),
          "aria-invalid": wrong === undefined ? undefined : true,
        })}
        {differs && <Reset at={at} />}
      </span>
      {hint !== undefined && (
        <p className="edit-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p className="field__error" id={`${id}-error`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

/** Puts a part back as the baseline has it. */
export function Reset({ at }: { readonly at: FieldAt }) {
  const words = useWords();
  const language = useLanguage();
  const { change } = useFormScope();
  const was = valueText(words, language, at.around, at.key, at.was);
  return (
    <button
      type="button"
      className="edit-reset"
      title={words("labEdit.resetTo", { was })}
      aria-label={words("labEdit.resetWhat", { what: fieldLabel(words, at.around, at.key), was })}
      onClick={() => change([resetChange(at)])}
    >
      <span aria-hidden="true">↺ </span>
      {was}
    </button>
  );
}

/** The change that makes the part at `at` what the baseline has. */
export function resetChange({ path, was }: Pick<FieldAt, "path" | "was">): ScenarioChange {
  return was === undefined ? { path, remove: true } : { path, set: was };
}
