import { proxy, releaseProxy, wrap } from "comlink";
import type { HistoryApi, ImportProgress, ImportStart, Inspected, WorkerImport } from "./historyApi.ts";
import { watchWorker } from "./workerEnd.ts";

/** A worker that reads files of histories, and its end. */
export interface HistoryClient {
  readonly inspect: HistoryApi["inspect"];
  import(
    file: Blob,
    start: ImportStart,
    form: Inspected["form"],
    header: readonly string[] | undefined,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<WorkerImport>;
  readonly overview: HistoryApi["overview"];
  readonly workbook: HistoryApi["workbook"];
  cancel(): void;
  dispose(): void;
}

export function createHistoryClient(onCrash: (detail: string) => void): HistoryClient {
  const worker = new Worker(new URL("./history.worker.ts", import.meta.url), { type: "module" });
  const end = watchWorker(worker, "history", onCrash);
  const remote = wrap<HistoryApi>(worker);
  return {
    inspect: (file, name, options) => remote.inspect(file, name, options),
    import: (file, start, form, header, onProgress) => remote.import(file, start, form, header, proxy(onProgress)),
    overview: (rows, options) => remote.overview(rows, options),
    workbook: (rows) => remote.workbook(rows),
    cancel: () => void remote.cancel(),
    dispose() {
      remote[releaseProxy]();
      void end();
    },
  };
}
