"use client";

import { type MouseEvent, useEffect } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { type Instant, later, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { clockWithSeconds } from "../_i18n/format.ts";
import { useWords } from "../_i18n/Words.tsx";
import { SPEEDS } from "../_state/feeds.ts";
import type { Transport } from "../_state/useFeed.ts";
import { isTyping } from "./isTyping.ts";

export interface TransportBarProps {
  readonly frame: Frame;
  readonly transport: Transport;
}

/** Play, pause, step, speed, position of a feed that is not live; space, full stop and arrows do the same. */
export function TransportBar({ frame: { feed, at, timeZone }, transport }: TransportBarProps) {
  const words = useWords();
  const running = feed.state === "running";
  const toggle = running ? transport.pause : transport.play;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      // Space on a button or link that was reached with Tab is that button's own.
      if (event.key === " " && event.target instanceof Element && event.target.closest("button, a") !== null) return;
      const act = keyAction(event.key);
      if (act === undefined) return;
      event.preventDefault();
      void act();
    };
    const keyAction = (key: string): (() => Promise<void>) | undefined => {
      switch (key) {
        case " ":
          return toggle;
        case ".":
          return transport.step;
        case "ArrowLeft":
          return () => transport.seek(earliest(later(at, -MINUTE_MS), feed.startsAt));
        case "ArrowRight":
          return () => transport.seek(later(at, MINUTE_MS));
        default:
          return undefined;
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [at, feed.startsAt, toggle, transport]);
  return (
    <div className="transport">
      <button type="button" onMouseDown={keepFocus} onClick={() => void toggle()} disabled={feed.state === "ended"}>
        {running ? words("controls.pause") : words("controls.play")}
      </button>
      <button
        type="button"
        onMouseDown={keepFocus}
        onClick={() => void transport.step()}
        disabled={feed.state === "ended"}
      >
        {words("controls.step")}
      </button>
      <fieldset className="transport__speeds">
        <legend>{words("controls.speed")}</legend>
        {SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            onMouseDown={keepFocus}
            aria-pressed={feed.speed === speed}
            onClick={() => void transport.setSpeed(speed)}
          >
            {words("wall.times", { speed })}
          </button>
        ))}
        {feed.kind === "replayed" && (
          <button
            type="button"
            onMouseDown={keepFocus}
            aria-pressed={feed.speed === 0}
            onClick={() => void transport.setSpeed("as-fast-as-possible")}
          >
            {words("controls.fastest")}
          </button>
        )}
      </fieldset>
      {feed.startsAt !== undefined && feed.endsAt !== undefined && (
        <label className="transport__position">
          {words("controls.position")} {clockWithSeconds(at, timeZone)}
          <input
            type="range"
            min={feed.startsAt}
            max={feed.endsAt}
            step={1_000}
            // On a whole step: the browser would move it there, and take its own doing for a hand's.
            value={feed.startsAt + Math.floor((at - feed.startsAt) / 1_000) * 1_000}
            onChange={(event) => void transport.seek(Math.round(event.target.valueAsNumber) as Instant)}
          />
        </label>
      )}
      <p className="transport__keys">{words("controls.keys")}</p>
    </div>
  );
}

function earliest(at: Instant, start: Instant | undefined): Instant {
  return start !== undefined && at < start ? start : at;
}

/** A click leaves focus where it was, so that space after it plays and pauses instead of clicking again. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
