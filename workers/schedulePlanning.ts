import type { SolveLimits } from "../sim/staffing/schedule/linearModel.ts";
import type { SchedulePlan } from "../sim/staffing/schedule/plan.ts";
import type { ScheduleResult } from "../sim/staffing/schedule/planSchedule.ts";
import type { ScheduleSpec } from "../sim/staffing/schedule/spec.ts";

/** A plan being made. */
export interface Planning {
  /** Never rejects. */
  readonly result: Promise<ScheduleResult>;
  /** Ends it at once; the best plan so far is the result. */
  cancel(): void;
}

/** A thread that plans, and its end. */
export interface PlanningThread {
  plan(spec: ScheduleSpec, limits: SolveLimits, onBetter: (plan: SchedulePlan) => void): Promise<ScheduleResult>;
  end(): void;
}

/**
 * Plans in a thread of its own, which is ended with the plan: a solver does not listen while it works. Whoever cancels
 * gets the best plan so far, or that there was none yet; a thread that dies is a failure.
 */
export function planIn(
  start: (onCrash: (detail: string) => void) => PlanningThread,
  spec: ScheduleSpec,
  limits: SolveLimits,
  onBetter: (plan: SchedulePlan) => void,
): Planning {
  let best: SchedulePlan | undefined;
  let settle: (result: ScheduleResult) => void = () => {};
  const ended = new Promise<ScheduleResult>((resolve) => {
    settle = resolve;
  });
  const thread = start((detail) => settle({ kind: "failed", detail }));
  thread
    .plan(spec, limits, (plan) => {
      best = plan;
      onBetter(plan);
    })
    .then(settle, (problem: unknown) => settle({ kind: "failed", detail: String(problem) }));
  const result = ended.finally(() => thread.end());
  const cancel = () => settle(best === undefined ? { kind: "nothing-yet" } : { kind: "planned", plan: best });
  return { result, cancel };
}
