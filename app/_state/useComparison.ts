"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { ComparisonNews, ComparisonPlan, ComparisonRequest } from "../../workers/comparisonApi.ts";
import { type ComparisonClient, createComparisonClient } from "../../workers/comparisonClient.ts";

export type { Comparison, ComparisonRow, ComparisonTrap } from "../../sim/experiment/comparison/comparison.ts";
export type { DayPlot, PlotCell, PlotFigure } from "../../sim/experiment/comparison/dayPlots.ts";
export type { Measure } from "../../sim/experiment/comparison/measure.ts";
export type { ComparisonNews, ComparisonPlan, ScenarioFailure } from "../../workers/comparisonApi.ts";

/** What is compared. `T`: what the page knows of each scenario beside. */
export interface Asked<T> {
  readonly scenarios: readonly (T & ComparisonRequest["scenarios"][number])[];
  readonly seed: string;
  /** The floor every run begins with. Absent: an empty one. */
  readonly from?: ComparisonRequest["from"];
  readonly plan: ComparisonPlan;
}

export interface Comparing<T> {
  /** The last news there is, maybe of what was asked before; absent until the first. */
  readonly news: ComparisonNews | undefined;
  /** What the news is about. */
  readonly about: Asked<T> | undefined;
  /** Whether the news is about what was asked before the last change. */
  readonly isStale: boolean;
  readonly isRunning: boolean;
  /** What the worker died of. */
  readonly crash: string | undefined;
  /** Absent until the worker is there. */
  readonly client: ComparisonClient | undefined;
  stop(): void;
  /** The same once more: what is done stays. */
  goOn(): void;
}

/** Changes of a drag come in crowds: a run begins once none came for so long, ms. */
const SETTLE_MS = 120;

interface Shown<T> {
  readonly news: ComparisonNews;
  readonly about: Asked<T>;
}

/**
 * Compares scenarios in a worker, again whenever what is asked changes; `undefined` asks nothing. What was found stays
 * until the first news of what is asked now.
 */
export function useComparison<T>(asked: Asked<T> | undefined): Comparing<T> {
  const [client, setClient] = useState<ComparisonClient>();
  const [shown, setShown] = useState<Shown<T>>();
  const [running, setRunning] = useState<Asked<T>>();
  const [crash, setCrash] = useState<string>();
  const number = useRef(0);
  const isWanted = asked !== undefined;

  useEffect(() => {
    if (!isWanted) return;
    const made = createComparisonClient(setCrash);
    setClient(made);
    return () => {
      made.dispose();
      setClient(undefined);
      setRunning(undefined);
    };
  }, [isWanted]);

  const begin = useCallback((wanted: Asked<T>, worker: ComparisonClient, afterMs: number) => {
    number.current += 1;
    const mine = number.current;
    const take = (news: ComparisonNews) => {
      if (mine !== number.current) return;
      // Called off before anything was found: what was found before stays.
      if (news.comparison !== undefined || news.failures.length > 0) {
        // Drawn in slices: keys and pointers go first.
        startTransition(() => setShown({ news, about: wanted }));
      }
      if (news.state !== "running") setRunning(undefined);
    };
    const { seed, plan, from } = wanted;
    const begin = from === undefined ? {} : { from };
    const scenarios = wanted.scenarios.map(({ label, scenario }) => ({ label, scenario }));
    setRunning(wanted);
    const run = () => void worker.run({ number: mine, scenarios, seed, plan, ...begin }, take).then(take);
    const timer = setTimeout(run, afterMs);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (client === undefined || asked === undefined) return;
    return begin(asked, client, number.current === 0 ? 0 : SETTLE_MS);
  }, [client, asked, begin]);

  return {
    news: shown?.news,
    about: shown?.about,
    isStale: shown !== undefined && asked !== undefined && shown.about !== asked,
    isRunning: running !== undefined,
    crash,
    client,
    stop: useCallback(() => void client?.stop(), [client]),
    goOn: useCallback(() => {
      if (client !== undefined && asked !== undefined) begin(asked, client, 0);
    }, [client, asked, begin]),
  };
}
