import { expose } from "comlink";
import type { StaffingApi } from "./staffingApi.ts";
import { curveOf, sheetOf } from "./staffingService.ts";
import { tellLoaded } from "./workerEnd.ts";

/** Staffing figures of a scenario in a Web Worker: a long day of many queues takes longer than a picture may wait. */
const api: StaffingApi = {
  sheet: (scenario) => Promise.resolve(sheetOf(scenario)),
  curve: (distribution) => Promise.resolve(curveOf(distribution)),
};

expose(api);
tellLoaded();
