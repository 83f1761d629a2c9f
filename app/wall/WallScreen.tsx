"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { useWords } from "../_i18n/Words.tsx";
import { actOnServer } from "../_state/alarmActions.ts";
import { type FeedAddress, feedAddress } from "../_state/feeds.ts";
import { useFeed } from "../_state/useFeed.ts";
import { addressSpec } from "./addressSpec.ts";
import { ChartSheet } from "./ChartSheet.tsx";
import { Controls } from "./Controls.tsx";
import { DefinitionCard } from "./DefinitionCard.tsx";
import { isTyping } from "./isTyping.ts";
import { useAlarmDesk } from "./useAlarmDesk.tsx";
import { useAlarmSound } from "./useAlarmSound.ts";
import { useBurnIn } from "./useBurnIn.ts";
import { useSeat } from "./useSeat.ts";
import { useViewport } from "./useViewport.ts";
import { WallBoard } from "./WallBoard.tsx";

export interface WallScreenProps {
  /** The board that was configured; absent: what the address says by itself. */
  readonly spec?: WallSpec | undefined;
  /** The board by whose reading frames are asked for; null: by none. Absent: the one the address names. */
  readonly boardId?: string | null | undefined;
  /** Hears every frame that is drawn. */
  readonly onFrame?: (frame: Frame) => void;
  /** Nothing is drawn yet: which board it is has still to be told. */
  readonly waiting?: boolean;
}

/** The wall on whatever feed its address names. */
export function WallScreen({ spec, boardId, onFrame, waiting = false }: WallScreenProps) {
  const words = useWords();
  const query = new URLSearchParams(useSearchParams().toString());
  const named = feedAddress(query);
  const address: FeedAddress =
    named.kind !== "live" || boardId === undefined ? named : { kind: "live", ...(boardId === null ? {} : { boardId }) };
  const { view, transport } = useFeed(address);
  const viewport = useViewport();
  const { seat, known, keep } = useSeat(query);
  const translate = useBurnIn();
  const { frame, problem } = view;
  const board = spec ?? addressSpec(query);
  useEffect(() => {
    if (frame !== undefined) onFrame?.(frame);
  }, [frame, onFrame]);
  const act = transport?.actOnAlarm ?? actOnServer;
  const desk = useAlarmDesk(frame, act);
  const sound = useAlarmSound(frame?.alarms);
  const [tables, showTables] = useTables();
  const forAgents = board.audience === "agents";
  return (
    <div
      className="wall-screen"
      style={{ translate }}
      data-link={view.link.state}
      data-feed-state={frame?.feed.state ?? "none"}
      data-past={address.kind === "day"}
    >
      {frame !== undefined && viewport !== undefined && !waiting ? (
        <WallBoard
          view={{ ...view, frame }}
          viewport={viewport}
          seat={seat}
          spec={board}
          sound={sound.state}
          onAlarm={view.link.state === "lost" ? undefined : desk.open}
        />
      ) : (
        <main className="wall-waiting" aria-live="polite">
          <h1>{view.link.state === "lost" ? words("lost.title") : words("lost.connecting")}</h1>
          <p>{words(view.link.state === "lost" ? "front.noServer" : "lost.waitingForFloor")}</p>
        </main>
      )}
      {problem !== undefined && (
        <p className="wall-problem" role="alert">
          {words("alarm.feedFailed", { detail: problem.detail })} <code>{problem.code}</code>
        </p>
      )}
      <DefinitionCard key={board.id} frame={frame} link={view.link.state} />
      <Controls
        seat={seat}
        onSeat={keep}
        frame={frame}
        transport={transport}
        asking={!known}
        sound={sound}
        onTables={() => showTables(true)}
      />
      {!forAgents && desk.panel}
      {tables && !forAgents && frame !== undefined && (
        <ChartSheet frame={frame} names={board.names} onClose={() => showTables(false)} />
      )}
    </div>
  );
}

/** T opens the tables of the charts. */
function useTables(): [boolean, (shown: boolean) => void] {
  const [shown, show] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isTyping(event) && event.key.toLowerCase() === "t") show(true);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return [shown, show];
}
