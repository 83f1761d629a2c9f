"use client";

import { type ReactNode, useId, useState } from "react";

interface FieldProps {
  readonly label: string;
  /** What may stand here, said under the field. */
  readonly hint?: string | undefined;
  /** What is wrong with what stands here. */
  readonly error?: string | undefined;
}

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** A label, its control, what may stand there, and what is wrong with it: tied together for screen readers. */
function Field({ label, hint, error, children }: FieldProps & { readonly children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const described = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`].filter(Boolean);
  return (
    <div className="field" data-invalid={error === undefined ? undefined : true}>
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": described.length === 0 ? undefined : described.join(" "),
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly disabled?: boolean;
  readonly list?: readonly string[];
  readonly maxLength?: number;
}

/** One line of text, with suggestions where there is a `list`. */
export function TextField({ value, onValue, disabled, list, maxLength, ...field }: TextFieldProps) {
  const listId = useId();
  return (
    <Field {...field}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            type="text"
            autoComplete="off"
            value={value}
            disabled={disabled}
            maxLength={maxLength}
            list={list === undefined ? undefined : listId}
            onChange={({ target }) => onValue(target.value)}
          />
          {list !== undefined && (
            <datalist id={listId}>
              {list.map((entry) => (
                <option key={entry} value={entry} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

export interface NumberInputProps extends FieldProps {
  /** `undefined` while nothing is set. */
  readonly value: number | undefined;
  readonly unit?: string | undefined;
  readonly step?: number;
  /** `undefined` for an empty field; numbers of every size: the form says what is wrong with them. */
  readonly onValue: (value: number | undefined) => void;
}

/** A number that can be typed: what is half typed stands only here. */
export function NumberInput({ value, unit, step = 1, onValue, ...field }: NumberInputProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <Field {...field}>
      {(wiring) => (
        <span className="field__number">
          <input
            {...wiring}
            type="number"
            step={step}
            value={draft ?? value ?? ""}
            onChange={({ target }) => {
              setDraft(target.value);
              if (target.value === "") onValue(undefined);
              else if (Number.isFinite(target.valueAsNumber)) onValue(target.valueAsNumber);
            }}
            onBlur={() => setDraft(undefined)}
          />
          {unit !== undefined && <span className="field__unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onValue: (value: Value) => void;
}

/** One of a few things. */
export function SelectField<Value extends string>({ value, choices, onValue, ...field }: SelectFieldProps<Value>) {
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          {...wiring}
          value={value}
          onChange={({ target }) => {
            const chosen = choices.find((choice) => choice.value === target.value);
            if (chosen !== undefined) onValue(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface CheckListProps<Value extends string> {
  readonly label: string;
  /** Label of “all of them”; absent: there is no such choice. */
  readonly everything?: string;
  readonly choices: readonly Choice<Value>[];
  /** `undefined`: all of them. */
  readonly value: readonly Value[] | undefined;
  readonly error?: string | undefined;
  readonly onValue: (value: readonly Value[] | undefined) => void;
}

/** Some of many, or all. Chosen ones stay in the order of `choices`. */
export function CheckList<Value extends string>(props: CheckListProps<Value>) {
  const { label, everything, choices, value, error, onValue } = props;
  const id = useId();
  const toggle = (one: Value, on: boolean) => {
    const before = value ?? choices.map((choice) => choice.value);
    onValue(choices.map((choice) => choice.value).filter((each) => (each === one ? on : before.includes(each))));
  };
  return (
    <fieldset className="checks" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      {everything !== undefined && (
        <label className="check">
          <input
            type="checkbox"
            checked={value === undefined}
            onChange={({ target }) => onValue(target.checked ? undefined : choices.map((choice) => choice.value))}
          />
          {everything}
        </label>
      )}
      {(everything === undefined || value !== undefined) &&
        choices.map((choice) => (
          <label className="check" key={choice.value}>
            <input
              type="checkbox"
              checked={value?.includes(choice.value) ?? true}
              onChange={({ target }) => toggle(choice.value, target.checked)}
            />
            {choice.label}
          </label>
        ))}
      {error !== undefined && (
        <p className="field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
