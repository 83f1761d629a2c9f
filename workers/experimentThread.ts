import { parentPort } from "node:worker_threads";
import { expose, transfer } from "comlink";
import nodeEndpoint from "comlink/dist/umd/node-adapter.js";
import { Replicator } from "../sim/engine/replicator.ts";
import type { ExperimentApi } from "./experimentApi.ts";
import { ExperimentService } from "./experimentService.ts";

if (parentPort === null) throw new RangeError("experimentThread: expected to run in a worker thread");
const service = new ExperimentService((scenario, from) => new Replicator(scenario, from));

/** An experiment service in a worker thread of Node. */
const api: ExperimentApi = {
  open: (experiment) => service.open(experiment),
  async run(experiment, batch) {
    const result = await service.run(experiment, batch);
    return result.kind === "cancelled" ? result : transfer(result, [result.vectors.buffer]);
  },
};

expose(api, nodeEndpoint(parentPort));
