"use client";

import type { AlarmState } from "../../sim/metrics/alarms/alarm.ts";
import type { ChannelFrame } from "../../sim/metrics/frame.ts";
import { useLanguage } from "../_i18n/Words.tsx";
import { ChannelRow } from "../_tiles/ChannelRow.tsx";
import { RowChart } from "../wall/BoardRows.tsx";
import { frame } from "./builders.ts";
import * as channels from "./channels.ts";
import { columnsOf, STAGE_AM, Stage, type StageProps, Wing } from "./Stage.tsx";

const FRAME = frame();
const { at, timeZone, minimumN } = FRAME;

interface RowProps {
  readonly row: ChannelFrame;
  readonly lost?: boolean;
  readonly state?: AlarmState;
}

/** A channel row with its chart, as the wall draws it. */
function Row({ row, lost = false, state }: RowProps) {
  const silent = lost || row.freshness === "stale";
  const { shown } = columnsOf(row, useLanguage());
  return (
    <ChannelRow
      row={row}
      freshness={row.freshness}
      lost={lost}
      minimumN={minimumN}
      timeZone={timeZone}
      asOf={lost ? at : row.lastEventAt}
      shown={shown}
      state={state ?? (row.level === "calm" ? undefined : "new")}
      chart={
        <RowChart frame={FRAME} row={row} am={STAGE_AM} silent={silent} says={row.projection === undefined && !lost} />
      }
    />
  );
}

/** Channels in every state. */
export function RowWing() {
  const { normal, falling, watch, calming, crowded, act, tooFew, ageing, stale, empty, huge, ahead } = channels;
  const piece = (caption: StageProps["caption"], props: RowProps) => (
    <Stage caption={caption} row={props.row}>
      <Row {...props} />
    </Stage>
  );
  return (
    <Wing caption="rows">
      {piece("rowNormal", { row: normal })}
      {piece("rowFalling", { row: falling })}
      {piece("rowAhead", { row: ahead.normal })}
      {piece("rowWatch", { row: watch })}
      {piece("rowWatchSeen", { row: watch, state: "seen" })}
      {piece("rowWatchAhead", { row: ahead.watch })}
      {piece("rowCrowded", { row: crowded })}
      {piece("rowCalming", { row: calming })}
      {piece("rowAct", { row: act })}
      {piece("rowActSeen", { row: act, state: "seen" })}
      {piece("rowActAhead", { row: ahead.act })}
      {piece("rowFew", { row: tooFew })}
      {piece("rowAgeing", { row: ageing })}
      {piece("rowStale", { row: stale })}
      {piece("rowEmpty", { row: empty })}
      {piece("rowHuge", { row: huge })}
      <Stage caption="rowLost">
        <div className="wall--lost">
          <Row row={act} lost />
        </div>
      </Stage>
    </Wing>
  );
}
