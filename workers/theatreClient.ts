import { releaseProxy, wrap } from "comlink";
import type { TheatreApi } from "./theatreApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** A theatre worker and its end: the proxy lives here and nowhere else, and goes with `dispose`. */
export interface TheatreClient extends TheatreApi {
  dispose(): void;
}

/** Starts a worker with a theatre in it. */
export function createTheatreClient(onCrash: (detail: string) => void): TheatreClient {
  const worker = new Worker(new URL("./theatre.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "theatre", onCrash);
  const remote = wrap<TheatreApi>(worker);
  return {
    open: (description) => remote.open(description),
    openLink: (fragment) => remote.openLink(fragment),
    frame: (at) => remote.frame(at),
    next: (kind, at) => remote.next(kind, at),
    previous: (kind, at) => remote.previous(kind, at),
    why: (question, at, language) => remote.why(question, at, language),
    inject: (injection) => remote.inject(injection),
    undoInjection: () => remote.undoInjection(),
    series: (measure, lanes) => remote.series(measure, lanes),
    aggregate: (measure, from, to) => remote.aggregate(measure, from, to),
    hash: (at) => remote.hash(at),
    link: (at, camera) => remote.link(at, camera),
    close: () => remote.close(),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
