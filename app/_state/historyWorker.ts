"use client";

import { useEffect, useRef } from "react";
import { createHistoryClient, type HistoryClient } from "../../workers/historyClient.ts";

export type { ImportProgress, ImportResult, Inspected, Inspection } from "../../workers/historyApi.ts";
export type { HistoryOverview, OverviewOptions } from "../../workers/historyOverview.ts";
export type { HistoryClient };

/** The page's own worker for histories, started when it is first asked for and gone with the page. */
export function useHistoryWorker(onCrash: (detail: string) => void): () => HistoryClient {
  const client = useRef<HistoryClient>(undefined);
  const crash = useRef(onCrash);
  crash.current = onCrash;
  useEffect(
    () => () => {
      client.current?.dispose();
      client.current = undefined;
    },
    [],
  );
  const get = useRef(() => {
    client.current ??= createHistoryClient((detail) => {
      // Nobody asks a dead one again: the next question finds another.
      client.current?.dispose();
      client.current = undefined;
      crash.current(detail);
    });
    return client.current;
  });
  return get.current;
}
