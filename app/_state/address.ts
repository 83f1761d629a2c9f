"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import { takeMoves } from "./moves.ts";

/** Tells the page itself that its address has changed; the browser tells only of moves back and forth. */
const CHANGED = "floorcast-address";

/**
 * What the page's address asks for, kept by the browser alone. The router is not asked: for it another query is another
 * page, and what it fetches for the last one arrives after the next one was gone to, and takes it back.
 */
export function useAddress(): URLSearchParams {
  const before = useSearchParams().toString();
  const text = useSyncExternalStore(subscribe, queryText, () => before);
  return useMemo(() => new URLSearchParams(text), [text]);
}

/** Goes to another query of this page; the browser's back button returns from it, unless it takes the place of the last. */
export function goToQuery(query: string, how: "push" | "replace" = "push"): void {
  const { pushState, replaceState } = History.prototype;
  const go = how === "push" ? pushState : replaceState;
  // The router's own notes of this page stay with every entry: back to it is back to this page.
  go.call(window.history, window.history.state, "", query);
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  // The router is not told of moves on this page either: it writes the entry it came back to once it has drawn it, seconds
  // later maybe, over whatever was gone to meanwhile.
  const leave = takeMoves(listener);
  window.addEventListener(CHANGED, listener);
  // A link of the router's to this very page changes nothing it knows of; browsers that have no such event hear of it with
  // the next change.
  const { navigation } = window as { readonly navigation?: Navigation };
  navigation?.addEventListener("currententrychange", listener);
  return () => {
    leave();
    window.removeEventListener(CHANGED, listener);
    navigation?.removeEventListener("currententrychange", listener);
  };
}

function queryText(): string {
  return new URLSearchParams(window.location.search).toString();
}
