"use client";

import { beginningOf } from "../../../../sim/scenario/form/beginnings.ts";
import type { FormField } from "../../../../sim/scenario/form/formField.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import type { FieldAt } from "./FieldFrame.tsx";
import { fieldLabel } from "./fieldText.ts";
import { useFormScope } from "./formScope.ts";
import { OneOfField } from "./OneOfField.tsx";
import { AnyField, PartFields, partOf } from "./PartField.tsx";

/** Items shown at once: a longer list is worked on in the file. */
const MOST_SHOWN = 60;

export interface ItemsFieldProps {
  readonly at: FieldAt;
  readonly field: Extract<FormField, { readonly kind: "list" }>;
}

/** A list of parts: each with its fields, one more, one less. Items with ids are found by them, others by number. */
export function ItemsField({ at, field }: ItemsFieldProps) {
  const words = useWords();
  const language = useLanguage();
  const { change, known, scenario } = useFormScope();
  const items = Array.isArray(at.value) ? (at.value as readonly unknown[]) : [];
  const was = Array.isArray(at.was) ? (at.was as readonly unknown[]) : [];
  const label = fieldLabel(words, at.around, at.key);
  const byId = hasIds(field.item);
  const add = () => {
    const begun = beginningOf(at.key, field.item, known, at.key);
    // A person stands once in the whole centre.
    const all = at.key === "people" ? scenario.groups.flatMap(({ people }) => people) : items;
    const id = byId ? freshId(at.key, all) : undefined;
    const set = id === undefined ? begun : { ...(begun as object), id, ...named(begun, items.length + 1, label) };
    // A list that is not there yet comes with its first item.
    if (at.value === undefined) change([{ path: at.path, set: [set] }]);
    else change([{ path: `${at.path}/${id ?? items.length}`, set }]);
  };
  return (
    <fieldset className="edit-part edit-items">
      <legend>{label}</legend>
      {items.slice(0, MOST_SHOWN).map((item, i) => {
        const id = byId ? String(partOf(item, "id")) : String(i);
        const old = byId ? was.find((one) => partOf(one, "id") === id) : was[i];
        const itemAt: FieldAt = {
          key: at.key,
          around: at.around,
          path: `${at.path}/${id}`,
          place: `${at.place}.${i}`,
          value: item,
          was: old,
        };
        const name = partOf(item, "name");
        const title = typeof name === "string" ? name : String(partOf(name, language) ?? i + 1);
        return (
          <div className="edit-item" key={id}>
            <p className="edit-item__head">
              <b>{title}</b>
              {items.length > field.from && (
                <button
                  type="button"
                  className="edit-reset"
                  aria-label={words("labEdit.takeAwayWhat", { what: label, n: title })}
                  onClick={() => change([{ path: itemAt.path, remove: true }])}
                >
                  <span aria-hidden="true">× </span>
                  {words("labEdit.takeAway")}
                </button>
              )}
            </p>
            {field.item.kind === "object" ? (
              <PartFields at={itemAt} entries={field.item.entries.filter(({ key }) => key !== "id")} />
            ) : field.item.kind === "oneOf" ? (
              <OneOfField
                at={itemAt}
                field={{
                  ...field.item,
                  options: field.item.options.map((one) => ({
                    ...one,
                    entries: one.entries.filter(({ key }) => key !== "id"),
                  })),
                }}
                label={words("labFields.kind")}
              />
            ) : (
              <AnyField at={itemAt} field={field.item} optional={false} />
            )}
          </div>
        );
      })}
      {items.length < field.to && (
        <button type="button" className="button button--small" onClick={add}>
          {words("labEdit.add", { what: label })}
        </button>
      )}
    </fieldset>
  );
}

function hasIds(item: FormField): boolean {
  const entries = item.kind === "object" ? item.entries : item.kind === "oneOf" ? (item.options[0]?.entries ?? []) : [];
  return entries.some(({ key }) => key === "id");
}

/** A name of its own for an item that has one. */
function named(begun: unknown, n: number, label: string): object {
  const name = partOf(begun, "name");
  return name === undefined
    ? {}
    : { name: typeof name === "string" ? `${label} ${n}` : { en: `${label} ${n}`, ru: `${label} ${n}` } };
}

/** `events-3`: an id no item of the list bears. */
export function freshId(key: string, items: readonly unknown[]): string {
  const taken = new Set(items.map((item) => partOf(item, "id")));
  for (let n = items.length + 1; ; n++) if (!taken.has(`${key}-${n}`)) return `${key}-${n}`;
}
