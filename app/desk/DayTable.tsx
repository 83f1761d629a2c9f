"use client";

import type { Channel } from "../../sim/vocabulary/index.ts";
import { type Cell, csvText } from "../_charts/csv.ts";
import { takeAway } from "../_charts/takeAway.ts";
import { clock, count, decimal, duration, NONE, percentNumber } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { DayAnswer } from "./dayClient.ts";
import { countedOf, figureOf, scopeOfDay, usualOffered } from "./dayFigures.ts";

export interface DayTableProps {
  readonly day: DayAnswer;
  readonly channel: Channel | undefined;
}

/** The line of the day as a table, and as CSV: for those who do not see it, and for those who reckon on. */
export function DayTable({ day: { counts, usual, timeZone }, channel }: DayTableProps) {
  const words = useWords();
  const language = useLanguage();
  const { stepMs, startsAt, date } = counts;
  const own = scopeOfDay(counts, channel);
  const level = figureOf(own, "serviceLevel", stepMs);
  const handle = figureOf(own, "averageHandleMs", stepMs);
  const n = countedOf(own, stepMs);
  const usually = usualOffered(usual, channel);
  const heads = (
    ["time", "offered", "usualOffered", "level", "n", "waiting", "longest", "abandoned", "handle", "agents"] as const
  ).map((name) => words(`day.story.columns.${name}`));
  const rows = (own?.offered ?? []).map((offered, place) => ({
    at: startsAt + place * stepMs,
    offered,
    usual: usually[place] ?? undefined,
    level: level[place] ?? undefined,
    n: n[place] ?? 0,
    waiting: own?.waiting[place] ?? 0,
    longestMs: own?.longestWaitMs[place] ?? 0,
    abandoned: own?.abandoned[place] ?? 0,
    handleMs: handle[place] ?? undefined,
    agents: own?.agents?.[place],
  }));
  const save = () => {
    const lines = rows.map((row): Cell[] => [
      clock(row.at, timeZone),
      ...[
        row.offered,
        row.usual,
        row.level,
        row.n,
        row.waiting,
        row.longestMs,
        row.abandoned,
        row.handleMs,
        row.agents,
      ],
    ]);
    const text = csvText([heads, ...lines], language === "ru");
    takeAway(`floorcast-${date}-${channel ?? "all"}.csv`, new Blob([text], { type: "text/csv" }));
  };
  return (
    <>
      <button type="button" onClick={save}>
        {words("day.csv")}
      </button>
      <table className="day__table day__table--numbers">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.at}>
              <th scope="row">{clock(row.at, timeZone)}</th>
              <td>{count(row.offered, language)}</td>
              <td>{row.usual === undefined ? NONE : decimal(row.usual, 1, language)}</td>
              <td>{percentNumber(row.level)}</td>
              <td>{count(row.n, language)}</td>
              <td>{count(row.waiting, language)}</td>
              <td>{duration(row.longestMs, language)}</td>
              <td>{count(row.abandoned, language)}</td>
              <td>{duration(row.handleMs, language)}</td>
              <td>{row.agents === undefined ? NONE : decimal(row.agents, 1, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
