"use client";

import type { LocalName } from "../../../../sim/scenario/about.ts";
import { beginningOf } from "../../../../sim/scenario/form/beginnings.ts";
import type { FormEntry, FormField } from "../../../../sim/scenario/form/formField.ts";
import { renamed } from "../../../../sim/scenario/form/renamed.ts";
import { CHANNELS } from "../../../../sim/vocabulary/channels.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import { DistributionField } from "./DistributionField.tsx";
import { type FieldAt, Reset } from "./FieldFrame.tsx";
import { fieldLabel } from "./fieldText.ts";
import { useFormScope } from "./formScope.ts";
import { ItemsField } from "./ItemsField.tsx";
import { NumbersField } from "./NumbersField.tsx";
import { OneOfField } from "./OneOfField.tsx";
import { ChecksField, ChoiceField, LineField, NumberField, wordOptions } from "./SimpleFields.tsx";

/** The value of a part of plain data; `undefined` where there is none. */
export function partOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** Where the part `key` of `at` is. */
export function within(at: FieldAt, key: string): FieldAt {
  return {
    key,
    around: at.key,
    path: at.path === "" ? key : `${at.path}/${key}`,
    place: at.place === "" ? key : `${at.place}.${key}`,
    value: partOf(at.value, key),
    was: partOf(at.was, key),
  };
}

/** The fields of an object, those named by `only`, in that order; absent: all of them. */
export function PartFields({
  at,
  entries,
  only,
}: {
  readonly at: FieldAt;
  readonly entries: readonly FormEntry[];
  readonly only?: readonly string[];
}) {
  const { scenario } = useFormScope();
  const listed = only === undefined ? entries : only.flatMap((key) => entries.filter((entry) => entry.key === key));
  // Of the channels, those this centre has: a row of nine for two would hide the two.
  const has = (key: string) =>
    partOf(at.value, key) !== undefined || scenario.queues.some(({ channel }) => channel === key);
  const shown = listed.filter(({ key }) => !(CHANNELS as readonly string[]).includes(key) || has(key));
  return shown.map((entry) => <PartField key={entry.key} at={within(at, entry.key)} entry={entry} />);
}

/** One field of the scenario's form, whatever it is; an optional part begins and ends by a tick. */
export function PartField({ at, entry }: { readonly at: FieldAt; readonly entry: FormEntry }) {
  const { field, optional } = entry;
  if (optional && isPart(field)) return <OptionalPart at={at} entry={entry} />;
  return <AnyField at={at} field={field} optional={optional} />;
}

function isPart(field: FormField): boolean {
  return (
    field.kind === "object" ||
    field.kind === "oneOf" ||
    field.kind === "distribution" ||
    (field.kind === "list" && !isShortList(field))
  );
}
function isShortList(field: FormField): boolean {
  return (
    field.kind === "list" &&
    (field.item.kind === "number" || field.item.kind === "queue" || field.item.kind === "choice")
  );
}

/** Any field but an absent part. */
export function AnyField({
  at,
  field,
  optional,
}: {
  readonly at: FieldAt;
  readonly field: FormField;
  readonly optional: boolean;
}) {
  const words = useWords();
  const language = useLanguage();
  const { scenario } = useFormScope();
  switch (field.kind) {
    case "number":
      return <NumberField {...{ at, field, optional }} />;
    case "choice":
      return <ChoiceField {...{ at, optional }} options={wordOptions(words, field.options)} />;
    case "flag":
      return (
        <ChoiceField
          {...{ at, optional }}
          options={wordOptions(words, ["true", "false"]).map((one) => ({ ...one, value: one.value === "true" }))}
        />
      );
    case "text":
      return <LineField {...{ at, optional }} most={field.most} />;
    case "id":
      return <LineField {...{ at, optional }} most={64} />;
    case "queue":
      return (
        <ChoiceField
          {...{ at, optional }}
          options={scenario.queues.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      );
    case "group":
      return (
        <ChoiceField
          {...{ at, optional }}
          options={scenario.groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      );
    case "name": {
      const one = within(at, language);
      return (
        <LineField
          at={{ ...one, around: "" }}
          optional={false}
          most={field.most}
          label={fieldLabel(words, at.around, at.key)}
          changesTo={(text) => [renamed(at.path, at.value as LocalName, language, text)]}
        />
      );
    }
    case "distribution":
      return <DistributionField at={at} spikes={field.spikes} />;
    case "oneOf":
      return <OneOfField at={at} field={field} label={fieldLabel(words, at.around, at.key)} />;
    case "object":
      return (
        <fieldset className="edit-part">
          <legend>{fieldLabel(words, at.around, at.key)}</legend>
          <PartFields at={at} entries={field.entries} />
        </fieldset>
      );
    case "list": {
      const { item } = field;
      if (at.key === "weekdays") return <ChecksField at={at} options={weekdays(language)} />;
      if (item.kind === "number") return <NumbersField {...{ at, field, optional }} />;
      if (item.kind === "queue")
        return (
          <ChecksField
            at={at}
            options={scenario.queues.map(({ id, name }) => ({ value: id, label: name[language] }))}
          />
        );
      if (item.kind === "choice") {
        const options =
          at.key === "exclusiveChannels"
            ? CHANNELS.filter((one) => scenario.queues.some(({ channel }) => channel === one))
            : item.options;
        return <ChecksField at={at} options={wordOptions(words, options)} />;
      }
      return <ItemsField at={at} field={field} />;
    }
    case "other":
      return null;
  }
}

/** A part that may be absent: a tick lets it begin with small sound values, and takes it away again. */
function OptionalPart({ at, entry }: { readonly at: FieldAt; readonly entry: FormEntry }) {
  const words = useWords();
  const { change, known } = useFormScope();
  const label = fieldLabel(words, at.around, at.key);
  const there = at.value !== undefined;
  return (
    <div className="edit-optional" data-there={there}>
      <label className="check">
        <input
          type="checkbox"
          checked={there}
          onChange={({ target }) =>
            change([
              target.checked
                ? { path: at.path, set: at.was ?? beginningOf(at.key, entry.field, known, at.around) }
                : { path: at.path, remove: true },
            ])
          }
        />
        {label}
        {there !== (at.was !== undefined) && <span className="edit-optional__differs">≠ A</span>}
      </label>
      {there !== (at.was !== undefined) && <Reset at={at} />}
      {there && <AnyField at={at} field={entry.field} optional={false} />}
    </div>
  );
}

/** Monday to Sunday in the reader's language; 2024-01-01 was a Monday. */
export function weekdays(language: string): readonly { readonly value: number; readonly label: string }[] {
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { weekday: "short", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, i) => ({ value: i + 1, label: format.format(Date.UTC(2024, 0, 1 + i)) }));
}
