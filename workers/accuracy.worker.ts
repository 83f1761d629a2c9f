import { expose } from "comlink";
import type { AccuracyApi } from "./accuracyApi.ts";
import { comparedForecasts } from "./accuracyService.ts";
import { tellLoaded } from "./workerEnd.ts";

const api: AccuracyApi = {
  compare: (snapshots, histories) =>
    comparedForecasts(snapshots, histories, (path) => fetch(path, { cache: "no-store" })),
};

expose(api);
tellLoaded();
