import { releaseProxy, wrap } from "comlink";
import type { StaffingApi } from "./staffingApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** A staffing worker and its end. */
export interface StaffingClient extends StaffingApi {
  dispose(): void;
}

/** Starts a worker that knows staffing formulas. */
export function createStaffingClient(onCrash: (detail: string) => void): StaffingClient {
  const worker = new Worker(new URL("./staffing.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "staffing", onCrash);
  const remote = wrap<StaffingApi>(worker);
  return {
    sheet: (scenario) => remote.sheet(scenario),
    curve: (distribution) => remote.curve(distribution),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
