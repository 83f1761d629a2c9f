"use client";

import { useEffect } from "react";
import { isTyping } from "./isTyping.ts";

export interface AlarmKeys {
  /** A: somebody has seen the alarm. */
  readonly onSee: () => void;
  /** S: what can be done about the alarm. */
  readonly onShelve: () => void;
}

/** A and S act on the worst alarm that asks for somebody. */
export function useAlarmKeys({ onSee, onShelve }: AlarmKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const key = event.key.toLowerCase();
      if (key !== "a" && key !== "s") return;
      // The field that opens takes the focus at once: the letter must not be typed into it.
      event.preventDefault();
      if (key === "a") onSee();
      else onShelve();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onSee, onShelve]);
}
