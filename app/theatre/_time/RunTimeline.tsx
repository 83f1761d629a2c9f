"use client";

import { useCallback, useMemo } from "react";
import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { RunChart } from "../../_charts/RunChart.tsx";
import { clockWithSeconds, limit, points } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useInjectionName } from "../_inject/useInjectionName.ts";
import type { AskedInRun } from "../_lesson/inRun.ts";
import { levelLanes } from "../_transport/levelLanes.ts";
import type { RunStore } from "../_transport/runStore.ts";
import type { RunView } from "../_transport/runView.ts";
import { figuresNow } from "./figuresNow.ts";
import { useAskedPanels } from "./useAskedPanels.ts";
import { offsetOf } from "./zone.ts";

export interface RunTimelineProps {
  readonly overview: TheatreOverview;
  readonly view: RunView;
  readonly store: RunStore;
  /** What a lesson asks; empty: nothing. */
  readonly asked: readonly AskedInRun[];
}

/** The running difference with everything it says, and the hand on it. */
export function RunTimeline({ overview, view, store, asked }: RunTimelineProps) {
  const words = useWords();
  const language = useLanguage();
  const nameInjection = useInjectionName();
  const { at, revealed, level, left } = view;
  const { timeZone, opensAt, divergences } = overview;
  const two = overview.stages.length > 1;
  const clock = useCallback((instant: number) => clockWithSeconds(instant, timeZone), [timeZone]);
  const offsetMs = useMemo(() => offsetOf(opensAt, timeZone), [opensAt, timeZone]);
  const lanes = useMemo(() => levelLanes(overview), [overview]);
  const lane = lanes[0];
  const head = lane === undefined ? undefined : overview.lanes[lane];
  const levelText = {
    channel: head === undefined ? "" : words(`channel.${head.channel}`),
    limit: head?.target === undefined ? "" : limit(head.target.withinMs, language),
  };
  const now = useMemo(() => figuresNow(view.frame?.stages ?? [], lanes), [view.frame, lanes]);
  const panels = useAskedPanels(asked, overview, lanes, revealed);
  const [first] = divergences;
  const fates = overview.fates.filter((fate) => fate.at <= at).length;
  return (
    <RunChart
      from={opensAt}
      to={overview.endsAt}
      at={at}
      offsetMs={offsetMs}
      single={!two}
      revealed={revealed}
      level={level}
      left={left}
      now={now}
      divergesAt={first?.at}
      fates={overview.fates}
      injections={overview.injections}
      asked={panels}
      clock={clock}
      onSeek={(there) => void store.seek(there)}
      texts={{
        head: words(two ? "theatre.chart.difference" : "theatre.chart.single"),
        seed: words("theatre.chart.seed", { seed: overview.description.seed }),
        level: words(two ? "theatre.chart.level" : "theatre.chart.levelSingle", levelText),
        left: words("theatre.chart.left"),
        aBetter: words("theatre.chart.aBetter"),
        bBetter: words("theatre.chart.bBetter"),
        hidden: words("theatre.chart.hidden"),
        few: words("theatre.chart.few"),
        first: first === undefined ? "" : words("theatre.chart.first", { at: clock(first.at) }),
        fates: two && fates > 0 ? words("theatre.chart.fates", { n: fates }) : "",
        position: words("theatre.chart.position"),
        value: clock(at),
        signed: (value) => points(value, language),
        injection: ({ injection }) => nameInjection(injection),
      }}
    />
  );
}
