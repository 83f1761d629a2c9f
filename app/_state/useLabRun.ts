"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CancelSignal } from "../../sim/experiment/experiment.ts";
import { type PointsResult, type PointsSpec, runPoints } from "../../sim/experiment/sensitivity/points.ts";
import { type TornadoResult, type TornadoSpec, tornado } from "../../sim/experiment/sensitivity/tornado.ts";
import { runVariants, type VariantsResult } from "../../sim/experiment/sensitivity/variants.ts";
import { type VerdictMapResult, type VerdictMapSpec, verdictMap } from "../../sim/experiment/sensitivity/verdictMap.ts";
import { type WaterfallResult, type WaterfallSpec, waterfall } from "../../sim/experiment/sensitivity/waterfall.ts";
import type { RunExperiment } from "../../sim/experiment/tuning/tuning.ts";
import { joinPool } from "./runPool.ts";

/** Something asked of the page's workers, and what has come of it so far. */
export interface LabRun<Spec, Result> {
  /** What was asked last; absent: nothing. */
  readonly spec: Spec | undefined;
  /** What is known of it: grows while it runs. Absent before the first of it. */
  readonly result: Result | undefined;
  readonly running: boolean;
  /** Why nothing came, where the workers themselves failed. */
  readonly failure: string | undefined;
  /** Asks; what was asked before ends where it is. */
  start(spec: Spec): void;
  /** Ends it; what is done stays. */
  stop(): void;
  /** Forgets it. */
  clear(): void;
}

type Job<Spec, Result> = (
  spec: Spec,
  options: {
    readonly run: RunExperiment;
    readonly signal: CancelSignal;
    readonly onProgress: (result: Result) => void;
  },
) => Promise<Result>;

export function usePointsRun(): LabRun<PointsSpec, PointsResult> {
  return useLabRun(runPoints);
}

export function useVariantsRun(): LabRun<PointsSpec, VariantsResult> {
  return useLabRun(runVariants);
}

export function useVerdictMap(): LabRun<VerdictMapSpec, VerdictMapResult> {
  return useLabRun(verdictMap);
}

export function useTornado(): LabRun<TornadoSpec, TornadoResult> {
  return useLabRun(tornado);
}

export function useWaterfall(): LabRun<WaterfallSpec, WaterfallResult> {
  return useLabRun(waterfall);
}

interface Asked<Spec, Result> {
  readonly spec: Spec;
  readonly result?: Result;
  readonly running: boolean;
  readonly failure?: string;
}

function useLabRun<Spec, Result>(job: Job<Spec, Result>): LabRun<Spec, Result> {
  const [asked, setAsked] = useState<Asked<Spec, Result>>();
  const under = useRef<AbortController>(undefined);
  const stop = useCallback(() => under.current?.abort(), []);
  const start = useCallback(
    (spec: Spec) => {
      under.current?.abort();
      const mine = new AbortController();
      under.current = mine;
      const { run, leave } = joinPool();
      const tell = (next: Omit<Asked<Spec, Result>, "spec">) => {
        if (under.current === mine) setAsked({ spec, ...next });
      };
      tell({ running: true });
      job(spec, { run, signal: mine.signal, onProgress: (result) => tell({ result, running: true }) })
        .then(
          (result) => tell({ result, running: false }),
          (problem: unknown) => tell({ running: false, failure: String(problem) }),
        )
        .finally(leave);
    },
    [job],
  );
  const clear = useCallback(() => {
    under.current?.abort();
    under.current = undefined;
    setAsked(undefined);
  }, []);
  useEffect(
    () => () => {
      under.current?.abort();
      under.current = undefined;
    },
    [],
  );
  return {
    spec: asked?.spec,
    result: asked?.result,
    running: asked?.running ?? false,
    failure: asked?.failure,
    ...{ start, stop, clear },
  };
}
