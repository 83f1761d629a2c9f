import { proxy, releaseProxy, wrap } from "comlink";
import type { Frame } from "../sim/metrics/frame.ts";
import type { Instant } from "../sim/vocabulary/index.ts";
import type { BoardApi, FeedSpec, Opened } from "./boardApi.ts";
import { latestOnly } from "./latestOnly.ts";
import { watchWorker } from "./workerEnd.ts";

/** A board worker and its end: the proxy lives here and nowhere else, and goes with `dispose`. */
export interface BoardClient {
  open(spec: FeedSpec, onFrame: (frame: Frame) => void): Promise<Opened>;
  readonly play: BoardApi["play"];
  readonly pause: BoardApi["pause"];
  readonly setSpeed: BoardApi["setSpeed"];
  /** Only the latest place asked for counts: going back folds anew, and a slider or a held key asks thirty times a second. */
  readonly seek: BoardApi["seek"];
  readonly step: BoardApi["step"];
  readonly actOnAlarm: BoardApi["actOnAlarm"];
  readonly lookAhead: BoardApi["lookAhead"];
  dispose(): void;
}

/** Starts a worker with a board in it. */
export function createBoardClient(onCrash: (detail: string) => void): BoardClient {
  const worker = new Worker(new URL("./board.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "board", onCrash);
  const remote = wrap<BoardApi>(worker);
  return {
    open: (spec, onFrame) => remote.open(spec, proxy(onFrame)),
    play: () => remote.play(),
    pause: () => remote.pause(),
    setSpeed: (speed) => remote.setSpeed(speed),
    seek: latestOnly((at: Instant) => remote.seek(at)),
    step: () => remote.step(),
    actOnAlarm: (action) => remote.actOnAlarm(action),
    lookAhead: () => remote.lookAhead(),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
