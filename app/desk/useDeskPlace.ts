"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type DeskPlace, deskPlace, deskQuery } from "./deskAddress.ts";

export interface DeskWay {
  readonly place: DeskPlace;
  /** The whole query, for whoever reads the feed from it. */
  readonly query: URLSearchParams;
  /** Goes to a place; the browser's back button returns from it. */
  readonly go: (next: DeskPlace) => void;
}

/** Where the desk is, kept in its address: a link to it opens the same, and back means back. */
export function useDeskPlace(): DeskWay {
  const text = useSearchParams().toString();
  const query = useMemo(() => new URLSearchParams(text), [text]);
  const place = useMemo(() => deskPlace(query), [query]);
  const go = useCallback(
    (next: DeskPlace) => {
      const wanted = deskQuery(query, next);
      if (wanted !== `?${text}`) window.history.pushState(null, "", wanted);
    },
    [query, text],
  );
  return { place, query, go };
}
