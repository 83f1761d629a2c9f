"use client";

import { NOW_POSITION } from "../_charts/timeAxis.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Foot, type SoundState } from "../_tiles/Foot.tsx";
import { Heads } from "../_tiles/Heads.tsx";
import { FEEDS } from "./fixtures.ts";
import { columnsOf, Stage, Wing } from "./Stage.tsx";

/** The heads of the columns for every way a feed can be. */
export function HeadsWing() {
  const { shown } = columnsOf({ slotsBusy: 0, slots: 0 }, useLanguage());
  const heads = (feed: keyof typeof FEEDS, lost = false) => (
    <Heads
      frame={FEEDS[feed]}
      lost={lost}
      ageS={0.4}
      shown={shown}
      now={NOW_POSITION}
      axisWords={{ past: true, ahead: true }}
    />
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
  const foot = (feed: keyof typeof FEEDS, sound: SoundState = "off", hidden = 0) => (
    <Foot frame={FEEDS[feed]} lost={false} scale={scale} sound={sound} hidden={hidden} />
  );
  return (
    <Wing caption="feet">
      <Stage caption="footLive">{foot("live")}</Stage>
      <Stage caption="footTroubled">{foot("troubled")}</Stage>
      <Stage caption="footSimulated">{foot("simulated")}</Stage>
      <Stage caption="footReplay">{foot("replayed")}</Stage>
      <Stage caption="footEnded">{foot("ended")}</Stage>
      <Stage caption="footSound">{foot("live", "on")}</Stage>
      <Stage caption="footQuiet">{foot("live", "quiet", 3)}</Stage>
      <Stage caption="footBlocked">{foot("live", "blocked", 1)}</Stage>
    </Wing>
  );
}
