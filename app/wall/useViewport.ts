"use client";

import { useLayoutEffect, useState } from "react";
import type { Viewport } from "./geometry.ts";

/** The window's size, px; `undefined` before the page is in a browser. */
export function useViewport(): Viewport | undefined {
  const [viewport, setViewport] = useState<Viewport>();
  useLayoutEffect(() => {
    const measure = () => setViewport({ widthPx: window.innerWidth, heightPx: window.innerHeight });
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return viewport;
}
