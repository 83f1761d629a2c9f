"use client";

import { useRef } from "react";
import type { TheatreFrame } from "../../sim/theatre/types/index.ts";

/** The frame, changing at most every `everyMs` of the viewer's time; 0: each one. What stands still is always the latest. */
export function useHeld(frame: TheatreFrame, everyMs: number): TheatreFrame {
  const held = useRef({ frame, sinceMs: Number.NEGATIVE_INFINITY });
  const now = typeof performance === "undefined" ? 0 : performance.now();
  if (held.current.frame !== frame && now - held.current.sinceMs >= everyMs) held.current = { frame, sinceMs: now };
  return everyMs === 0 ? frame : held.current.frame;
}
