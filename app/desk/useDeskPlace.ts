"use client";

import { useCallback, useMemo } from "react";
import { goToQuery, useAddress } from "../_state/address.ts";
import { type DeskPlace, deskPlace, deskQuery } from "./deskAddress.ts";

export interface DeskWay {
  readonly place: DeskPlace;
  /** The whole query, for whoever reads the feed from it. */
  readonly query: URLSearchParams;
  /** Goes to a place, or one step from where the address is now; the browser's back button returns from it. */
  readonly go: (next: DeskPlace | ((now: DeskPlace) => DeskPlace)) => void;
}

/** Where the desk is, kept in its address: a link to it opens the same, and back means back. */
export function useDeskPlace(): DeskWay {
  const query = useAddress();
  const place = useMemo(() => deskPlace(query), [query]);
  const go = useCallback((next: DeskPlace | ((now: DeskPlace) => DeskPlace)) => {
    // The address and not what was drawn last: a key pressed before the page caught up must start from where it stands.
    const now = new URLSearchParams(window.location.search);
    const wanted = deskQuery(now, typeof next === "function" ? next(deskPlace(now)) : next);
    if (wanted !== `?${now}`) goToQuery(wanted);
  }, []);
  return { place, query, go };
}
