"use client";

import { type CSSProperties, useRef } from "react";
import type { ChannelFrame, Freshness } from "../../sim/metrics/frame.ts";
import { HistoryChart } from "../_charts/HistoryChart.tsx";
import { NOW_POSITION } from "../_charts/timeAxis.ts";
import { decimal, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { View } from "../_state/view.ts";
import { AlarmStrip } from "../_tiles/AlarmStrip.tsx";
import { ChannelRow } from "../_tiles/ChannelRow.tsx";
import { FloorStrip } from "../_tiles/FloorStrip.tsx";
import { Foot } from "../_tiles/Foot.tsx";
import { Heads } from "../_tiles/Heads.tsx";
import { LostBand } from "../_tiles/LostBand.tsx";
import { QueueRow } from "../_tiles/QueueRow.tsx";
import { RestLine } from "../_tiles/RestLine.tsx";
import { type Seat, type Viewport, wallGeometry } from "./geometry.ts";
import { type Order, worstFirst, worstQueuesFirst } from "./order.ts";
import { useRowMotion } from "./useRowMotion.ts";

export interface WallBoardProps {
  readonly view: View & { readonly frame: NonNullable<View["frame"]> };
  readonly viewport: Viewport;
  readonly seat: Seat;
  readonly names: boolean;
}

/** The whole wall of one frame: strip, heads, rows worst first, the floor, provenance. */
export function WallBoard({ view: { frame, link }, viewport, seat, names }: WallBoardProps) {
  const words = useWords();
  const language = useLanguage();
  const order = useRef<Order>(undefined);
  order.current = worstFirst(frame.channels, frame.sequence, order.current);
  const position = new Map(order.current.channels.map((channel, index) => [channel, index]));
  const rows = [...frame.channels].sort((a, b) => (position.get(a.channel) ?? 0) - (position.get(b.channel) ?? 0));
  const rowsRef = useRowMotion(order.current);

  const lost = link.state === "lost";
  const queues = lost ? [] : worstQueuesFirst(frame.queues);
  const isLoud = (row: ChannelFrame) => row.level !== "calm" || row.freshness === "stale";
  const loud = rows.filter(isLoud);
  const act = rows.filter((row) => row.level === "act" && row.freshness !== "stale").length;
  const geometry = wallGeometry(viewport, seat, language, {
    act,
    watch: loud.length - act,
    calm: rows.length - loud.length,
    queues: queues.length,
  });
  const { am, demoted } = geometry;
  const style = {
    "--am": `${am}px`,
    "--cols": geometry.columns,
    "--name": geometry.nameColumn,
    "--now": NOW_POSITION,
  } as CSSProperties;
  const ageS = link.state === "connecting" ? 0 : link.ageMs / 1000;
  const room = demoted.has("second alarm") ? 1 : 2;
  const className = [
    "wall",
    lost && "wall--lost",
    link.state === "ageing" && "wall--ageing",
    geometry.portrait && "wall--portrait",
    demoted.has("second alarm") && "wall--narrow",
    demoted.has("tall floor") && "wall--lowfloor",
  ]
    .filter(Boolean)
    .join(" ");

  if (geometry.alarmsOnlyReachM !== undefined) {
    return (
      <main className={className} style={style} data-testid="wall" data-sequence={frame.sequence} data-at={frame.at}>
        <AlarmStrip frame={frame} channels={rows} lost={lost} room={3} stacked />
        <p className="refuse">
          {words("refuse", {
            distance: decimal(seat.distanceM, seat.distanceM % 1 === 0 ? 0 : 1, language),
            reach: decimal(geometry.alarmsOnlyReachM, 1, language),
          })}
        </p>
        {lost && link.state === "lost" && (
          <LostBand lostAt={link.lostAt} ageMs={link.ageMs} retryInMs={link.retryInMs} timeZone={frame.timeZone} />
        )}
      </main>
    );
  }

  const calm = rows.filter((row) => !isLoud(row));
  const drawn = new Set([...loud, ...calm.slice(0, geometry.calmRows)]);
  const chart = (row: ChannelFrame) => (
    <HistoryChart
      history={row.history}
      at={frame.at}
      value={row.serviceLevel.value}
      target={row.serviceLevel.target.fraction}
      level={row.level}
      faint={row.serviceLevel.n < frame.minimumN}
      dead={lost || row.freshness === "stale"}
      am={am}
      label={`${words(`channel.${row.channel}`)}: ${percent(row.serviceLevel.value, language)}`}
      note={words("wall.waitingNote", { n: row.waiting })}
      empty={words("wall.noContacts", { window: words(`window.${row.serviceLevel.window}`) })}
    />
  );
  return (
    <main className={className} style={style} data-testid="wall" data-sequence={frame.sequence} data-at={frame.at}>
      <AlarmStrip frame={frame} channels={rows} lost={lost} room={room} />
      <Heads frame={frame} lost={lost} ageS={ageS} withLoad={!demoted.has("load")} now={NOW_POSITION} />
      <section className="rows" ref={rowsRef}>
        {rows
          .filter((row) => drawn.has(row))
          .map((row) => (
            <ChannelRow
              key={row.channel}
              row={row}
              freshness={worse(row.freshness, link.state === "ageing" ? "ageing" : "fresh")}
              lost={lost}
              minimumN={frame.minimumN}
              timeZone={frame.timeZone}
              asOf={lost || link.state === "ageing" ? frame.at : row.lastEventAt}
              withLoad={!demoted.has("load")}
              chart={chart(row)}
            />
          ))}
        {queues.slice(0, geometry.queueRows).map((queue) => (
          <QueueRow key={queue.queueId} queue={queue} minimumN={frame.minimumN} withLoad={!demoted.has("load")} />
        ))}
        {drawn.size < rows.length && (
          <RestLine rows={rows.filter((row) => !drawn.has(row))} minimumN={frame.minimumN} />
        )}
        <div className="rows__now" aria-hidden="true">
          <div className="rows__axis">
            <i className="now" />
          </div>
        </div>
        {link.state === "lost" && (
          <LostBand lostAt={link.lostAt} ageMs={link.ageMs} retryInMs={link.retryInMs} timeZone={frame.timeZone} />
        )}
      </section>
      <FloorStrip frame={frame} lost={lost} am={am} low={demoted.has("tall floor")} names={names} />
      {!demoted.has("foot") && <Foot frame={frame} lost={lost} scale={scaleText()} />}
    </main>
  );

  function scaleText(): string {
    const { diagonalInch, distanceM } = seat;
    const whole = (value: number) => decimal(value, value % 1 === 0 ? 0 : 1, language);
    return words("foot.scale", { diagonal: whole(diagonalInch), distance: whole(distanceM) });
  }
}

const AGE: Readonly<Record<Freshness, number>> = { fresh: 0, unknown: 0, ageing: 1, stale: 2 };

function worse(a: Freshness, b: Freshness): Freshness {
  return AGE[a] >= AGE[b] ? a : b;
}
