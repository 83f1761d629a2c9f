"use client";

import { type CSSProperties, useRef } from "react";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { AXIS_WORDS_AM, NOW_POSITION } from "../_charts/timeAxis.ts";
import { decimal } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { View } from "../_state/view.ts";
import { AlarmStrip } from "../_tiles/AlarmStrip.tsx";
import type { ColumnName } from "../_tiles/columnName.ts";
import { FloorStrip } from "../_tiles/FloorStrip.tsx";
import { Foot, type SoundState } from "../_tiles/Foot.tsx";
import { Heads } from "../_tiles/Heads.tsx";
import { LostBand } from "../_tiles/LostBand.tsx";
import { loadText } from "../_tiles/loadText.ts";
import { AgentBoard } from "./AgentBoard.tsx";
import { BoardRows } from "./BoardRows.tsx";
import { boardLines, linesWithin } from "./boardLines.tsx";
import { type Seat, type Viewport, type WallGeometry, wallGeometry } from "./geometry.ts";
import { isLoud, type Order, worstFirst } from "./order.ts";

export interface WallBoardProps {
  readonly view: View & { readonly frame: NonNullable<View["frame"]> };
  readonly viewport: Viewport;
  readonly seat: Seat;
  readonly spec: WallSpec;
  readonly sound?: SoundState;
  /** Asks what to do about an alarm; absent where nothing can be done. */
  readonly onAlarm?: ((id: string) => void) | undefined;
}

/** The whole wall of one frame: strip, heads, rows worst first, the floor, provenance. */
export function WallBoard(props: WallBoardProps) {
  if (props.spec.audience === "agents") return <AgentBoard {...props} />;
  return <FloorBoard {...props} />;
}

function FloorBoard({ view: { frame: whole, link }, viewport, seat, spec, sound = "off", onAlarm }: WallBoardProps) {
  const words = useWords();
  const language = useLanguage();
  const wanted = spec.channels;
  const channels =
    wanted === undefined ? whole.channels : whole.channels.filter(({ channel }) => wanted.includes(channel));
  const frame = { ...whole, channels, ...(spec.timeZone === undefined ? {} : { timeZone: spec.timeZone }) };
  const order = useRef<Order>(undefined);
  order.current = worstFirst(channels, frame.sequence, order.current);
  const position = new Map(order.current.channels.map((channel, index) => [channel, index]));
  const rows = spec.widgets.includes("channels")
    ? [...channels].sort((a, b) => (position.get(a.channel) ?? 0) - (position.get(b.channel) ?? 0))
    : [];

  const lost = link.state === "lost";
  const loud = rows.filter(isLoud);
  const act = rows.filter((row) => row.level === "act" && row.freshness !== "stale").length;
  const lines = boardLines(frame, spec, new Set(["abandonment", "load"]), link.state);
  const content = {
    act,
    watch: loud.length - act,
    calm: rows.length - loud.length,
    lines: lines.length,
    lineKinds: lines.filter(({ turn }) => turn === 0).length,
    strip: spec.widgets.includes("alarms"),
    floor: spec.widgets.includes("agents"),
    loadCharacters: Math.max(0, ...rows.map(({ slotsBusy, slots }) => loadText(slotsBusy, slots, language).length)),
    chance: rows.some(({ projection }) => projection !== undefined),
  };
  const geometry = wallGeometry(viewport, seat, language, content, spec.template);
  const { am, demoted, columns } = geometry;
  // Beside the channels a queue has columns of its own, the fewest.
  const lineColumns = geometry.template === "32:9" ? new Set<ColumnName>() : columns.shown;
  const shownLines = linesWithin(boardLines(frame, spec, lineColumns, link.state), geometry.lines);
  const room = demoted.has("second alarm") ? 1 : 2;
  const band = link.state === "lost" && (
    <LostBand lostAt={link.lostAt} ageMs={link.ageMs} retryInMs={link.retryInMs} timeZone={frame.timeZone} />
  );
  const main = {
    className: wallClass(geometry, link.state),
    style: wallStyle(geometry),
    "data-testid": "wall",
    "data-sequence": frame.sequence,
    "data-at": frame.at,
    "data-template": geometry.template,
  };

  if (geometry.alarmsOnlyReachM !== undefined) {
    return (
      <main {...main}>
        <AlarmStrip frame={frame} lost={lost} room={3} stacked onOpen={onAlarm} />
        <p className="refuse">
          {words("refuse", {
            distance: decimal(seat.distanceM, seat.distanceM % 1 === 0 ? 0 : 1, language),
            // Rounded down: from a distance that is said the wall must read.
            reach: decimal(Math.floor(geometry.alarmsOnlyReachM * 10) / 10, 1, language),
            n: rows.length,
          })}
        </p>
        {band}
      </main>
    );
  }
  const axisWords = {
    past: columns.chartAm >= AXIS_WORDS_AM.past,
    ahead: columns.chartAm >= AXIS_WORDS_AM.ahead,
  };
  const ageS = link.state === "connecting" ? 0 : link.ageMs / 1000;
  const widened = rows.find(({ projection }) => projection?.widened !== undefined)?.projection?.widened;
  const projectedAt = rows.find(({ projection }) => projection !== undefined)?.projection?.madeAt;
  return (
    <main {...main}>
      {content.strip && <AlarmStrip frame={frame} lost={lost} room={room} onOpen={onAlarm} />}
      <Heads frame={frame} lost={lost} ageS={ageS} shown={columns.shown} now={NOW_POSITION} axisWords={axisWords} />
      <BoardRows
        frame={frame}
        rows={rows}
        geometry={geometry}
        link={link.state}
        order={order.current}
        lines={geometry.template === "32:9" ? [] : shownLines}
        band={band}
      />
      {content.floor && (
        <FloorStrip frame={frame} lost={lost} am={am} low={demoted.has("tall floor")} names={spec.names} />
      )}
      {geometry.template === "32:9" && (
        <section className="lines" aria-label={words("wall.lines")}>
          {shownLines.map(({ key, line }) => (
            <div key={key}>{line}</div>
          ))}
        </section>
      )}
      {!demoted.has("foot") && (
        <Foot
          frame={frame}
          lost={lost}
          scale={scaleText()}
          sound={sound}
          hidden={lines.length - shownLines.length}
          projectedAt={projectedAt}
          widened={widened}
          noForecast={projectedAt === undefined && columns.chartAm < AXIS_WORDS_AM.note}
        />
      )}
    </main>
  );

  function scaleText(): string {
    const { diagonalInch, distanceM, smallestArcmin } = seat;
    const plain = (value: number) => decimal(value, value % 1 === 0 ? 0 : 1, language);
    const scale = words("foot.scale", { diagonal: plain(diagonalInch), distance: plain(distanceM) });
    return smallestArcmin === 12 ? `${scale}, ${words("foot.smallest", { arcmin: 12 })}` : scale;
  }
}

/** CSS variables of a wall: its arcminute and its columns. */
export function wallStyle({ am, columns }: WallGeometry): CSSProperties {
  return { "--am": `${am}px`, "--cols": columns.css, "--name": columns.name, "--now": NOW_POSITION } as CSSProperties;
}

/** Classes of a wall by its shape, what it folded away, and how far its picture is to be believed. */
export function wallClass({ template, demoted }: WallGeometry, link: View["link"]["state"]): string {
  return [
    "wall",
    link === "lost" && "wall--lost",
    link === "ageing" && "wall--ageing",
    template === "portrait" && "wall--portrait",
    template === "32:9" && "wall--beside",
    demoted.has("second alarm") && "wall--narrow",
    demoted.has("tall floor") && "wall--lowfloor",
  ]
    .filter(Boolean)
    .join(" ");
}
