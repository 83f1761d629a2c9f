"use client";

import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { PointsResult, PointsSpec } from "../../sim/experiment/sensitivity/points.ts";
import type { TornadoResult, TornadoSpec } from "../../sim/experiment/sensitivity/tornado.ts";
import type { VariantsResult } from "../../sim/experiment/sensitivity/variants.ts";
import type { VerdictMapResult, VerdictMapSpec } from "../../sim/experiment/sensitivity/verdictMap.ts";
import type { WaterfallResult, WaterfallSpec } from "../../sim/experiment/sensitivity/waterfall.ts";
import type { Ask, SensitivityApi } from "../../workers/sensitivityApi.ts";
import { type Joined, joinSensitivity } from "./sensitivityWorker.ts";

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

/** Which of the worker's questions is asked. */
type Question<Spec, Result> = (worker: SensitivityApi) => Ask<Spec, Result>;

const POINTS: Question<PointsSpec, PointsResult> = (worker) => worker.points;
const VARIANTS: Question<PointsSpec, VariantsResult> = (worker) => worker.variants;
const VERDICT_MAP: Question<VerdictMapSpec, VerdictMapResult> = (worker) => worker.verdictMap;
const TORNADO: Question<TornadoSpec, TornadoResult> = (worker) => worker.tornado;
const WATERFALL: Question<WaterfallSpec, WaterfallResult> = (worker) => worker.waterfall;

export function usePointsRun(): LabRun<PointsSpec, PointsResult> {
  return useLabRun(POINTS);
}

export function useVariantsRun(): LabRun<PointsSpec, VariantsResult> {
  return useLabRun(VARIANTS);
}

export function useVerdictMap(): LabRun<VerdictMapSpec, VerdictMapResult> {
  return useLabRun(VERDICT_MAP);
}

export function useTornado(): LabRun<TornadoSpec, TornadoResult> {
  return useLabRun(TORNADO);
}

export function useWaterfall(): LabRun<WaterfallSpec, WaterfallResult> {
  return useLabRun(WATERFALL);
}

interface Asked<Spec, Result> {
  readonly spec: Spec;
  readonly result?: Result;
  readonly running: boolean;
  readonly failure?: string;
}

/** Numbers of questions: rising, never twice on a page. */
let asks = 0;

/** Asks the page's worker, which is there as long as somebody may ask it. */
function useLabRun<Spec, Result>(question: Question<Spec, Result>): LabRun<Spec, Result> {
  const [asked, setAsked] = useState<Asked<Spec, Result>>();
  const joined = useRef<Joined>(undefined);
  const under = useRef(0);
  const stop = useCallback(() => void joined.current?.client.stop(under.current), []);
  const join = useCallback((): Joined => {
    const mine = joinSensitivity((detail) => {
      // Whatever was under way is lost with its worker; the next question finds another.
      under.current = 0;
      joined.current = undefined;
      mine.leave();
      setAsked((last) => (last?.running === true ? { spec: last.spec, running: false, failure: detail } : last));
    });
    joined.current = mine;
    return mine;
  }, []);
  const start = useCallback(
    (spec: Spec) => {
      stop();
      const { client } = joined.current ?? join();
      asks += 1;
      const mine = asks;
      under.current = mine;
      const tell = (next: Omit<Asked<Spec, Result>, "spec">) => {
        if (under.current === mine) setAsked({ spec, ...next });
      };
      tell({ running: true });
      // Drawn in slices: keys and pointers go first.
      const told = (result: Result) => startTransition(() => tell({ result, running: true }));
      void question(client)(mine, spec, told).then((ran) =>
        startTransition(() =>
          tell(ran.ok ? { result: ran.result, running: false } : { running: false, failure: ran.detail }),
        ),
      );
    },
    [question, stop, join],
  );
  const clear = useCallback(() => {
    stop();
    under.current = 0;
    setAsked(undefined);
  }, [stop]);
  useEffect(() => {
    join();
    return () => {
      // The one there is now: the first may have died and been replaced.
      const now = joined.current;
      void now?.client.stop(under.current);
      under.current = 0;
      joined.current = undefined;
      now?.leave();
    };
  }, [join]);
  return {
    spec: asked?.spec,
    result: asked?.result,
    running: asked?.running ?? false,
    failure: asked?.failure,
    ...{ start, stop, clear },
  };
}
