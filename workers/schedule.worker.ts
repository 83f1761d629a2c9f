import { expose } from "comlink";
import { requirementOf, scheduleScenario } from "../sim/experiment/scheduleScenario.ts";
import { calendarOf } from "./calendarOut.ts";
import { workbookOf } from "./historyWorkbookOut.ts";
import type { ScheduleApi } from "./scheduleApi.ts";
import { plannedBy } from "./scheduleService.ts";
import { type LinearSolver, loadSolver } from "./solveLinear.ts";
import { tellLoaded } from "./workerEnd.ts";

let solver: Promise<LinearSolver> | undefined;

/** A schedule service in a Web Worker. The solver's binary is fetched when it is first needed, from this server. */
const api: ScheduleApi = {
  async plan(spec, limits, onBetter) {
    try {
      solver ??= loadSolver();
      return await plannedBy(await solver, spec, limits, onBetter);
    } catch (problem) {
      solver = undefined;
      return { kind: "failed", detail: problem instanceof Error ? problem.message : String(problem) };
    }
  },
  requirement: async (scenario, groupId, from) => requirementOf(scenario, groupId, from),
  scenario: async (scenario, groupId, plan, firstWeekday) => scheduleScenario(scenario, groupId, plan, firstWeekday),
  workbook: (rows) => workbookOf(rows, "Lab"),
  calendar: async (agents, wish) => calendarOf(agents, wish),
};

expose(api);
tellLoaded();
