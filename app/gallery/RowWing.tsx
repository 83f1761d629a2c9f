"use client";

import type { ChannelFrame } from "../../sim/metrics/frame.ts";
import { HistoryChart } from "../_charts/HistoryChart.tsx";
import { percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { ChannelRow } from "../_tiles/ChannelRow.tsx";
import { QueueRow } from "../_tiles/QueueRow.tsx";
import { RestLine } from "../_tiles/RestLine.tsx";
import { frame } from "./builders.ts";
import * as channels from "./channels.ts";
import { queue } from "./fixtures.ts";
import { STAGE_AM, Stage, Wing } from "./Stage.tsx";

const { at, timeZone, minimumN } = frame();

/** A channel row with its chart, as the wall draws it. */
function Row({ row, lost = false }: { readonly row: ChannelFrame; readonly lost?: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const chart = (
    <HistoryChart
      history={row.history}
      at={at}
      value={row.serviceLevel.value}
      target={row.serviceLevel.target.fraction}
      level={row.level}
      faint={row.serviceLevel.n < minimumN}
      dead={lost || row.freshness === "stale"}
      am={STAGE_AM}
      label={`${words(`channel.${row.channel}`)}: ${percent(row.serviceLevel.value, language)}`}
      note={words("wall.waitingNote", { n: row.waiting })}
      empty={words("wall.noContacts", { window: words(`window.${row.serviceLevel.window}`) })}
    />
  );
  return (
    <ChannelRow
      row={row}
      freshness={row.freshness}
      lost={lost}
      minimumN={minimumN}
      timeZone={timeZone}
      asOf={lost ? at : row.lastEventAt}
      withLoad
      chart={chart}
    />
  );
}

/** Channels, queues and the line of the rest in every state. */
export function RowWing() {
  const { normal, falling, watch, calming, act, tooFew, ageing, stale, empty, huge } = channels;
  return (
    <Wing caption="rows">
      <Stage caption="rowNormal">
        <Row row={normal} />
      </Stage>
      <Stage caption="rowFalling">
        <Row row={falling} />
      </Stage>
      <Stage caption="rowWatch">
        <Row row={watch} />
      </Stage>
      <Stage caption="rowCalming">
        <Row row={calming} />
      </Stage>
      <Stage caption="rowAct">
        <Row row={act} />
      </Stage>
      <Stage caption="rowFew">
        <Row row={tooFew} />
      </Stage>
      <Stage caption="rowAgeing">
        <Row row={ageing} />
      </Stage>
      <Stage caption="rowStale">
        <Row row={stale} />
      </Stage>
      <Stage caption="rowEmpty">
        <Row row={empty} />
      </Stage>
      <Stage caption="rowHuge">
        <Row row={huge} />
      </Stage>
      <Stage caption="rowLost">
        <div className="wall--lost">
          <Row row={act} lost />
        </div>
      </Stage>
      <Stage caption="queueShort">
        <QueueRow queue={queue("sales")} minimumN={minimumN} withLoad />
      </Stage>
      <Stage caption="queueLong">
        <QueueRow queue={queue("technical-support-second-line-north-west-evening")} minimumN={minimumN} withLoad />
      </Stage>
      <Stage caption="rest">
        <RestLine rows={[normal, tooFew, empty]} minimumN={minimumN} />
      </Stage>
    </Wing>
  );
}
