"use client";

import { useCallback, useEffect, useState } from "react";
import { lastAsked } from "../../_state/lastAsked.ts";
import { askHistory, type HistoryImport, type HistoryQueue, type HistoryRefusal } from "./historyClient.ts";

export interface StoredHistory {
  /** Absent until the server answered. */
  readonly queues: readonly HistoryQueue[] | undefined;
  readonly imports: readonly HistoryImport[] | undefined;
  readonly refusal: HistoryRefusal | undefined;
  /** Asks again; resolves once the answer is shown. */
  refresh(): Promise<void>;
}

/** What the server keeps: queues and imports, asked anew after every change. */
export function useHistory(): StoredHistory {
  const [queues, setQueues] = useState<readonly HistoryQueue[]>();
  const [imports, setImports] = useState<readonly HistoryImport[]>();
  const [refusal, setRefusal] = useState<HistoryRefusal>();
  // Two changes soon after one another ask twice: what was asked last is what is shown.
  const [asked] = useState(lastAsked);
  const load = useCallback(
    async (signal?: AbortSignal) => {
      const isLast = asked.ask();
      const init = signal === undefined ? {} : { signal };
      const [first, second] = await Promise.all([
        askHistory<readonly HistoryQueue[]>("queues", init),
        askHistory<readonly HistoryImport[]>("imports", init),
      ]);
      if (!isLast()) return;
      if (first.ok) setQueues(first.value);
      if (second.ok) setImports(second.value);
      setRefusal(first.ok ? (second.ok ? undefined : second.refusal) : first.refusal);
    },
    [asked],
  );
  useEffect(() => {
    const end = new AbortController();
    // Called off with the page: nobody is left to tell.
    load(end.signal).catch(() => undefined);
    return () => end.abort();
  }, [load]);
  return { queues, imports, refusal, refresh: useCallback(() => load(), [load]) };
}
