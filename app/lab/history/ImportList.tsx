"use client";

import { useState } from "react";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { localDate, localMoment } from "./dates.ts";
import { askHistory, type HistoryImport, type HistoryRefusal } from "./historyClient.ts";

export interface ImportListProps {
  readonly imports: readonly HistoryImport[];
  /** Zone of this browser: when an import was made is a matter of the person. */
  readonly timeZone: string;
  readonly onChanged: () => Promise<void>;
  /** `undefined`: what was asked last was done. */
  readonly onRefusal: (refusal: HistoryRefusal | undefined) => void;
}

/** Every import, latest first: what it changed, and the way to take it back. */
export function ImportList({ imports, timeZone, onChanged, onRefusal }: ImportListProps) {
  const words = useWords();
  const language = useLanguage();
  const [busy, setBusy] = useState<readonly string[]>([]);
  const shown = imports.filter(({ state }) => state !== "open");
  if (shown.length === 0) return null;
  const change = async (one: HistoryImport) => {
    setBusy((others) => [...others, one.id]);
    const kept = one.state === "kept";
    const told = await askHistory(`imports/${one.id}${kept ? "" : "/restore"}`, { method: kept ? "DELETE" : "POST" });
    onRefusal(told.ok ? undefined : told.refusal);
    // Not before the list says what became of it: a second press would do it again.
    await onChanged();
    setBusy((all) => all.filter((id) => id !== one.id));
  };
  return (
    <section aria-label={words("history.imports")}>
      <h2>{words("history.imports")}</h2>
      <div className="near-table__room">
        <table className="near-table imports">
          <thead>
            <tr>
              <th scope="col">{words("history.file")}</th>
              <th scope="col">{words("history.importedAt")}</th>
              <th scope="col">{words("history.tellsOf")}</th>
              {(["rows", "added", "replaced", "same", "problems"] as const).map((name) => (
                <th key={name} scope="col" className="num">
                  {words(`history.importColumn.${name}`)}
                </th>
              ))}
              <th scope="col">{words("history.do")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id} data-state={one.state}>
                <th scope="row">
                  {one.name}
                  <small>
                    {words(`history.origins.${one.origin}`)}, {words(`history.kindsOf.${one.kind}`)}
                  </small>
                </th>
                <td>{localMoment(one.openedAt, timeZone, language)}</td>
                <td>
                  {one.firstAt === undefined || one.lastAt === undefined
                    ? ""
                    : `${localDate(one.firstAt, one.timeZone, language)} – ${localDate(one.lastAt, one.timeZone, language)}`}
                </td>
                {([one.rows, one.added, one.replaced, one.same, one.problems] as const).map((value, i) => (
                  <td key={(["rows", "added", "replaced", "same", "problems"] as const)[i]} className="num">
                    {value === undefined ? "" : count(value, language)}
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="button"
                    disabled={busy.includes(one.id)}
                    onClick={() => void change(one)}
                  >
                    {words(one.state === "kept" ? "history.deleteImport" : "history.restoreImport", { name: one.name })}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
