"use client";

import { useEffect, useRef, useState } from "react";
import { createSearchClient, type SearchClient } from "../../workers/searchClient.ts";

export type { CheckResult, DayRead } from "../../workers/searchApi.ts";
export type { SearchClient } from "../../workers/searchClient.ts";

/** A search worker for as long as a page is there, started when it is first asked for. `crash`: how it died. */
export function useSearchWorker(): { readonly client: () => SearchClient; readonly crash: string | undefined } {
  const held = useRef<SearchClient>(undefined);
  const [crash, setCrash] = useState<string>();
  useEffect(
    () => () => {
      held.current?.dispose();
      held.current = undefined;
    },
    [],
  );
  const client = () => {
    held.current ??= createSearchClient((detail) => {
      held.current = undefined;
      setCrash(detail);
    });
    return held.current;
  };
  return { client, crash };
}
