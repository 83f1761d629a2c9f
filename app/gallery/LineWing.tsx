"use client";

import { useLanguage } from "../_i18n/Words.tsx";
import { EquityLine } from "../_tiles/EquityLine.tsx";
import type { LineAge } from "../_tiles/lineAge.ts";
import { QualityLine } from "../_tiles/QualityLine.tsx";
import { QueueRow } from "../_tiles/QueueRow.tsx";
import { ResponseLine } from "../_tiles/ResponseLine.tsx";
import { RestLine } from "../_tiles/RestLine.tsx";
import { SourceLine } from "../_tiles/SourceLine.tsx";
import { TeamRow } from "../_tiles/TeamRow.tsx";
import { frame } from "./builders.ts";
import { act, empty, huge, normal, stale, tooFew, watch } from "./channels.ts";
import { CLOCKS, FEEDS, queue, RATED, team, UNEQUAL } from "./fixtures.ts";
import { columnsOf, Stage, Wing } from "./Stage.tsx";

const { at, minimumN, timeZone, quality } = frame();
const LONG = "technical-support-second-line-north-west-evening";
const AGEING: LineAge = { freshness: "ageing", asOf: at - 28_000, timeZone };
const STALE: LineAge = { freshness: "stale", asOf: at - 252_000, timeZone };
const LONG_RUSSIAN = "Отдел претензионной работы Северо-Западного региона";

/** What stands below the channels: queues, teams, response clocks, quality, equity, sources, and the line of the rest. */
export function LineWing() {
  const { shown } = columnsOf(normal, useLanguage());
  return (
    <Wing caption="lines">
      <Stage caption="queueShort">
        <QueueRow queue={queue("sales")} minimumN={minimumN} shown={shown} />
      </Stage>
      <Stage caption="queueLoud">
        <QueueRow
          queue={{ ...queue("support"), level: "watch", carries: "longest" }}
          minimumN={minimumN}
          shown={shown}
        />
      </Stage>
      <Stage caption="queueLong">
        <QueueRow queue={queue(LONG)} minimumN={minimumN} shown={shown} />
      </Stage>
      <Stage caption="queueAgeing">
        <QueueRow queue={queue("sales")} minimumN={minimumN} shown={shown} age={AGEING} />
      </Stage>
      <Stage caption="queueStale">
        <QueueRow queue={queue("sales")} minimumN={minimumN} shown={shown} age={STALE} />
      </Stage>
      <Stage caption="team">
        <TeamRow team={team("north")} />
      </Stage>
      <Stage caption="teamLong">
        <TeamRow team={team(LONG_RUSSIAN)} />
      </Stage>
      <Stage caption="teamStale">
        <TeamRow team={team("north")} age={STALE} />
      </Stage>
      <Stage caption="responses">
        <ResponseLine row={act} responses={CLOCKS} minimumN={minimumN} />
      </Stage>
      <Stage caption="quality">
        <QualityLine quality={RATED} minimumN={minimumN} timeZone={timeZone} />
      </Stage>
      <Stage caption="qualityNone">
        <QualityLine quality={quality} minimumN={minimumN} timeZone={timeZone} />
      </Stage>
      <Stage caption="equity">
        <EquityLine equity={UNEQUAL} />
      </Stage>
      <Stage caption="equityAgeing">
        <EquityLine equity={UNEQUAL} age={AGEING} />
      </Stage>
      <Stage caption="equityNone">
        <EquityLine equity={{}} />
      </Stage>
      <Stage caption="sources">
        <SourceLine frame={FEEDS.troubled} />
      </Stage>
      <Stage caption="rest">
        <RestLine rows={[normal, tooFew, empty]} minimumN={minimumN} characters={100} />
      </Stage>
      <Stage caption="restStale">
        <RestLine rows={[stale, normal, tooFew]} minimumN={minimumN} characters={100} />
      </Stage>
      <Stage caption="restMany">
        <RestLine rows={[huge, watch, normal, tooFew, empty]} minimumN={minimumN} characters={60} />
      </Stage>
    </Wing>
  );
}
