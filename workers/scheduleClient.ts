import { proxy, releaseProxy, wrap } from "comlink";
import type { SolveLimits } from "../sim/staffing/schedule/linearModel.ts";
import type { SchedulePlan } from "../sim/staffing/schedule/plan.ts";
import type { ScheduleSpec } from "../sim/staffing/schedule/spec.ts";
import type { ScheduleApi } from "./scheduleApi.ts";
import { type Planning, type PlanningThread, planIn } from "./schedulePlanning.ts";
import { watchWorker } from "./workerEnd.ts";

/** What a schedule worker does besides planning. */
export interface ScheduleClient extends Omit<ScheduleApi, "plan"> {
  dispose(): void;
}

/** Plans in a Web Worker of its own. */
export function planInWorker(
  spec: ScheduleSpec,
  limits: SolveLimits,
  onBetter: (plan: SchedulePlan) => void,
): Planning {
  return planIn(planningWorker, spec, limits, onBetter);
}

/** A worker that is kept for requirements, scenarios and files. */
export function createScheduleClient(onCrash: (detail: string) => void): ScheduleClient {
  const { worker, end } = started(onCrash);
  const remote = wrap<ScheduleApi>(worker);
  return {
    requirement: (scenario, groupId, from) => remote.requirement(scenario, groupId, from),
    scenario: (scenario, groupId, plan, firstWeekday) => remote.scenario(scenario, groupId, plan, firstWeekday),
    workbook: (rows) => remote.workbook(rows),
    calendar: (agents, wish) => remote.calendar(agents, wish),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}

function planningWorker(onCrash: (detail: string) => void): PlanningThread {
  const { worker, end } = started(onCrash);
  const remote = wrap<ScheduleApi>(worker);
  return {
    plan: (spec, limits, onBetter) => remote.plan(spec, limits, proxy(onBetter)),
    end: () => void end(),
  };
}

function started(onCrash: (detail: string) => void): { readonly worker: Worker; end(): Promise<void> } {
  const worker = new Worker(new URL("./schedule.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "schedule", onCrash);
  return { worker, end };
}
