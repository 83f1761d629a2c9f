"use client";

import { useEffect, useState } from "react";
import type { Holiday } from "../../../sim/history/proposal.ts";
import type { IntervalRow } from "../../../sim/history/rows.ts";
import type { HistoryClient, HistoryOverview } from "../../_state/historyWorker.ts";
import { allIntervals, askHistory, type HistoryQueue, type HistoryRefusal } from "./historyClient.ts";

export type OverviewState =
  | { readonly kind: "loading" }
  | { readonly kind: "shown"; readonly overview: HistoryOverview; readonly rows: readonly IntervalRow[] }
  | { readonly kind: "refused"; readonly refusal: HistoryRefusal };

/** Days of one queue with what is proposed about them: asked of the server, computed in the page's worker. */
export function useOverview(
  worker: () => HistoryClient,
  queue: HistoryQueue | undefined,
  country: string | null,
): OverviewState {
  const [state, setState] = useState<OverviewState>({ kind: "loading" });
  useEffect(() => {
    if (queue === undefined) return;
    const end = new AbortController();
    const load = async () => {
      const counted = queue.intervals === 0;
      const told = await allIntervals(queue, counted ? "counted-contacts" : "intervals", end.signal);
      if (!told.ok) return setState({ kind: "refused", refusal: told.refusal });
      const holidays = await holidaysOf(queue, country, end.signal);
      if (end.signal.aborted) return;
      const overview = await worker().overview(told.value, {
        ...{ queue: queue.queue, channel: queue.channel, timeZone: queue.timeZone },
        // Contacts leave no row where nobody came; files are asked about.
        ...{ gaps: counted ? "zero" : "unknown", holidays },
      });
      if (end.signal.aborted) return;
      if (overview !== undefined) setState({ kind: "shown", overview, rows: told.value });
    };
    // The same queue stays in view until its new days are there: nothing jumps.
    setState((old) =>
      old.kind === "shown" && old.overview.series.queue === queue.queue && old.overview.series.channel === queue.channel
        ? old
        : { kind: "loading" },
    );
    load().catch((problem: unknown) => {
      if (end.signal.aborted) return;
      setState({ kind: "refused", refusal: { code: "page", detail: String(problem) } });
    });
    return () => end.abort();
  }, [worker, queue, country]);
  return state;
}

async function holidaysOf(
  queue: HistoryQueue,
  country: string | null,
  signal: AbortSignal,
): Promise<readonly Holiday[]> {
  if (country === null) return [];
  const [from, to] = [queue.firstAt, queue.lastAt].map((at) => new Date(at).getUTCFullYear());
  const told = await askHistory<readonly Holiday[]>(`holidays?country=${country}&from=${from}&to=${to}`, { signal });
  return told.ok ? told.value : [];
}
