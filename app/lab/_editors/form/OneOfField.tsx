"use client";

import { ofOption } from "../../../../sim/scenario/form/beginnings.ts";
import type { FormField } from "../../../../sim/scenario/form/formField.ts";
import { useWords } from "../../../_i18n/Words.tsx";
import { type FieldAt, FieldFrame } from "./FieldFrame.tsx";
import { wordLabel } from "./fieldText.ts";
import { useFormScope } from "./formScope.ts";
import { PartFields, partOf } from "./PartField.tsx";

export interface OneOfFieldProps {
  readonly at: FieldAt;
  readonly field: Extract<FormField, { readonly kind: "oneOf" }>;
  readonly label: string;
}

/** One of several objects: its kind, then what that kind asks for. What both kinds have stays when the kind changes. */
export function OneOfField({ at, field, label }: OneOfFieldProps) {
  const words = useWords();
  const { change, known } = useFormScope();
  const kind = String(partOf(at.value, "kind") ?? "");
  const option = field.options.find((one) => one.kind === kind);
  const choose = (next: string) => {
    const entries = field.options.find((one) => one.kind === next)?.entries ?? [];
    const begun = ofOption(field, next, known);
    const kept = entries.flatMap(({ key, field: { kind: form } }) => {
      const old = partOf(at.value, key);
      const comparable = form !== "list" && form !== "distribution";
      return old === undefined || !comparable ? [] : [[key, old]];
    });
    const id = partOf(at.value, "id");
    const same = id === undefined ? {} : { id };
    change([{ path: at.path, set: { kind: next, ...begun, ...Object.fromEntries(kept), ...same } }]);
  };
  return (
    <>
      <FieldFrame at={at} label={label}>
        {(wiring) => (
          <select {...wiring} value={kind} onChange={({ target }) => choose(target.value)}>
            {field.options.map((one) => (
              <option key={one.kind} value={one.kind}>
                {wordLabel(words, one.kind)}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      {option !== undefined && option.entries.length > 0 && <PartFields at={at} entries={option.entries} />}
    </>
  );
}
