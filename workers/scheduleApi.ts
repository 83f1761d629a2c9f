import type { RequirementFrom, RequirementOf, ScheduledScenario } from "../sim/experiment/scheduleScenario.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { SolveLimits } from "../sim/staffing/schedule/linearModel.ts";
import type { PlannedAgent, SchedulePlan } from "../sim/staffing/schedule/plan.ts";
import type { ScheduleResult } from "../sim/staffing/schedule/planSchedule.ts";
import type { ScheduleSpec } from "../sim/staffing/schedule/spec.ts";
import type { CalendarWish } from "./calendarOut.ts";

/** A table's cell: absent is an empty one. */
export type SheetCell = string | number | undefined;

/** What a schedule worker offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface ScheduleApi {
  /**
   * Plans a spec without problems; `onBetter` hears of every better plan on the way. Blocks the worker until the end:
   * whoever cannot wait ends it and keeps the last one heard of.
   */
  plan(spec: ScheduleSpec, limits: SolveLimits, onBetter: (plan: SchedulePlan) => void): Promise<ScheduleResult>;
  requirement(scenario: Scenario, groupId: string, from: RequirementFrom): Promise<RequirementOf>;
  scenario(scenario: Scenario, groupId: string, plan: SchedulePlan, firstWeekday: number): Promise<ScheduledScenario>;
  workbook(rows: readonly (readonly SheetCell[])[]): Promise<Blob>;
  calendar(agents: readonly PlannedAgent[], wish: CalendarWish): Promise<string>;
}
