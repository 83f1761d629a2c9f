"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { ComparisonNews } from "../../workers/comparisonApi.ts";
import type { ComparisonClient } from "../../workers/comparisonClient.ts";
import { type Asked, ComparisonAsking, type Shown } from "./comparisonAsking.ts";
import { takeComparisonClient } from "./earlyComparison.ts";
import { whenIdle } from "./whenIdle.ts";

export type { Comparison, ComparisonRow, ComparisonTrap } from "../../sim/experiment/comparison/comparison.ts";
export type { DayPlot, PlotCell, PlotFigure } from "../../sim/experiment/comparison/dayPlots.ts";
export type { Measure } from "../../sim/experiment/comparison/measure.ts";
export type { ComparisonNews, ComparisonPlan, ScenarioFailure } from "../../workers/comparisonApi.ts";
export type { WorkbookSheet } from "../../workers/historyWorkbookOut.ts";
export type { Asked } from "./comparisonAsking.ts";

export interface Comparing<T> {
  /** The last news there is, maybe of what was asked before; absent until the first. */
  readonly news: ComparisonNews | undefined;
  /** What the news is about. */
  readonly about: Asked<T> | undefined;
  /** Whether the news is about what was asked before the last change. */
  readonly isStale: boolean;
  readonly isRunning: boolean;
  /** What the worker died of; absent once something is asked again. */
  readonly crash: string | undefined;
  /** Absent until the worker is there. */
  readonly client: ComparisonClient | undefined;
  stop(): void;
  /** The same once more: what is done stays. */
  goOn(): void;
}

/**
 * Compares scenarios in a worker, again whenever what is asked changes; `undefined` asks nothing. What was found stays
 * until the first news of what is asked now. The worker is there before it is asked: at once where `isNear` says that it
 * soon will be, else when the page has nothing else to do.
 */
export function useComparison<T>(asked: Asked<T> | undefined, isNear: boolean): Comparing<T> {
  const [client, setClient] = useState<ComparisonClient>();
  const [shown, setShown] = useState<Shown<T>>();
  const [running, setRunning] = useState<Asked<T>>();
  const [crash, setCrash] = useState<string>();
  const asking = useRef<ComparisonAsking<T>>(undefined);

  useEffect(() => {
    const made = new ComparisonAsking<T>(takeComparisonClient, {
      // Drawn in slices: keys and pointers go first.
      shown: (next) => startTransition(() => setShown(next)),
      running: setRunning,
      crash: setCrash,
      client: setClient,
    });
    asking.current = made;
    return () => {
      asking.current = undefined;
      made.end();
    };
  }, []);
  useEffect(() => {
    if (isNear) asking.current?.start();
    return isNear ? undefined : whenIdle(() => asking.current?.start());
  }, [isNear]);
  useEffect(() => asking.current?.want(asked), [asked]);

  return {
    news: shown?.news,
    about: shown?.about,
    isStale: shown !== undefined && asked !== undefined && shown.about !== asked,
    isRunning: running !== undefined,
    crash,
    client,
    stop: useCallback(() => asking.current?.stop(), []),
    goOn: useCallback(() => asking.current?.goOn(), []),
  };
}
