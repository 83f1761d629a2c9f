"use client";

import type { ReactNode } from "react";
import type { ChannelFrame, Frame } from "../../sim/metrics/frame.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { HistoryChart } from "../_charts/HistoryChart.tsx";
import { CHARACTER_AM } from "../_charts/text.ts";
import { percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { View } from "../_state/view.ts";
import { alarmOf } from "../_tiles/alarmOrder.ts";
import { ChannelRow } from "../_tiles/ChannelRow.tsx";
import { RestLine } from "../_tiles/RestLine.tsx";
import type { BoardLine } from "./boardLines.tsx";
import type { WallGeometry } from "./geometry.ts";
import { worse } from "./lineAges.ts";
import { isLoud, type Order } from "./order.ts";
import { useRowMotion } from "./useRowMotion.ts";

/** Up to so many rows may be taller than rows are among many. */
const FEW_ROWS = 2;

export interface BoardRowsProps {
  readonly frame: Frame;
  /** Worst first. */
  readonly rows: readonly ChannelFrame[];
  readonly geometry: WallGeometry;
  readonly link: View["link"]["state"];
  readonly order: Order;
  readonly lines: readonly BoardLine[];
  /** The band of a lost connection, over the rows; false while there is one. */
  readonly band: ReactNode;
}

/** The channels there is room for, the line of the rest, and what stands below them, under one now-line. */
export function BoardRows({ frame, rows, geometry, link, order, lines, band }: BoardRowsProps) {
  const words = useWords();
  const rowsRef = useRowMotion(order);
  const lost = link === "lost";
  const { columns, am } = geometry;
  const loud = rows.filter(isLoud);
  const calm = rows.filter((row) => !isLoud(row));
  const drawn = new Set([...loud.slice(0, geometry.loudRows), ...calm.slice(0, geometry.calmRows)]);
  const rest = rows.filter((row) => !drawn.has(row));
  // Said once, not in every row: nobody looks ahead.
  const first = [...drawn].find((row) => !lost && row.freshness !== "stale");
  const projected = rows.some(({ projection }) => projection !== undefined);
  return (
    <section
      className={drawn.size <= FEW_ROWS ? "rows rows--few" : "rows"}
      ref={rowsRef}
      aria-label={words("wall.channels")}
    >
      {rows
        .filter((row) => drawn.has(row))
        .map((row) => {
          const alarm = alarmOf(frame.alarms, row.channel);
          const silent = lost || row.freshness === "stale";
          const says = projected ? row.projection === undefined || silent : row === first;
          return (
            <ChannelRow
              key={row.channel}
              row={row}
              freshness={worse(row.freshness, link === "ageing" ? "ageing" : "fresh")}
              lost={lost}
              minimumN={frame.minimumN}
              timeZone={frame.timeZone}
              asOf={lost || link === "ageing" ? frame.at : row.lastEventAt}
              shown={columns.shown}
              state={alarm?.state}
              move={row.level === "calm" ? undefined : (alarm?.response ?? "")}
              chart={<RowChart frame={frame} row={row} am={am} silent={silent} says={says && !lost} />}
            />
          );
        })}
      {lines.map(({ key, line }) => (
        <div className="rows__line" key={key}>
          {line}
        </div>
      ))}
      {lines.length > 0 && <div className="rows__line rows__end" aria-hidden="true" />}
      {rest.length > 0 && (
        <RestLine
          rows={rest.map((row) => ({
            ...row,
            freshness: lost ? "stale" : worse(row.freshness, link === "ageing" ? "ageing" : "fresh"),
          }))}
          minimumN={frame.minimumN}
          characters={geometry.rowsAm / CHARACTER_AM}
        />
      )}
      <div className="rows__now" aria-hidden="true">
        <div className="rows__axis">
          <i className="now" />
        </div>
      </div>
      {band}
    </section>
  );
}

export interface RowChartProps {
  readonly frame: Pick<Frame, "at" | "minimumN">;
  readonly row: ChannelFrame;
  readonly am: number;
  /** Nothing is said of now. */
  readonly silent: boolean;
  /** Says that nothing is projected. */
  readonly says: boolean;
}

/** Two hours are a few hundred pixels wide: the axis need not move oftener, ms. A minute's end is a whole number of these. */
const AXIS_STEP_MS = 5_000;

/** The chart of one channel row, with its words. */
export function RowChart({ frame, row, am, silent, says }: RowChartProps) {
  const words = useWords();
  const language = useLanguage();
  const share = row.level === "calm" ? undefined : row.projection?.chance.value;
  const counts = share === undefined ? undefined : { held: Math.round(share * FUTURES), of: FUTURES };
  return (
    <HistoryChart
      name={row.channel}
      history={row.history}
      at={(Math.floor(frame.at / AXIS_STEP_MS) * AXIS_STEP_MS) as Instant}
      value={row.serviceLevel.value}
      target={row.serviceLevel.target.fraction}
      level={row.level}
      faint={row.serviceLevel.n < frame.minimumN}
      dead={silent}
      projection={row.projection}
      am={am}
      label={`${words(`channel.${row.channel}`)}: ${percent(row.serviceLevel.value, language)}`}
      futures={counts === undefined ? undefined : words("wall.futures", counts)}
      futuresShort={counts === undefined ? undefined : words("wall.futuresShort", counts)}
      note={words("wall.waitingNote", { n: row.waiting })}
      aheadNote={says ? words("wall.noForecast") : undefined}
      empty={words("wall.noContacts", { window: words(`window.${row.serviceLevel.window}`) })}
    />
  );
}

/** A chance is said in whole futures of twenty: people see them side by side. */
const FUTURES = 20;
