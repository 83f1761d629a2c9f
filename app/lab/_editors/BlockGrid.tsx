"use client";

import { useWords } from "../../_i18n/Words.tsx";
import type { BlockFault, PlacedBlock } from "./pasteBlock.ts";

/** Faults told one by one: more are counted. */
const MOST_TOLD = 12;

export interface BlockGridProps {
  readonly cells: readonly (readonly string[])[];
  readonly placed: PlacedBlock;
  /** A cell typed anew. */
  readonly onCell: (row: number, cell: number, text: string) => void;
  readonly onTake: () => void;
  readonly onDrop: () => void;
}

/** A pasted block with something wrong in it, as it came: bad cells ringed, each with its place and reason, to be mended or dropped. */
export function BlockGrid({ cells, placed, onCell, onTake, onDrop }: BlockGridProps) {
  const words = useWords();
  const { faults, wanted } = placed;
  const faultAt = (row: number, cell: number) => faults.find((one) => one.row === row + 1 && one.cell === cell + 1);
  const line = ({ row, cell, text, reason }: BlockFault) =>
    words("labEdit.blockFault", { row, cell, text: text.slice(0, 40), reason: words(`labEdit.blockReason.${reason}`) });
  return (
    <section className="paste-block" aria-label={words("labEdit.block")}>
      <div className="near-table__room">
        <table className="paste-block__grid">
          <caption>{words("labEdit.block")}</caption>
          <tbody>
            {cells.map((row, r) => (
              <tr key={String(r)}>
                {row.map((text, c) => {
                  const fault = faultAt(r, c);
                  return (
                    <td key={String(c)}>
                      <input
                        aria-label={words("labEdit.blockCell", { row: r + 1, cell: c + 1 })}
                        aria-invalid={fault === undefined ? undefined : true}
                        title={fault === undefined ? undefined : line(fault)}
                        value={text}
                        size={Math.min(16, Math.max(4, text.length))}
                        onChange={({ target }) => onCell(r, c, target.value.slice(0, 80))}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div role="alert">
        <ul className="paste-block__faults">
          {faults.slice(0, MOST_TOLD).map((fault) => (
            <li key={`${fault.row} ${fault.cell}`}>■ {line(fault)}</li>
          ))}
          {faults.length > MOST_TOLD && <li>{words("labEdit.blockMore", { n: faults.length - MOST_TOLD })}</li>}
        </ul>
        <p>{words(faults.length === 0 ? "labEdit.blockSound" : "labEdit.blockNothing")}</p>
      </div>
      <div className="buttons">
        <button type="button" className="button button--main" disabled={faults.length > 0} onClick={onTake}>
          {words("labEdit.takeBlock", { n: wanted.length })}
        </button>
        <button type="button" className="button" onClick={onDrop}>
          {words("labEdit.dropBlock")}
        </button>
      </div>
    </section>
  );
}
