import { expose } from "comlink";
import type { HistoryApi } from "./historyApi.ts";
import { inspectHistory } from "./historyFile.ts";
import { httpTarget } from "./historyHttp.ts";
import { importHistory } from "./historyImport.ts";
import { historyOverview } from "./historyOverview.ts";
import { workbookOf } from "./historyWorkbookOut.ts";
import { tellLoaded } from "./workerEnd.ts";

/** How often progress crosses the boundary, ms. */
const PROGRESS_MS = 100;

let calledOff = new AbortController();

const api: HistoryApi = {
  inspect: (file, name, options) => inspectHistory(file, name, options),
  async import(file, start, form, header, onProgress) {
    calledOff = new AbortController();
    const { signal } = calledOff;
    let told = 0;
    try {
      const result = await importHistory({
        ...{ file, start, form, header, target: httpTarget(), signal },
        onProgress(progress) {
          const now = Date.now();
          if (now - told < PROGRESS_MS) return;
          told = now;
          onProgress(progress);
        },
      });
      return { ok: true, result };
    } catch (problem) {
      if (signal.aborted) return { ok: false, cancelled: true };
      return { ok: false, cancelled: false, detail: problem instanceof Error ? problem.message : String(problem) };
    }
  },
  overview: (rows, options) => Promise.resolve(historyOverview(rows, options)),
  workbook: (rows) => workbookOf(rows),
  cancel: () => Promise.resolve(calledOff.abort()),
};

expose(api);
tellLoaded();
