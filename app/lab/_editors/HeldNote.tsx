"use client";

import { useWords } from "../../_i18n/Words.tsx";
import type { PastedCell } from "./pasteCells.ts";

/** What is wrong with pasted rows, cell by cell, and the way out. */
export function HeldNote({
  rows,
  onDrop,
}: {
  readonly rows: readonly (readonly PastedCell[])[];
  readonly onDrop: () => void;
}) {
  const words = useWords();
  const wrong = rows.flatMap((row, r) =>
    row.flatMap((cell, k) => ("wrong" in cell ? [{ ...cell, row: r + 1, n: k + 1 }] : [])),
  );
  return (
    <div className="time-block__held" role="alert">
      <ul>
        {wrong.map(({ row, n, text, wrong: reason }) => (
          <li key={`${row} ${n}`}>
            ■ {rows.length > 1 && `${words("labEdit.pastedRow", { row })} `}
            {words(`labEdit.wrongCell.${reason}`, { n, text })}
          </li>
        ))}
      </ul>
      <p>{words("labEdit.nothingDone")}</p>
      <button type="button" className="button" onClick={onDrop}>
        {words("labEdit.dropPaste")}
      </button>
    </div>
  );
}
