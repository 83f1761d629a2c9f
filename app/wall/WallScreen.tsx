"use client";

import { useSearchParams } from "next/navigation";
import { useWords } from "../_i18n/Words.tsx";
import { feedAddress } from "../_state/feeds.ts";
import { useFeed } from "../_state/useFeed.ts";
import { Controls } from "./Controls.tsx";
import { DefinitionCard } from "./DefinitionCard.tsx";
import { useBurnIn } from "./useBurnIn.ts";
import { useSeat } from "./useSeat.ts";
import { useViewport } from "./useViewport.ts";
import { WallBoard } from "./WallBoard.tsx";

/** The wall on whatever feed its address names. */
export function WallScreen() {
  const words = useWords();
  const query = new URLSearchParams(useSearchParams().toString());
  const { view, transport } = useFeed(feedAddress(query));
  const viewport = useViewport();
  const [seat, setSeat] = useSeat(query);
  const translate = useBurnIn();
  const { frame, problem } = view;
  return (
    <div
      className="wall-screen"
      style={{ translate }}
      data-link={view.link.state}
      data-feed-state={frame?.feed.state ?? "none"}
    >
      {frame !== undefined && viewport !== undefined ? (
        <WallBoard view={{ ...view, frame }} viewport={viewport} seat={seat} names={query.get("names") === "1"} />
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
      <DefinitionCard />
      <Controls seat={seat} onSeat={setSeat} frame={frame} transport={transport} />
    </div>
  );
}
