"use client";

import { useCallback, useSyncExternalStore } from "react";

/** Characters of a kept text; longer ones are cut. */
const LONGEST = 200;
/** Tells every part of the page that keeps something; the browser itself tells other pages only. */
const CHANGED = "floorcast-kept";
/** What the browser would not keep: until the page goes. */
const here = new Map<string, string>();

/**
 * A text this display remembers under `key`, at most 200 characters, the same wherever on the page it is asked for; ""
 * until it was set. Where the browser keeps nothing it lasts as long as the page.
 */
export function useKept(key: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => keptText(key),
    () => "",
  );
  const keep = useCallback(
    (next: string) => {
      try {
        localStorage.setItem(key, next);
        here.delete(key);
      } catch {
        // A full or forbidden store keeps nothing; this page still knows.
        here.set(key, next);
      }
      window.dispatchEvent(new Event(CHANGED));
    },
    [key],
  );
  return [text, keep];
}

function keptText(key: string): string {
  const own = here.get(key);
  if (own !== undefined) return own.slice(0, LONGEST);
  try {
    return (localStorage.getItem(key) ?? "").slice(0, LONGEST);
  } catch {
    return "";
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}
