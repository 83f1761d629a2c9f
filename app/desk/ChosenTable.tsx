import type { WhyTable } from "../../sim/metrics/why/why.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

/** Who was weighed for an offer, best first, with what each rule saw. */
export function ChosenTable({ table: { columns, rows } }: { readonly table: WhyTable }) {
  const words = useWords();
  const language = useLanguage();
  if (rows.length === 0 || columns.length === 0) return null;
  return (
    <div className="chosen__room">
      <table className="dtable chosen__table">
        <thead>
          <tr>
            <th scope="col">{words("desk.why.candidate")}</th>
            {columns.map((column) => (
              <th key={column.en} scope="col" className="num">
                {column[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, chosen }) => (
            <tr key={name} data-picked={chosen}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={columns[i]?.en ?? i} className="num">
                  {cell[language]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
