import { expose } from "comlink";
import type { LookAheadApi } from "./lookaheadApi.ts";
import { LookAheadService } from "./lookaheadService.ts";
import { tellLoaded } from "./workerEnd.ts";

const service = new LookAheadService(() => performance.now());

/** A look-ahead service in a Web Worker: what it costs is told by the clock, others who take the core included. */
const api: LookAheadApi = {
  open: (number, job) => service.open(number, job),
  batch: (number, first, count) => service.batch(number, first, count),
  result: (number) => service.result(number),
  compare: (before, after) => service.compare(before, after),
  close: (number) => service.close(number),
};

expose(api);
tellLoaded();
