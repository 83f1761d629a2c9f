"use client";

import { useEffect, useRef } from "react";
import { type TheatreKey, theatreKey } from "./_transport/keys.ts";

/** Keys of the page; those of a field or an open sheet are its own, and a focused button keeps its Space. */
export function useTheatreKeys(act: (key: TheatreKey) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const key = theatreKey(event);
      if (key === undefined || !(target instanceof Element)) return;
      if (target.closest("input, select, textarea, dialog") !== null) return;
      if (key.does === "play" && target.closest("button, a") !== null) return;
      event.preventDefault();
      latest.current(key);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
