export type { LinearModel, LinearSolution, SolveLimits, SolveLinear } from "./linearModel.ts";
export { type ParsedSchedule, parseSchedule } from "./parse.ts";
export type { PlannedAgent, PlannedShift, ScheduleCost, SchedulePlan } from "./plan.ts";
export { type Impossible, planSchedule, type ScheduleResult } from "./planSchedule.ts";
export type { ScheduleCode, ScheduleProblem } from "./problem.ts";
export type { ContractRules, ScheduledBreak, ScheduleSpec, ShiftPattern, ShiftType } from "./spec.ts";
