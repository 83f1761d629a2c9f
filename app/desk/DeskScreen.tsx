"use client";

import Link from "next/link";
import { useEffect, useMemo, useRef } from "react";
import { useWords } from "../_i18n/Words.tsx";
import { actOnServer } from "../_state/alarmActions.ts";
import { feedAddress } from "../_state/feeds.ts";
import { useFeed } from "../_state/useFeed.ts";
import { alarmsWorstFirst } from "../_tiles/alarmOrder.ts";
import { LostBand } from "../_tiles/LostBand.tsx";
import { isTyping } from "../wall/isTyping.ts";
import { type Order, worstFirst } from "../wall/order.ts";
import { useAlarmDesk } from "../wall/useAlarmDesk.tsx";
import { AgentTable } from "./AgentTable.tsx";
import { type DeskActions, DeskActionsContext } from "./actions.ts";
import { DayLine } from "./DayLine.tsx";
import { DeskBar } from "./DeskBar.tsx";
import { DeskFoot } from "./DeskFoot.tsx";
import { DeskSide } from "./DeskSide.tsx";
import { liveQuery } from "./dayAddress.ts";
import { deskOutward } from "./deskAddress.ts";
import { deskRows } from "./deskRows.ts";
import { QueueTable } from "./QueueTable.tsx";
import { servedBy } from "./served.ts";
import { useDeskPlace } from "./useDeskPlace.ts";

/** The desk on whatever feed its address names: what is wrong, the day, every queue and agent, and what is behind them. */
export function DeskScreen() {
  const words = useWords();
  const { place, query, go } = useDeskPlace();
  const address = feedAddress(query);
  const { view, transport } = useFeed(address);
  const { frame, link, problem } = view;
  const alarms = useAlarmDesk(frame, transport?.actOnAlarm ?? actOnServer);
  const order = useRef<Order>(undefined);
  const at = useRef<number>(undefined);
  at.current = frame?.at;
  const actions = useMemo((): DeskActions => {
    return {
      scope: (next) => go({ scope: next }),
      drill: (figure, next) => go({ scope: next, drill: { figure, at: at.current } }),
      contact: (contactId, source) => go((now) => ({ ...now, contactId, ...(source === undefined ? {} : { source }) })),
      agent: (agentId) => go(({ scope }) => ({ scope, agentId })),
    };
  }, [go]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !isTyping(event)) go(deskOutward);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [go]);
  if (frame === undefined) {
    return (
      <main className="desk-waiting" aria-live="polite">
        <h1>{words(link.state === "lost" ? "lost.title" : "lost.connecting")}</h1>
        <p>{words(link.state === "lost" ? "front.noServer" : "lost.waitingForFloor")}</p>
        {problem !== undefined && (
          <p role="alert">
            {words("alarm.feedFailed", { detail: problem.detail })} <code>{problem.code}</code>
          </p>
        )}
        {address.kind === "day" && <Link href={`/desk${liveQuery(query)}`}>{words("day.back")}</Link>}
      </main>
    );
  }
  order.current = worstFirst(frame.channels, frame.sequence, order.current);
  const rows = deskRows(frame, order.current.channels);
  const worst = alarmsWorstFirst(frame.alarms)[0];
  return (
    <DeskActionsContext value={actions}>
      <div className="desk" data-link={link.state} data-sequence={frame.sequence} data-at={frame.at}>
        <a className="desk__skip" href="#desk-queues">
          {words("desk.skip")}
        </a>
        <DeskBar
          view={{ ...view, frame }}
          query={query}
          onAlarms={() => worst !== undefined && alarms.open(worst.id)}
        />
        <div className="desk__day">
          <DayLine frame={frame} address={address} query={query} transport={transport} scope={place.scope} />
        </div>
        <main className="desk__main">
          {link.state === "lost" && (
            <LostBand lostAt={link.lostAt} ageMs={link.ageMs} retryInMs={link.retryInMs} timeZone={frame.timeZone} />
          )}
          <section id="desk-queues" className="desk__queues" aria-label={words("desk.queues.title")}>
            <QueueTable frame={frame} rows={rows} chosen={place.scope} />
          </section>
          <AgentTable frame={frame} served={servedBy(address)} chosen={place.agentId} />
        </main>
        <DeskSide frame={frame} served={servedBy(address)} transport={transport} place={place} go={go} />
        <DeskFoot />
        {alarms.panel}
      </div>
    </DeskActionsContext>
  );
}
