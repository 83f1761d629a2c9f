"use client";

import type { LostOn } from "../../sim/metrics/story/journeyFlows.ts";
import { count, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

/** On which channel matters ended without being resolved, most lost first; nothing where none has ended yet. */
export function LostOnTable({ lostOn }: { readonly lostOn: readonly LostOn[] }) {
  const words = useWords();
  const language = useLanguage();
  if (lostOn.length === 0) return null;
  const heads = ["channel", "ended", "gaveUp", "unresolved", "lost", "share"] as const;
  return (
    <section aria-label={words("day.journeys.lostOn")}>
      <h3>{words("day.journeys.lostOn")}</h3>
      <table className="day__table day__table--numbers" data-testid="lost-on">
        <thead>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col">
                {words(`day.journeys.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lostOn.map(({ channel, ended, gaveUp, unresolved, lost, share }) => (
            <tr key={channel}>
              <th scope="row">{words(`channel.${channel}`)}</th>
              {[ended, gaveUp, unresolved, lost].map((n, place) => (
                <td key={heads[place + 1]}>{count(n, language)}</td>
              ))}
              <td>{percentNumber(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
