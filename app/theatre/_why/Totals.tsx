"use client";

import type { StageState, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { clock, decimal, duration, limit, NONE, percentNumber, points } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { partsOf, partWord } from "../_stage/room.ts";
import { leader, type TotalRow, totalRows } from "./totals.ts";

export interface TotalsProps {
  readonly overview: TheatreOverview;
  readonly stages: readonly StageState[];
  readonly onExplain: () => void;
}

/** A, B and A − B so far: the better side is heavier, not coloured. */
export function Totals({ overview, stages, onExplain }: TotalsProps) {
  const words = useWords();
  const language = useLanguage();
  const two = stages.length > 1;
  const text = (row: TotalRow, value: number | undefined) => {
    if (value === undefined) return NONE;
    if (row.unit === "ms") return duration(value, language);
    return row.unit === "share" ? percentNumber(value) : decimal(value, Number.isInteger(value) ? 0 : 1, language);
  };
  const difference = (row: TotalRow) => {
    const [a, b] = row.values;
    if (a === undefined || b === undefined) return NONE;
    // The difference of what stands there: both waits are read in whole seconds.
    if (row.unit === "ms") {
      const between = Math.floor(a / 1_000) * 1_000 - Math.floor(b / 1_000) * 1_000;
      return `${between < 0 ? "−" : between > 0 ? "+" : ""}${duration(Math.abs(between), language)}`;
    }
    return points(row.unit === "share" ? Math.round(a * 100) - Math.round(b * 100) : a - b, language);
  };
  const name = (row: TotalRow) => {
    const head = row.lane === undefined ? undefined : overview.lanes[row.lane];
    if (row.id === "free") return words(`theatre.totals.frees.${partWord(partsOf(overview.seats, "a"))}`);
    return head?.target === undefined
      ? words(`theatre.totals.${row.id as Exclude<TotalRow["id"], "level" | "free">}`)
      : words("theatre.totals.level", { lane: head.name[language] });
  };
  const basisOf = ({ lane, n: [a = 0, b = 0] = [] }: TotalRow) => {
    const target = lane === undefined ? undefined : overview.lanes[lane]?.target;
    if (target === undefined) return undefined;
    const n = words(two ? "theatre.totals.n" : "theatre.totals.nSingle", { a, b });
    return words("theatre.totals.within", { limit: limit(target.withinMs, language), n });
  };
  const since = clock(overview.opensAt, overview.timeZone);
  return (
    <aside className="totals" data-testid="totals">
      <table>
        <thead>
          <tr>
            <th scope="col">{words("theatre.totals.head")}</th>
            {overview.stages.map(({ stage }) => (
              <th key={stage} scope="col">
                {stage.toUpperCase()}
              </th>
            ))}
            {two && <th scope="col">{words("theatre.totals.difference")}</th>}
          </tr>
        </thead>
        <tbody>
          {totalRows(overview, stages).map((row) => {
            const better = leader(row);
            const basis = basisOf(row);
            return (
              <tr key={`${row.id} ${row.lane ?? ""}`} data-row={row.id}>
                <th scope="row" title={name(row)}>
                  <span>{name(row)}</span> {basis !== undefined && <small>{basis}</small>}
                </th>
                {row.values.map((value, i) => (
                  <td key={overview.stages[i]?.stage} data-lead={better === i || undefined}>
                    {text(row, value)}
                  </td>
                ))}
                {two && <td>{difference(row)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="totals__note">
        {words(two ? "theatre.totals.since" : "theatre.totals.sinceSingle", { at: since })}
        {two && (
          <button type="button" className="totals__why" onClick={onExplain}>
            {words("theatre.totals.why")}
          </button>
        )}
      </p>
    </aside>
  );
}
