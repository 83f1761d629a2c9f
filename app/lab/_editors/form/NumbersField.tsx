"use client";

import { useState } from "react";
import { keptValue, shownValue } from "../../../../sim/scenario/form/fieldUnit.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import { pastedCells } from "../pasteCells.ts";
import { FieldFrame } from "./FieldFrame.tsx";
import { numberText, rangeText, unitKey } from "./fieldText.ts";
import { useFormScope } from "./formScope.ts";
import type { SimpleFieldProps } from "./SimpleFields.tsx";

/** A list of numbers in one line, parted by semicolons or pasted from a sheet. */
export function NumbersField({ at, field, optional, label }: SimpleFieldProps<"list">) {
  const words = useWords();
  const language = useLanguage();
  const { change } = useFormScope();
  const [draft, setDraft] = useState<string>();
  const by = unitKey(at.around, at.key);
  const item = field.item.kind === "number" ? field.item : { from: 0, to: 0, whole: false, kind: "number" as const };
  const values = Array.isArray(at.value) ? (at.value as readonly number[]) : [];
  const shown = values
    .map((value) => numberText(shownValue(by, value), language).replaceAll(/[\u00a0\u202f,](?=\d{3}\b)/g, ""))
    .join("; ");
  const read = (text: string) =>
    pastedCells(text.replaceAll("\n", ";"), {
      whole: false,
      from: shownValue(by, item.from),
      to: shownValue(by, item.to),
      decimalComma: language === "ru",
    });
  const wrong = (text: string): string | undefined => {
    const pasted = read(text);
    if (!pasted.ok) return optional && pasted.reason === "empty" ? undefined : words(`labEdit.paste.${pasted.reason}`);
    const cells = pasted.rows[0]!;
    const at_ = cells.findIndex((cell) => "wrong" in cell);
    const cell = cells[at_];
    if (cell !== undefined && "wrong" in cell)
      return words(`labEdit.wrongCell.${cell.wrong}`, { n: at_ + 1, text: cell.text });
    return cells.length < field.from || cells.length > field.to
      ? words("labEdit.howMany", { from: field.from, to: field.to, n: cells.length })
      : undefined;
  };
  const commit = () => {
    if (draft === undefined || draft === shown) return setDraft(undefined);
    if (wrong(draft) !== undefined) return;
    const pasted = read(draft);
    if (!pasted.ok) change([{ path: at.path, remove: true }]);
    else {
      const set = pasted.rows[0]!.flatMap((cell) => ("value" in cell ? [keptValue(by, cell.value, item.whole)] : []));
      change([{ path: at.path, set }], at.path);
    }
    setDraft(undefined);
  };
  const range = rangeText(words, language, at.around, at.key, item);
  return (
    <FieldFrame
      at={at}
      {...(label === undefined ? {} : { label })}
      hint={words("labEdit.numbers", { range })}
      error={draft === undefined ? undefined : wrong(draft)}
    >
      {(wiring) => (
        <input
          {...wiring}
          type="text"
          autoComplete="off"
          className="edit-numbers"
          value={draft ?? shown}
          onChange={({ target }) => setDraft(target.value.slice(0, 40_000))}
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
