import type { Mapping } from "../sim/history/mapping.ts";
import type { Inspected, Inspection, InspectOptions } from "./historyFile.ts";
import type { ImportProgress, ImportResult, ImportStart } from "./historyImport.ts";

/** What an import by the worker ended as; nothing throws across the boundary. */
export type WorkerImport =
  | { readonly ok: true; readonly result: ImportResult }
  | { readonly ok: false; readonly cancelled: true }
  | { readonly ok: false; readonly cancelled: false; readonly detail: string };

/** What the history worker offers. */
export interface HistoryApi {
  inspect(file: Blob, name: string, options: Omit<InspectOptions, "signal">): Promise<Inspection>;
  /** One at a time. Progress is told at most every tenth of a second. */
  import(
    file: Blob,
    start: ImportStart,
    form: Inspected["form"],
    header: readonly string[] | undefined,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<WorkerImport>;
  /** Calls off what is under way: nothing of it is kept. */
  cancel(): Promise<void>;
}

export type { ImportProgress, ImportResult, ImportStart, Inspected, Inspection, Mapping };
