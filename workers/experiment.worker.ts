import { expose, transfer } from "comlink";
import { Replicator } from "../sim/engine/replicator.ts";
import type { ExperimentApi } from "./experimentApi.ts";
import { ExperimentService } from "./experimentService.ts";
import { tellLoaded } from "./workerEnd.ts";

const service = new ExperimentService((scenario, from) => new Replicator(scenario, from));

/** An experiment service in a Web Worker. */
const api: ExperimentApi = {
  open: (experiment) => service.open(experiment),
  async run(experiment, batch) {
    const result = await service.run(experiment, batch);
    return result.kind === "cancelled" ? result : transfer(result, [result.vectors.buffer]);
  },
};

expose(api);
tellLoaded();
