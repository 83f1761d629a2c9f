"use client";

import type { ChannelStory } from "../../sim/metrics/day/postMortem.ts";
import { type Cell, csvText } from "../_charts/csv.ts";
import { takeAway } from "../_charts/takeAway.ts";
import { clock, count, decimal, duration, NONE, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";

export interface StoryTableProps {
  readonly story: ChannelStory;
  readonly timeZone: string;
  /** Name of the file, without its ending. */
  readonly name: string;
}

const COLUMNS = [
  ...(["time", "offered", "usualOffered", "agents", "usualAgents", "handle", "usualHandle"] as const),
  ...(["level", "n", "waiting", "longest", "abandoned"] as const),
] as const;

/** The time of an incident by five minutes, an hour around it, beside what is usual; also as CSV. */
export function StoryTable({ story, timeZone, name }: StoryTableProps) {
  const words = useWords();
  const language = useLanguage();
  const heads = COLUMNS.map((column) => words(`day.story.columns.${column}`));
  const number = (value: number | undefined, digits: number) =>
    value === undefined ? NONE : decimal(value, digits, language);
  const save = () => {
    const lines = story.rows.map((row): Cell[] => [
      clock(row.at, timeZone),
      ...[row.offered, row.usualOffered, row.agents, row.usualAgents, row.averageHandleMs, row.usualHandleMs],
      ...[row.serviceLevel.value, row.serviceLevel.n, row.waiting, row.longestWaitMs, row.abandoned],
    ]);
    takeAway(`${name}.csv`, new Blob([csvText([heads, ...lines], language === "ru")], { type: "text/csv" }));
  };
  return (
    <>
      <table className="day__table day__table--numbers story__table" data-testid="story-table">
        <thead>
          <tr>
            {COLUMNS.map((column, index) => (
              <th key={column}>{heads[index]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {story.rows.map((row) => (
            <tr key={row.at} data-inside={row.inside}>
              <th scope="row">{clock(row.at, timeZone)}</th>
              <td>{count(row.offered, language)}</td>
              <td>{number(row.usualOffered, 1)}</td>
              <td>{number(row.agents, 1)}</td>
              <td>{number(row.usualAgents, 1)}</td>
              <td>{duration(row.averageHandleMs, language)}</td>
              <td>{duration(row.usualHandleMs, language)}</td>
              <td>{percentNumber(row.serviceLevel.value)}</td>
              <td>{count(row.serviceLevel.n, language)}</td>
              <td>{count(row.waiting, language)}</td>
              <td>{duration(row.longestWaitMs, language)}</td>
              <td>{count(row.abandoned, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="story__csv" onClick={save}>
        {words("day.story.csv")}
      </button>
    </>
  );
}
