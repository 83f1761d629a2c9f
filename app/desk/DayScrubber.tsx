"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import { later, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { clockWithSeconds } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { SPEEDS } from "../_state/feeds.ts";
import type { Transport } from "../_state/useFeed.ts";
import type { DayAnswer, DaysAnswer } from "./dayClient.ts";
import { dayName } from "./dayText.ts";
import type { Replay } from "./useReplay.ts";

export interface DayScrubberProps {
  readonly replay: Replay;
  readonly frame: Frame;
  readonly transport: Transport | undefined;
  readonly days: DaysAnswer | undefined;
  readonly date: string | undefined;
  readonly day: DayAnswer | undefined;
  /** Where the plot above begins and ends, px from its sides: an instant stands over itself. */
  readonly margin: { readonly left: number; readonly right: number };
}

/** The scrubber over a day of the log: which day, where in it, how fast; and always the way back to the floor of now. */
export function DayScrubber({ replay, frame, transport, days, date, day, margin }: DayScrubberProps) {
  const words = useWords();
  const language = useLanguage();
  const { past } = replay;
  const { feed, at, timeZone } = frame;
  const running = feed.state === "running";
  const counts = day?.counts;
  const previous = replay.incident(-1);
  const next = replay.incident(1);
  const time = clockWithSeconds(at, timeZone);
  return (
    <div className="day__scrub">
      <div className="day__track" style={{ paddingLeft: margin.left - 8, paddingRight: margin.right - 8 }}>
        {counts !== undefined && (
          <input
            type="range"
            aria-label={words("day.position")}
            aria-valuetext={time}
            min={counts.startsAt}
            max={counts.endsAt}
            step={MINUTE_MS}
            // On a whole step: the browser would move it there, and take its own doing for a hand's.
            value={counts.startsAt + Math.floor((at - counts.startsAt) / MINUTE_MS) * MINUTE_MS}
            onChange={({ target }) => replay.seek(target.valueAsNumber)}
          />
        )}
      </div>
      <div className="day__controls">
        <select
          aria-label={words("day.choose")}
          value={date ?? ""}
          disabled={days === undefined}
          onChange={({ target }) => (target.value === days?.today && !past ? undefined : replay.toDay(target.value))}
        >
          {(days?.days ?? []).map((one) => (
            <option key={one.date} value={one.date}>
              {dayName(one.date, one.date === days?.today, words, language)}
            </option>
          ))}
        </select>
        {past ? (
          <>
            <button
              type="button"
              disabled={feed.state === "ended" || transport === undefined}
              onClick={() => void (running ? transport?.pause() : transport?.play())}
            >
              {words(running ? "day.pause" : "day.play")}
            </button>
            <button type="button" onClick={() => replay.seek(later(at, -MINUTE_MS))}>
              {words("day.minuteBack")}
            </button>
            <button type="button" onClick={() => replay.seek(later(at, MINUTE_MS))}>
              {words("day.minuteOn")}
            </button>
            <button type="button" disabled={feed.state === "ended"} onClick={() => void transport?.step()}>
              {words("day.step")}
            </button>
            <fieldset className="day__speeds">
              <legend className="visually-hidden">{words("day.speed")}</legend>
              {SPEEDS.map((speed) => (
                <button
                  key={speed}
                  type="button"
                  aria-pressed={feed.speed === speed}
                  onClick={() => void transport?.setSpeed(speed)}
                >
                  {words("wall.times", { speed })}
                </button>
              ))}
            </fieldset>
          </>
        ) : (
          <button type="button" disabled={date === undefined} onClick={() => date !== undefined && replay.toDay(date)}>
            {words("day.replayFrom")}
          </button>
        )}
        <button
          type="button"
          disabled={previous === undefined}
          onClick={() => previous && replay.jump(previous.beginAt)}
        >
          {words("day.previous")}
        </button>
        <button type="button" disabled={next === undefined} onClick={() => next && replay.jump(next.beginAt)}>
          {words("day.next")}
        </button>
        {past && date !== undefined && (
          <p className="day__past" role="status">
            <strong>{words("day.replay")}</strong>{" "}
            {words("day.notLive", { date: dayName(date, false, words, language), time })}
          </p>
        )}
        {past && (
          <button type="button" className="day__back" onClick={replay.toLive}>
            {words("day.back")}
          </button>
        )}
      </div>
    </div>
  );
}
