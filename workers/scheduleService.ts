import { coverModel } from "../sim/staffing/schedule/coverModel.ts";
import type { LinearModel, SolveLimits } from "../sim/staffing/schedule/linearModel.ts";
import { planOf, type SchedulePlan } from "../sim/staffing/schedule/plan.ts";
import { planSchedule, type ScheduleResult } from "../sim/staffing/schedule/planSchedule.ts";
import type { ScheduleSpec } from "../sim/staffing/schedule/spec.ts";
import type { Improved, LinearSolver } from "./solveLinear.ts";

/** Plans with a solver of this thread. `onBetter` hears of every better plan; never throws. */
export function plannedBy(
  solver: LinearSolver,
  spec: ScheduleSpec,
  limits: SolveLimits,
  onBetter: (plan: SchedulePlan) => void,
): Promise<ScheduleResult> {
  const cover = coverModel(spec);
  const better = ({ values, objective, bound }: Improved) =>
    onBetter(planOf(spec, cover, { status: "limit", values, objective, bound }));
  // Models that look for the reason of an impossible plan are no plans: only the first is told of.
  let asked = false;
  const solve = async (model: LinearModel, within: SolveLimits) => {
    const told = asked ? undefined : better;
    asked = true;
    return solver.solve(model, within, told);
  };
  return planSchedule(spec, solve, limits);
}
