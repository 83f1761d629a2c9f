"use client";

import { useState } from "react";
import { defaultOf } from "../../../../sim/scenario/form/fieldDefaults.ts";
import { fieldUnit, keptValue, shownValue } from "../../../../sim/scenario/form/fieldUnit.ts";
import type { FormField } from "../../../../sim/scenario/form/formField.ts";
import type { ScenarioChange } from "../../../../sim/scenario/scenarioFile.ts";
import { moneyUnit } from "../../../_i18n/money.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import { numberIn } from "../pasteCells.ts";
import { type FieldAt, FieldFrame } from "./FieldFrame.tsx";
import { clockText, minuteIn, numberText, rangeText, unitKey, unitText, valueText, wordLabel } from "./fieldText.ts";
import { useFormScope } from "./formScope.ts";

export interface SimpleFieldProps<Kind extends FormField["kind"]> {
  readonly at: FieldAt;
  readonly field: Extract<FormField, { readonly kind: Kind }>;
  readonly optional: boolean;
  readonly label?: string;
}

/** A number in its unit. What is not one, or out of bounds, stays in the field and is told; nothing is done then. */
export function NumberField({ at, field, optional, label }: SimpleFieldProps<"number">) {
  const words = useWords();
  const language = useLanguage();
  const { change, scenario } = useFormScope();
  const [draft, setDraft] = useState<string>();
  const by = unitKey(at.around, at.key);
  const plainUnit = unitText(words, at.around, at.key);
  const unit =
    plainUnit !== undefined && fieldUnit(by) === "money"
      ? moneyUnit(scenario.currency, plainUnit, language)
      : plainUnit;
  const ofDay = fieldUnit(by) === "minuteOfDay";
  const usual = optional ? defaultOf(at.around, at.key) : undefined;
  const range = rangeText(words, language, at.around, at.key, field);
  const shown =
    typeof at.value === "number" ? (ofDay ? clockText(at.value) : numberText(shownValue(by, at.value), language)) : "";
  const read = (text: string): number | undefined => {
    if (ofDay) return minuteIn(text);
    const value = numberIn(text, language === "ru");
    return value === undefined ? undefined : keptValue(by, value, field.whole);
  };
  const wrong = (text: string): string | undefined => {
    if (text.trim() === "") return optional ? undefined : words("labEdit.needed");
    const value = read(text);
    if (value === undefined) return words(ofDay ? "labEdit.notATime" : "labEdit.notANumber");
    if (field.whole && !Number.isInteger(value)) return words("labEdit.notWhole");
    return value < field.from || value > field.to ? words("labEdit.outOf", { range }) : undefined;
  };
  const commit = (text: string) => {
    if (wrong(text) !== undefined) return;
    if (text.trim() === "") {
      if (at.value !== undefined) change([{ path: at.path, remove: true }], at.path);
    } else if (read(text) !== at.value) change([{ path: at.path, set: read(text) }], at.path);
  };
  const step = (by_: number) => {
    const scale = shownValue(by, 1) || 1;
    const from = typeof at.value === "number" ? at.value : typeof usual === "number" ? usual : field.from;
    const one = ofDay
      ? 30
      : field.whole && by.endsWith("Ms")
        ? 1_000
        : field.whole
          ? 1
          : field.to <= 10
            ? 0.05
            : 1 / scale;
    const next = Math.min(field.to, Math.max(field.from, Number((from + by_ * one).toPrecision(12))));
    setDraft(undefined);
    if (next !== at.value) change([{ path: at.path, set: next }], at.path);
  };
  const absent = usual === undefined ? (optional ? words("labEdit.notUsed") : undefined) : undefined;
  const hint = [
    range,
    usual === undefined
      ? absent
      : words("labEdit.usually", { value: valueText(words, language, at.around, at.key, usual) }),
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
  return (
    <FieldFrame
      {...{ at, hint }}
      {...(label === undefined ? {} : { label })}
      error={draft === undefined ? undefined : wrong(draft)}
    >
      {(wiring) => (
        <>
          <input
            {...wiring}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            className="edit-number"
            value={draft ?? shown}
            placeholder={
              typeof usual === "number"
                ? ofDay
                  ? clockText(usual)
                  : numberText(shownValue(by, usual), language)
                : undefined
            }
            onChange={({ target }) => setDraft(target.value.slice(0, 40))}
            onBlur={() => {
              if (draft === undefined) return;
              commit(draft);
              if (wrong(draft) === undefined) setDraft(undefined);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && draft !== undefined) {
                commit(draft);
                if (wrong(draft) === undefined) setDraft(undefined);
              } else if (event.key === "Escape" && draft !== undefined) setDraft(undefined);
              else if (event.key === "ArrowUp") step(1);
              else if (event.key === "ArrowDown") step(-1);
              else return;
              event.preventDefault();
            }}
          />
          {unit !== undefined && <span className="edit-unit">{unit}</span>}
        </>
      )}
    </FieldFrame>
  );
}

/** One of a few words, a queue or a group; an optional one may be left to its default. */
export function ChoiceField({
  at,
  optional,
  options,
  label,
}: {
  readonly at: FieldAt;
  readonly optional: boolean;
  readonly options: readonly { readonly value: string | boolean; readonly label: string }[];
  readonly label?: string;
}) {
  const words = useWords();
  const language = useLanguage();
  const { change } = useFormScope();
  const usual = defaultOf(at.around, at.key);
  return (
    <FieldFrame at={at} {...(label === undefined ? {} : { label })}>
      {(wiring) => (
        <select
          {...wiring}
          value={at.value === undefined ? "" : String(at.value)}
          onChange={({ target }) => {
            const chosen = options.find(({ value }) => String(value) === target.value);
            change([chosen === undefined ? { path: at.path, remove: true } : { path: at.path, set: chosen.value }]);
          }}
        >
          {(optional || at.value === undefined) && (
            <option value="">
              {usual === undefined
                ? words("labEdit.notUsed")
                : words("labEdit.usually", { value: valueText(words, language, at.around, at.key, usual) })}
            </option>
          )}
          {options.map(({ value, label: text }) => (
            <option key={String(value)} value={String(value)}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

/** A line of text, kept when the field is left. */
export function LineField({
  at,
  optional,
  most,
  label,
  changesTo,
}: {
  readonly at: FieldAt;
  readonly optional: boolean;
  readonly most: number;
  readonly label?: string;
  /** Changes that make it this text. Absent: the field is set. */
  readonly changesTo?: (text: string) => readonly ScenarioChange[];
}) {
  const { change } = useFormScope();
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft === undefined || draft === at.value) return setDraft(undefined);
    if (draft !== "") change(changesTo?.(draft) ?? [{ path: at.path, set: draft }], at.path);
    else if (optional && at.value !== undefined) change([{ path: at.path, remove: true }], at.path);
    setDraft(undefined);
  };
  return (
    <FieldFrame at={at} {...(label === undefined ? {} : { label })}>
      {(wiring) => (
        <input
          {...wiring}
          type="text"
          autoComplete="off"
          maxLength={most}
          value={draft ?? (typeof at.value === "string" ? at.value : "")}
          onChange={({ target }) => setDraft(target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            else if (event.key === "Escape") setDraft(undefined);
          }}
        />
      )}
    </FieldFrame>
  );
}

/** Some of a few things, each on or off. */
export function ChecksField({
  at,
  options,
}: {
  readonly at: FieldAt;
  readonly options: readonly { readonly value: string | number; readonly label: string }[];
}) {
  const { change } = useFormScope();
  const chosen = Array.isArray(at.value) ? (at.value as readonly (string | number)[]) : [];
  return (
    <FieldFrame at={at}>
      {(wiring) => (
        <span className="edit-checks" id={wiring.id}>
          {options.map(({ value, label }) => (
            <label key={value} className="check">
              <input
                type="checkbox"
                aria-describedby={wiring["aria-describedby"]}
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  change([
                    {
                      path: at.path,
                      set: options
                        .map((one) => one.value)
                        .filter((one) => (one === value ? target.checked : chosen.includes(one))),
                    },
                  ])
                }
              />
              {label}
            </label>
          ))}
        </span>
      )}
    </FieldFrame>
  );
}

/** Options of a word field in the reader's language. */
export function wordOptions(words: ReturnType<typeof useWords>, options: readonly string[]) {
  return options.map((value) => ({ value, label: wordLabel(words, value) }));
}
