import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import type { LookAheadApi } from "./lookaheadApi.ts";
import { LookAheadService } from "./lookaheadService.ts";

if (parentPort === null) throw new RangeError("lookaheadThread: expected to run in a worker thread");
/** Time on this thread alone, ms: what others take of the machine is no cost of a look-ahead. */
function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
const service = new LookAheadService(ownMs);

/** A look-ahead service in a worker thread of Node. */
const api: LookAheadApi = {
  open: (number, job) => service.open(number, job),
  batch: (number, first, count) => service.batch(number, first, count),
  result: (number) => service.result(number),
  compare: (before, after) => service.compare(before, after),
  close: (number) => service.close(number),
};

expose(api, nodeEndpoint(parentPort));
