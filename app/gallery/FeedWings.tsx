"use client";

import { NOW_POSITION } from "../_charts/timeAxis.ts";
import { useWords } from "../_i18n/Words.tsx";
import { Foot } from "../_tiles/Foot.tsx";
import { Heads } from "../_tiles/Heads.tsx";
import { FEEDS } from "./fixtures.ts";
import { Stage, Wing } from "./Stage.tsx";

/** The heads of the columns for every way a feed can be. */
export function HeadsWing() {
  const heads = (feed: keyof typeof FEEDS, lost = false) => (
    <Heads frame={FEEDS[feed]} lost={lost} ageS={0.4} withLoad now={NOW_POSITION} />
  );
  return (
    <Wing caption="heads">
      <Stage caption="headsLive">{heads("live")}</Stage>
      <Stage caption="headsWaiting">{heads("waiting")}</Stage>
      <Stage caption="headsSimulated">{heads("simulated")}</Stage>
      <Stage caption="headsReplay">{heads("replayed")}</Stage>
      <Stage caption="headsFastest">{heads("fastest")}</Stage>
      <Stage caption="headsPaused">{heads("paused")}</Stage>
      <Stage caption="headsEnded">{heads("ended")}</Stage>
      <Stage caption="headsLost">
        <div className="wall--lost">{heads("live", true)}</div>
      </Stage>
    </Wing>
  );
}

/** Provenance for every kind of feed. */
export function FootWing() {
  const words = useWords();
  const scale = words("foot.scale", { diagonal: "86", distance: "5" });
  const foot = (feed: keyof typeof FEEDS) => <Foot frame={FEEDS[feed]} lost={false} scale={scale} />;
  return (
    <Wing caption="feet">
      <Stage caption="footLive">{foot("live")}</Stage>
      <Stage caption="footTroubled">{foot("troubled")}</Stage>
      <Stage caption="footSimulated">{foot("simulated")}</Stage>
      <Stage caption="footReplay">{foot("replayed")}</Stage>
      <Stage caption="footEnded">{foot("ended")}</Stage>
    </Wing>
  );
}
