import type { Mapping } from "../sim/history/mapping.ts";
import type { IntervalRow } from "../sim/history/rows.ts";
import type { Inspected, Inspection, InspectOptions } from "./historyFile.ts";
import type { ImportProgress, ImportResult, ImportStart } from "./historyImport.ts";
import type { HistoryOverview, OverviewOptions } from "./historyOverview.ts";

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
  /** Days and proposals of one queue; `undefined`: there are no rows. */
  overview(rows: readonly IntervalRow[], options: OverviewOptions): Promise<HistoryOverview | undefined>;
  /** A table as a workbook of one sheet; texts stay texts, whatever they begin with. */
  workbook(rows: readonly (readonly (string | number | undefined)[])[]): Promise<Blob>;
  /** Calls off what is under way: nothing of it is kept. */
  cancel(): Promise<void>;
}

export type { ImportProgress, ImportResult, ImportStart, Inspected, Inspection, Mapping };
