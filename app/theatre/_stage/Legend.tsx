"use client";

import { memo } from "react";
import type { StageName, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { shapesOf } from "./shapes.ts";

/** What the marks mean, in words: a shape a channel, the candle, who left, who came back. */
export const Legend = memo(function Legend({
  part,
  overview,
  stage,
}: {
  /** The second stage has the second half: on one line there is no room for all. */
  readonly part: "first" | "second" | "all";
  readonly overview: TheatreOverview;
  readonly stage: StageName;
}) {
  const words = useWords();
  const shapes = shapesOf(overview.channels, overview.seats, stage);
  // Three shapes tell them all apart; more channels share them, and their lanes are named.
  const shown = overview.channels.slice(0, 3);
  return (
    <ul className="legend">
      {part !== "second" && (
        <>
          {shown.map((channel, i) => (
            <li key={channel}>
              <i
                className="legend__piece"
                data-ruled={shapes[i]!.ruled || undefined}
                style={{ "--share": shapes[i]!.share } as object}
              />
              {words(`channel.${channel}`)}
            </li>
          ))}
          <li>
            <i className="legend__wick" />
            {words("theatre.legend.patience")}
          </li>
        </>
      )}
      {part !== "first" && (
        <li>
          <i className="legend__back" />
          {words("theatre.legend.back")}
        </li>
      )}
      {part === "second" && (
        <li>
          <i className="legend__other" />
          {words("theatre.legend.other")}
        </li>
      )}
    </ul>
  );
});
