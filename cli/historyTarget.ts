import type { HistoryImports, ImportChange, ImportInfo } from "../live/log/historyImports.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import type { ImportTarget } from "../workers/historyImport.ts";

/** Imports into a store of this process. */
export function storeTarget(imports: HistoryImports): ImportTarget {
  const kinds = new Map<string, ImportInfo["kind"]>();
  return {
    async begin({ mapping, ...start }) {
      const { id } = done(await imports.begin({ ...start, mapping: JSON.stringify(mapping) }));
      kinds.set(id, start.kind);
      return id;
    },
    async append(id, batch, rows) {
      const of =
        kinds.get(id) === "contacts"
          ? ({ kind: "contacts", rows: rows as readonly ContactRow[] } as const)
          : ({ kind: "intervals", rows: rows as readonly IntervalRow[] } as const);
      done(await imports.append(id, batch, of));
    },
    async keep(id, problems) {
      const { rows, added = 0, replaced = 0, same = 0 } = done(await imports.keep(id, problems));
      return { id, rows, added, replaced, same };
    },
    async drop(id) {
      done(await imports.remove(id));
    },
  };
}

function done(change: ImportChange): ImportInfo {
  if (change.ok) return change.info;
  throw new Error(change.code);
}
