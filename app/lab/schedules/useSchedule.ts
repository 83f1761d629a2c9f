"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { parseSchedule } from "../../../sim/staffing/schedule/parse.ts";
import type { SchedulePlan } from "../../../sim/staffing/schedule/plan.ts";
import type { ScheduleResult } from "../../../sim/staffing/schedule/planSchedule.ts";
import type { ScheduleProblem } from "../../../sim/staffing/schedule/problem.ts";
import type { ScheduleSpec } from "../../../sim/staffing/schedule/spec.ts";
import { type Planning, planInWorker } from "../../_state/useScheduleWorker.ts";

export interface Scheduling {
  readonly isPlanning: boolean;
  /** The best plan of the search under way. */
  readonly better: SchedulePlan | undefined;
  readonly made: { readonly spec: ScheduleSpec; readonly result: ScheduleResult } | undefined;
  readonly problems: readonly ScheduleProblem[];
  readonly plan: (spec: ScheduleSpec, seconds: number) => void;
  readonly stop: () => void;
}

/** Plans in a worker; what was made stays until something else is. Rules with problems are told and start nothing. */
export function useSchedule(): Scheduling {
  const planning = useRef<Planning>(undefined);
  const [isPlanning, setPlanning] = useState(false);
  const [better, setBetter] = useState<SchedulePlan>();
  const [made, setMade] = useState<Scheduling["made"]>();
  const [problems, setProblems] = useState<readonly ScheduleProblem[]>([]);
  useEffect(() => () => planning.current?.cancel(), []);
  const plan = (asked: ScheduleSpec, seconds: number) => {
    const parsed = parseSchedule(asked);
    setProblems(parsed.ok ? [] : parsed.problems);
    if (!parsed.ok) return;
    const { spec } = parsed;
    setBetter(undefined);
    setPlanning(true);
    const begun = planInWorker(spec, { seconds, gap: 0 }, setBetter);
    planning.current = begun;
    void begun.result.then((result) => {
      if (planning.current !== begun) return;
      setMade({ spec, result });
      setPlanning(false);
    });
  };
  const stop = useCallback(() => planning.current?.cancel(), []);
  return { isPlanning, better, made, problems, plan, stop };
}
