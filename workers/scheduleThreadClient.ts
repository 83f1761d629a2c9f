import { Worker } from "node:worker_threads";
import { proxy, wrap } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import type { SolveLimits } from "../sim/staffing/schedule/linearModel.ts";
import type { SchedulePlan } from "../sim/staffing/schedule/plan.ts";
import type { ScheduleSpec } from "../sim/staffing/schedule/spec.ts";
import type { ScheduleApi } from "./scheduleApi.ts";
import { type Planning, type PlanningThread, planIn } from "./schedulePlanning.ts";

/** Plans in a worker thread of Node of its own. */
export function planInThread(
  spec: ScheduleSpec,
  limits: SolveLimits,
  onBetter: (plan: SchedulePlan) => void,
): Planning {
  return planIn(start, spec, limits, onBetter);
}

function start(onCrash: (detail: string) => void): PlanningThread {
  const worker = new Worker(new URL("./scheduleThread.ts", import.meta.url));
  worker.on("error", (problem) => onCrash(problem.message));
  const remote = wrap<Pick<ScheduleApi, "plan">>(nodeEndpoint(worker));
  return {
    plan: (spec, limits, onBetter) => remote.plan(spec, limits, proxy(onBetter)),
    end: () => void worker.terminate(),
  };
}
