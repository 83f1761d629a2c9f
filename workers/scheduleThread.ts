import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import type { ScheduleApi } from "./scheduleApi.ts";
import { plannedBy } from "./scheduleService.ts";
import { loadSolver } from "./solveLinear.ts";

if (parentPort === null) throw new RangeError("scheduleThread: expected to run in a worker thread");
const solver = loadSolver();

/** The planning of a schedule in a worker thread of Node. */
const api: Pick<ScheduleApi, "plan"> = {
  plan: async (spec, limits, onBetter) => plannedBy(await solver, spec, limits, onBetter),
};

expose(api, nodeEndpoint(parentPort));
